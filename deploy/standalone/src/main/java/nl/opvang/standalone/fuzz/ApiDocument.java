package nl.opvang.standalone.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of one service's API, as it gives it at {@code /v1/openapi.json}. */
final class ApiDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final String service;
    private final JsonNode document;

    ApiDocument(String service, byte[] json) {
        this.service = service;
        this.document = JSON.readTree(json);
    }

    /** In the order of the document, which is the same each time. */
    List<Operation> operations() {
        var prefix = document.path("servers").path(0).path("url").asString("");
        var operations = new ArrayList<Operation>();
        for (var path : document.path("paths").properties())
            for (var method : path.getValue().properties())
                if (METHODS.contains(method.getKey()))
                    operations.add(operation(prefix + path.getKey(), method.getKey(), method.getValue()));
        if (operations.isEmpty()) throw new IllegalStateException(service + " describes no operations");
        return operations;
    }

    private Operation operation(String path, String method, JsonNode described) {
        var parameters = new ArrayList<Operation.Parameter>();
        for (var parameter : described.path("parameters")) {
            var resolved = resolve(parameter);
            parameters.add(new Operation.Parameter(
                    resolved.path("in").asString(""),
                    resolved.path("name").asString(""),
                    resolved.path("required").asBoolean(false),
                    resolved.path("schema")));
        }
        var statuses = new LinkedHashSet<Integer>();
        for (var response : described.path("responses").properties())
            if (response.getKey().matches("\\d{3}")) statuses.add(Integer.valueOf(response.getKey()));
        var roles = described
                .path("x-allowed-to")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        var content = resolve(described.path("requestBody")).path("content").properties();
        String mediaType = null;
        @Nullable JsonNode body = null;
        for (var media : content) {
            mediaType = media.getKey();
            body = media.getValue().path("schema");
        }
        return new Operation(
                service, method.toUpperCase(Locale.ROOT), path, parameters, statuses, roles, mediaType, body);
    }

    /** What a reference refers to; anything else is what it is. */
    JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref");
        if (!reference.isString()) return node;
        var target = document.at(reference.stringValue().substring(1));
        if (target.isMissingNode())
            throw new IllegalStateException(service + " refers to " + reference + ", which is not there");
        return resolve(target);
    }
}
