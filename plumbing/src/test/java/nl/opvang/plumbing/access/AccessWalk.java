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
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.page.signin.TestSession;
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
 * <p>Whoever may not cannot find out what there is either: what exists, what does not, and what lies in a municipality that there is
 * not, get the same answer to the last byte and header; and what a list shows to a stranger does not name what it walks by. Nor does
 * anyone find what lies elsewhere under their own code. So that this says something, there has to be something to be found.
 *
 * <p>Unless it is said otherwise that is 200 for a GET, and a problem with the empty form for anything else.
 */
public final class AccessWalk {
    /** Whose paths are asked; no test asks about anything else of it. */
    public static final MunicipalityCode MUNICIPALITY = new MunicipalityCode("GM1969");

    /** The id in every path that has one. */
    public static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000000");

    /** What else there is has its ids there: to whoever is asked about, it is foreign. */
    public static final MunicipalityCode ELSEWHERE = new MunicipalityCode("GM0344");

    /** The id of things of {@link #ELSEWHERE}, and of nothing else. */
    public static final UUID ID_ELSEWHERE = UUID.fromString("01990000-0000-7000-8000-eeeeeeeeeeee");

    /** An id that nothing has. */
    private static final UUID ABSENT = UUID.fromString("01990000-0000-7000-8000-ffffffffffff");

    /** Codes of the right form that are nowhere in the division. */
    private static final Map<String, String> NOWHERE = Map.of(MUNICIPALITY.text(), "GM9998", "VR01", "VR98");

    /** What differs from answer to answer whatever is asked. */
    private static final Set<String> PASSING = Set.of("date", "connection", "keep-alive");

    private static final String REGION = "VR01";
    private static final String EMPTY_FORM = "400 invalid-request";

    /** Tokens whose scope covers the paths that are asked. */
    private static final Map<Role, String[]> OWN = codes(MUNICIPALITY.text(), REGION);

    /** Utrecht and its region. */
    private static final Map<Role, String[]> FOREIGN = codes(ELSEWHERE.text(), "VR09");

    private final ServletWebServerApplicationContext service;
    private final Http http;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> questions = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, String> exceptions = new HashMap<>();
    private final Set<String> met = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private int asked;
    private int found;
    private int mustBeFound;

    private AccessWalk(ServletWebServerApplicationContext service) {
        this.service = service;
        this.http = new Http(Objects.requireNonNull(service.getWebServer()).getPort(), null);
        answered("POST /v1/municipalities/{municipality}/batches", "200");
        answered("POST /v1/batches", "200");
        answered("POST /v1/imports", "200");
        answered("PUT /v1/municipalities/{municipality}/history-import-closing", "201");
        // None of a service that is asked here, nor an event of it.
        answered("GET /v1/seals/{number}", "404 not-found");
        answered("GET /v1/events/{eventId}/inclusion-proof", "404 not-found");
        // Nobody asked for that one.
        answered("GET /v1/replays/{replayId}", "404 not-found");
        answered("GET /v1/replays/{replayId}/differences", "404 not-found");
        answered("GET /replays/{replayId}", "404 not-found");
        answered("POST /replays/{replayId}/cancellation", "404 not-found");
        answered("GET /replays/{replayId}/differences", "404 not-found");
        // Of a service that cannot import, and of all others when nobody did.
        if (service.containsBean("importsPage")) answered("GET /imports/{importId}", "404 not-found");
        answered("GET /v1/rebuilds/{rebuildId}", "404 not-found");
        answered("GET /v1/rebuilds/{rebuildId}/differences", "404 not-found");
        // Nothing has an id like that.
        answered("GET /v1/histories/{aggregate}", "404 not-found");
        // Of nothing in particular there is no file.
        answered("GET /history/export", "400 invalid-request");
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

    /** What these roles are answered, where that is something else than what the others who may are. */
    public AccessWalk answeredTo(Set<Role> roles, String endpoint, String answer) {
        for (var role : roles) exceptions.put(role + " " + endpoint, answer);
        return this;
    }

    /** At least so many questions about one thing are answered to those who may ask, and find nothing under an id that nothing has. */
    public AccessWalk finding(int questions) {
        mustBeFound = questions;
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
        assertThat(found).as("questions that find something").isGreaterThanOrEqualTo(mustBeFound);
        AccessMatrix.of(service).isInTheDocuments();
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
            var form = isPage(path) && !verb.equals("GET");
            expect(verb, path, type, "nobody", http, form ? "403 form-too-old" : "401 unauthenticated");
            for (var role : Role.values()) {
                boolean may = Arrays.asList(rule.value()).contains(role);
                var its = exceptions.getOrDefault(role + " " + endpoint, answer);
                expect(verb, path, type, role + " own", as(role, OWN), may ? its : "403 forbidden");
                boolean scoped = !rule.scope().isEmpty() && !role.national();
                if (!role.national())
                    expect(
                            verb,
                            path,
                            type,
                            role + " foreign",
                            as(role, FOREIGN),
                            may ? (scoped ? "404 not-found" : its) : "403 forbidden");
                if (may && scoped)
                    expect(verb, path, type, role + " without codes", as(role, Map.of()), "404 not-found");
                if (may && verb.equals("GET") && path.contains(ID.toString()))
                    keepToTheirOwn(path, type, role, as(role, OWN), scoped);
                if (!may) tellNothing(verb, path, type, role + " own", as(role, OWN));
                else if (scoped) tellNothing(verb, path, type, role + " foreign", as(role, FOREIGN));
                else if (!role.national()) namesNothing(verb, path, type, role + " foreign", as(role, FOREIGN));
            }
            tellNothing(verb, path, type, "nobody", http);
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
            expect(
                    "GET",
                    path,
                    "",
                    "a forged token",
                    http.with("nonsense"),
                    isPage(path) ? answer : "401 unauthenticated");
            for (var role : Role.values()) expect("GET", path, "", role + " own", as(role, OWN), answer);
        }
    }

    /** To whom it is not for, all that there could be at such a path looks the same. */
    private void tellNothing(String verb, String path, String type, String who, Http client) {
        var answers = new ArrayList<String>();
        for (var other :
                List.of(path, path.replace(ID.toString(), ABSENT.toString()), elsewhere(path), nowhere(path))) {
            if (!answers.isEmpty() && other.equals(path)) continue;
            answers.add(seen(send(verb, other, type, client)));
        }
        if (Set.copyOf(answers).size() > 1)
            wrong.add("%s %s as %s can be told from what there is not: %s".formatted(verb, path, who, answers));
    }

    /** Under the own code there is only what is there; of that, something is. */
    private void keepToTheirOwn(String path, String type, Role role, Http client, boolean scoped) {
        var absent = send("GET", path.replace(ID.toString(), ABSENT.toString()), type, client);
        if (absent.status() == 404 && send("GET", path, type, client).status() < 400) found++;
        if (!scoped) return;
        var foreign = send("GET", elsewhere(path), type, client);
        if (foreign.status() != absent.status()
                || (absent.status() >= 400 && !plain(foreign).equals(plain(absent))))
            wrong.add("GET %s as %s finds what is elsewhere: %d instead of %d"
                    .formatted(elsewhere(path), role, foreign.status(), absent.status()));
    }

    /** A problem as a program reads it; a page holds what differs from session to session. */
    private static String plain(Http.Answer answer) {
        return answer.header("Content-Type").startsWith("text/html")
                ? ""
                : answer.body().replace(ID_ELSEWHERE.toString(), "").replace(ABSENT.toString(), "");
    }

    private static String elsewhere(String path) {
        return path.replace(ID.toString(), ID_ELSEWHERE.toString());
    }

    private static String nowhere(String path) {
        var elsewhere = path;
        for (var code : NOWHERE.entrySet()) elsewhere = elsewhere.replace(code.getKey(), code.getValue());
        return elsewhere;
    }

    /** Without a code in the path it is the answer that keeps to the caller's scope. */
    private void namesNothing(String verb, String path, String type, String who, Http client) {
        var answer = send(verb, path, type, client);
        if (answer.status() < 400 && answer.body().contains(ID.toString()))
            wrong.add("%s %s as %s names what is not theirs".formatted(verb, path, who));
    }

    private static String seen(Http.Answer answer) {
        var headers = new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeAll(PASSING);
        return answer.status() + " " + headers + " " + answer.body();
    }

    private Http.Answer send(String verb, String path, String type, Http client) {
        asked++;
        return isPage(path) ? page(verb, path, client) : endpoint(verb, path, type, client);
    }

    private void expect(String verb, String path, String type, String who, Http client, String expected) {
        var response = send(verb, path, type, client);
        // A form that says why nothing can be filled in is a page, whatever its status.
        var answer = response.status() < 400 || response.header("Content-Type").startsWith("text/html")
                ? Integer.toString(response.status())
                : response.status() + " " + response.problem();
        if (!answer.equals(expected))
            wrong.add("%s %s as %s: %s instead of %s".formatted(verb, path, who, answer, expected));
    }

    private static Http.Answer endpoint(String verb, String path, String type, Http client) {
        var body = verb.equals("GET") || verb.equals("DELETE") ? null : "{}";
        return type.isEmpty() ? client.send(verb, path, body) : client.send(verb, path, body, "Content-Type", type);
    }

    private static boolean isPage(String path) {
        return !path.startsWith("/v1/");
    }

    /** As a browser asks whose session has the token; a form is empty but for what makes it a form of ours. */
    private Http.Answer page(String verb, String path, Http client) {
        var token = client.token();
        var body = verb.equals("GET") ? null : "";
        if (token == null) return http.send(verb, path, body);
        var session = TestSession.open(service, token);
        return http.send(
                verb,
                path,
                body,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                session.cookie(),
                "X-CSRF-TOKEN",
                session.formToken());
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
        if (type == long.class) return "999999999";
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
