package nl.opvang.plumbing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.http.Http;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks past every endpoint of a running service in every role, with its own scope and with a foreign one, and without a token: whoever
 * may not gets 401, 403 or 404 as the rule says; whoever may gets past the gate, whatever is behind it.
 */
public final class AccessWalk {
    private static final String MUNICIPALITY = "GM0014";
    private static final String REGION = "VR01";

    /** Tokens whose scope covers the paths that are asked. */
    private static final Map<Role, String[]> OWN = codes(MUNICIPALITY, REGION);

    /** Amsterdam and its region. */
    private static final Map<Role, String[]> FOREIGN = codes("GM0363", "VR13");

    private final Http http;
    private final Map<String, String> variables;
    private final List<String> wrong = new ArrayList<>();
    private int asked;

    private AccessWalk(Http http, Map<String, String> variables) {
        this.http = http;
        this.variables = variables;
    }

    /**
     * @param variables values for path variables whose type does not suggest one, by name
     * @return how many requests were sent
     */
    public static int past(ServletWebServerApplicationContext service, Map<String, String> variables) {
        var server = Objects.requireNonNull(service.getWebServer());
        var walk = new AccessWalk(new Http(server.getPort(), null), variables);
        service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) ->
                        AccessRules.rule(method).ifPresent(rule -> walk.endpoint(mapping, method, rule)));
        assertThat(walk.wrong).isEmpty();
        assertThat(walk.asked).isPositive();
        return walk.asked;
    }

    private void endpoint(RequestMappingInfo mapping, HandlerMethod method, AllowedTo rule) {
        var verb = mapping.getMethodsCondition().getMethods().iterator().next().name();
        var type = mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                .map(Object::toString)
                .findFirst()
                .orElse("application/json");
        for (var pattern : AccessRules.paths(mapping)) {
            var path = path(pattern, method);
            expect(verb, path, type, "nobody", http, Set.of(401));
            for (var role : Role.values()) {
                boolean may = Arrays.asList(rule.value()).contains(role);
                expect(verb, path, type, role + " own", as(role, OWN), may ? Set.of() : Set.of(403));
                boolean scoped = !rule.scope().isEmpty() && !role.national();
                if (!role.national())
                    expect(
                            verb,
                            path,
                            type,
                            role + " foreign",
                            as(role, FOREIGN),
                            may ? (scoped ? Set.of(404) : Set.of()) : Set.of(403));
                if (may && scoped) expect(verb, path, type, role + " without codes", as(role, Map.of()), Set.of(404));
            }
        }
    }

    /** @param statuses one of these must be answered; when empty, anything that is not a refusal of access or a bug */
    private void expect(String verb, String path, String type, String who, Http client, Set<Integer> statuses) {
        asked++;
        var body = verb.equals("GET") || verb.equals("DELETE") ? null : "{}";
        int status = client.send(verb, path, body, "Content-Type", type).status();
        boolean right = statuses.isEmpty()
                ? status != 401 && status != 403 && status != 405 && status != 500
                : statuses.contains(status);
        if (!right) wrong.add("%s %s as %s: %d instead of %s".formatted(verb, path, who, status, statuses));
    }

    private Http as(Role role, Map<Role, String[]> codes) {
        return http.with(TestTokens.shared().token(role, codes.getOrDefault(role, new String[0])));
    }

    private String path(String pattern, HandlerMethod method) {
        var path = pattern;
        for (var parameter : method.getMethod().getParameters()) {
            var variable = parameter.getAnnotation(PathVariable.class);
            if (variable == null) continue;
            var name = variable.value().isEmpty() ? parameter.getName() : variable.value();
            path = path.replace("{" + name + "}", value(name, parameter));
        }
        if (path.contains("{")) throw new IllegalArgumentException(method + " does not take all of " + pattern);
        return path;
    }

    private String value(String name, Parameter parameter) {
        if (variables.containsKey(name)) return String.valueOf(variables.get(name));
        var type = parameter.getType();
        if (type == MunicipalityCode.class) return MUNICIPALITY;
        if (type == RegionCode.class) return REGION;
        if (type == UUID.class) return "01990000-0000-7000-8000-000000000000";
        if (type == LocalDate.class) return "2025-01-01";
        if (type == int.class || type == Integer.class) return "2025";
        if (type == String.class) return "x";
        if (type.isEnum()) return String.valueOf(type.getEnumConstants()[0]);
        throw new IllegalArgumentException("say which value {" + name + "} may have");
    }

    private static Map<Role, String[]> codes(String municipality, String region) {
        var codes = new EnumMap<Role, String[]>(Role.class);
        codes.put(Role.MUNICIPALITY, new String[] {municipality});
        codes.put(Role.REGION, new String[] {region});
        return codes;
    }
}
