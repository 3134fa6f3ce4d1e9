package nl.opvang.standalone.fuzz;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation as the service describes it.
 *
 * @param path template, with the server's prefix
 * @param statuses those that the description states
 * @param mediaType of its body
 * @param body schema of its body, or of each of its lines
 */
record Operation(
        String service,
        String method,
        String path,
        List<Parameter> parameters,
        Set<Integer> statuses,
        Set<String> roles,
        @Nullable String mediaType,
        @Nullable JsonNode body) {
    static final String JSON = "application/json";
    static final String LINES = "application/x-ndjson";

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String in, String name, boolean required, JsonNode schema) {}

    Operation {
        parameters = List.copyOf(parameters);
        statuses = Set.copyOf(statuses);
        roles = Set.copyOf(roles);
    }

    /** Whether it wants no token. */
    boolean isOpen() {
        return roles.contains("everyone");
    }

    boolean takesJson() {
        return JSON.equals(mediaType);
    }

    boolean takesLines() {
        return LINES.equals(mediaType);
    }

    boolean asks() {
        return method.equals("GET");
    }

    List<Parameter> parameters(String in) {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals(in))
                .toList();
    }

    @Override
    public String toString() {
        return service + " " + method + " " + path;
    }
}
