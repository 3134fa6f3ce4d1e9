package nl.opvang.plumbing.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.http.Http;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks past every endpoint of a running service in every role, with its own scope and with a foreign one, and without a token: whoever
 * may not gets 401, 403 or 404 as the rule says; whoever may gets exactly what such a request is answered. What is open to everyone
 * answers all of them alike.
 *
 * <p>Unless it is said otherwise that is 200 for a GET, and a problem with the empty form for anything else.
 */
public final class AccessWalk {
    /** Whose paths are asked; no test asks about anything else of it. */
    public static final MunicipalityCode MUNICIPALITY = new MunicipalityCode("GM1969");

    /** The id in every path that has one. */
    public static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000000");

    private static final String REGION = "VR01";
    private static final String EMPTY_FORM = "400 invalid-request";

    /** Tokens whose scope covers the paths that are asked. */
    private static final Map<Role, String[]> OWN = codes(MUNICIPALITY.text(), REGION);

    /** Amsterdam and its region. */
    private static final Map<Role, String[]> FOREIGN = codes("GM0363", "VR13");

    private final ServletWebServerApplicationContext service;
    private final Http http;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> questions = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Set<String> met = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private int asked;

    private AccessWalk(ServletWebServerApplicationContext service) {
        this.service = service;
        this.http = new Http(Objects.requireNonNull(service.getWebServer()).getPort(), null);
        answered("POST /v1/municipalities/{municipality}/batches", "200");
        answered("POST /v1/batches", "200");
        answered("POST /v1/imports", "200");
        answered("PUT /v1/municipalities/{municipality}/history-import-closing", "201");
        met.addAll(answers.keySet());
    }

    public static AccessWalk of(ServletWebServerApplicationContext service) {
        return new AccessWalk(service);
    }

    /** The value of a path variable whose type does not suggest one. */
    public AccessWalk with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** The query of a GET that needs one. */
    public AccessWalk asking(String path, String query) {
        questions.put("GET " + path, "?" + query);
        return this;
    }

    /**
     * What who may is answered.
     *
     * @param endpoint method and path
     * @param answer status, and the problem's type if it is one
     */
    public AccessWalk answered(String endpoint, String answer) {
        answers.put(endpoint, answer);
        return this;
    }

    /** Walks, and answers how many requests were sent. */
    public int past() {
        service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    AccessRules.rule(method).ifPresent(rule -> endpoint(mapping, method, rule));
                    if (AccessRules.isOpenToEveryone(method)) open(mapping, method);
                });
        assertThat(wrong).isEmpty();
        assertThat(met).as("endpoints").containsAll(answers.keySet()).containsAll(questions.keySet());
        assertThat(asked).isPositive();
        return asked;
    }

    private void endpoint(RequestMappingInfo mapping, HandlerMethod method, AllowedTo rule) {
        var verb = mapping.getMethodsCondition().getMethods().iterator().next().name();
        var type = mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                .map(Object::toString)
                .findFirst()
                .orElse("application/json");
        for (var pattern : AccessRules.paths(mapping)) {
            var endpoint = verb + " " + pattern;
            met.add(endpoint);
            var path = path(pattern, method) + questions.getOrDefault(endpoint, "");
            var answer = answers.getOrDefault(endpoint, verb.equals("GET") ? "200" : EMPTY_FORM);
            expect(verb, path, type, "nobody", http, "401 unauthenticated");
            for (var role : Role.values()) {
                boolean may = Arrays.asList(rule.value()).contains(role);
                expect(verb, path, type, role + " own", as(role, OWN), may ? answer : "403 forbidden");
                boolean scoped = !rule.scope().isEmpty() && !role.national();
                if (!role.national())
                    expect(
                            verb,
                            path,
                            type,
                            role + " foreign",
                            as(role, FOREIGN),
                            may ? (scoped ? "404 not-found" : answer) : "403 forbidden");
                if (may && scoped)
                    expect(verb, path, type, role + " without codes", as(role, Map.of()), "404 not-found");
            }
        }
    }

    /** The same for everyone, and for nobody in particular. */
    private void open(RequestMappingInfo mapping, HandlerMethod method) {
        for (var pattern : AccessRules.paths(mapping)) {
            var endpoint = "GET " + pattern;
            met.add(endpoint);
            var path = path(pattern, method) + questions.getOrDefault(endpoint, "");
            var answer = answers.getOrDefault(endpoint, "200");
            expect("GET", path, "", "nobody", http, answer);
            expect("GET", path, "", "a forged token", http.with("nonsense"), "401 unauthenticated");
            for (var role : Role.values()) expect("GET", path, "", role + " own", as(role, OWN), answer);
        }
    }

    private void expect(String verb, String path, String type, String who, Http client, String expected) {
        asked++;
        var body = verb.equals("GET") || verb.equals("DELETE") ? null : "{}";
        var response =
                type.isEmpty() ? client.send(verb, path, body) : client.send(verb, path, body, "Content-Type", type);
        var answer = response.status() < 400
                ? Integer.toString(response.status())
                : response.status() + " " + response.problem();
        if (!answer.equals(expected))
            wrong.add("%s %s as %s: %s instead of %s".formatted(verb, path, who, answer, expected));
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
        if (type == MunicipalityCode.class) return MUNICIPALITY.text();
        if (type == RegionCode.class) return REGION;
        if (type == Week.class) return "2025-W03";
        if (type == UUID.class) return ID.toString();
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
