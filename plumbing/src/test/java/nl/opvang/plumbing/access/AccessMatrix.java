package nl.opvang.plumbing.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Who may call what in one service, drawn from the rules of its endpoints: its part of {@code docs/access.md}, which must say the
 * same, as must the service's own description.
 */
final class AccessMatrix {
    /** Set to true, the documents are written instead of compared. */
    private static final String WRITE = "opvang.access.write";

    private static final Path DOCUMENT = Path.of("../docs/access.md");
    private static final String ALL = "all";

    private final String service;
    private final String table;

    private AccessMatrix(String service, String table) {
        this.service = service;
        this.table = table;
    }

    static AccessMatrix of(ServletWebServerApplicationContext running) {
        var api = OpenApi.of(
                        new Http(Objects.requireNonNull(running.getWebServer()).getPort(), null))
                .json();
        var rows = new TreeMap<String, String>();
        running.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    for (var path : AccessRules.paths(mapping))
                        for (var verb : mapping.getMethodsCondition().getMethods()) {
                            var cells = cells(method);
                            if (cells.isEmpty()) continue;
                            rows.put(path + " " + verb, row(verb + " " + path, cells));
                            if (path.startsWith("/v1/")) isDescribed(api, verb.name(), path, method);
                        }
                });
        var columns =
                Stream.of(Role.values()).map(Role::claim).collect(Collectors.joining(" | ", "| endpoint | ", " |"));
        var line = "| --- ".repeat(Role.values().length + 1) + "|";
        var name = Objects.requireNonNull(running.getEnvironment().getProperty("opvang.service"));
        return new AccessMatrix(name, columns + "\n" + line + "\n" + String.join("\n", rows.values()) + "\n");
    }

    /** A service without a part of its own, such as one made up for a test, has nothing to be compared with. */
    void isInTheDocuments() {
        var document = read();
        var begin = "<!-- " + service + " -->\n";
        var end = "<!-- end of " + service + " -->\n";
        if (!document.contains(begin)) return;
        int from = document.indexOf(begin) + begin.length();
        int until = document.indexOf(end, from);
        if (Boolean.getBoolean(WRITE)) {
            write(document.substring(0, from) + table + document.substring(until));
            return;
        }
        assertThat(document.substring(from, until))
                .as(
                        "docs/access.md does not say what %s does; write it again by running this test with -D%s=true",
                        service, WRITE)
                .isEqualTo(table);
    }

    private static List<String> cells(HandlerMethod method) {
        if (AccessRules.isOpenToEveryone(method))
            return Stream.of(Role.values()).map(role -> ALL).toList();
        var rule = AccessRules.rule(method).orElse(null);
        if (rule == null) return List.of();
        boolean asksWho = AccessRules.asksWho(method);
        var cells = new ArrayList<String>();
        for (var role : Role.values()) {
            if (!Arrays.asList(rule.value()).contains(role)) cells.add("");
            else if (role.national()) cells.add(ALL);
            else if (!rule.scope().isEmpty()) cells.add("own");
            else cells.add(asksWho ? "seen" : ALL);
        }
        return cells;
    }

    private static String row(String endpoint, List<String> cells) {
        return "| `" + endpoint + "` |"
                + cells.stream()
                        .map(cell -> cell.isEmpty() ? " |" : " " + cell + " |")
                        .collect(Collectors.joining());
    }

    /** What clients are told is what is enforced. */
    private static void isDescribed(JsonNode api, String verb, String path, HandlerMethod method) {
        var operation = api.path("paths").path(path.substring("/v1".length())).path(verb.toLowerCase(Locale.ROOT));
        var rule = AccessRules.rule(method).orElse(null);
        var roles = rule == null
                ? List.of("everyone")
                : Stream.of(rule.value()).map(Role::claim).toList();
        var here = verb + " " + path;
        assertThat(operation.path("x-allowed-to").valueStream().map(JsonNode::asString))
                .as(here)
                .containsExactlyElementsOf(roles);
        assertThat(operation.path("x-scope").asString("")).as(here).isEqualTo(rule == null ? "" : rule.scope());
        assertThat(operation
                        .path("security")
                        .valueStream()
                        .map(each -> each.path("token").path(0).asString()))
                .as(here)
                .containsExactlyElementsOf(rule == null ? List.of() : roles);
    }

    private static String read() {
        try {
            return Files.readString(DOCUMENT, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String document) {
        try {
            Files.writeString(DOCUMENT, document, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
