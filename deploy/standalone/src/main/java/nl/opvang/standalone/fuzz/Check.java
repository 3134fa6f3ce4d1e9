package nl.opvang.standalone.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must hold of every answer, or of the system after many of them. */
enum Check {
    ANSWERED_IN_TIME,
    NO_FAILURE,
    STATUS_STATED,
    PROBLEM_DOCUMENT,
    NOTHING_FROM_INSIDE,
    NOTHING_REFLECTED,
    HEADERS,
    EVERY_LINE_ANSWERED,
    /** Found by {@link Fuzzing} when a round of requests has ended. */
    REFUSED_CHANGES_NOTHING,
    /** Found by {@link Fuzzing} at the end. */
    MEMORY_BOUNDED;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TYPE = "urn:problem-type:opvang:[a-z0-9-]+";
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)exception|stack ?trace|\\bat [\\w.$]+\\(|\\b(java|javax|jakarta|org|com|nl)\\.[a-z]+\\.\\w+|\\.java\\b"
                    + "|tomcat|spring|jackson|nimbus|postgres|hikari|kafka|axon|sqlstate|select |insert |<html|<body");
    /** What a bare document is taken to be. */
    private static final Map<String, List<String>> BARE = Map.of("content-type", List.of("application/problem+json"));

    /** Open data may lie in caches. */
    private static final Pattern KEPT = Pattern.compile("public, max-age=\\d+");

    private static final Map<String, String> HEADERS_OF_ALL = Map.of(
            "api-version", "\\d+\\.\\d+\\.\\d+",
            "cache-control", "no-store",
            "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
            "strict-transport-security", "max-age=\\d{7,}.*",
            "x-content-type-options", "nosniff",
            "x-frame-options", "DENY",
            "referrer-policy", "no-referrer");

    /** Of those the ones that are others for pages. */
    private static final Map<String, String> HEADERS_OF_PAGES = Map.of(
            "content-security-policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "referrer-policy",
            "same-origin");

    /** What is wrong with this answer in this respect. */
    Optional<String> finding(Attempt attempt, Answer answer) {
        return Optional.ofNullable(
                switch (answer) {
                    case Answer.Given given -> given(attempt, given);
                    case Answer.Bare(var body)
                    when attempt.mayBeBare() && this != HEADERS ->
                        given(attempt, new Answer.Given(400, BARE, body, Duration.ZERO));
                    case Answer.NotAwaited _ -> null;
                    case Answer other -> this == ANSWERED_IN_TIME ? unanswered(attempt, other) : null;
                });
    }

    private @Nullable String given(Attempt attempt, Answer.Given answer) {
        return switch (this) {
            case NO_FAILURE -> failure(attempt, answer);
            case STATUS_STATED -> status(attempt, answer);
            case PROBLEM_DOCUMENT -> answer.isRefusal() ? problem(attempt, answer) : null;
            case NOTHING_FROM_INSIDE -> inside(answer);
            case NOTHING_REFLECTED -> reflection(attempt, answer);
            case HEADERS -> header(attempt, answer);
            case EVERY_LINE_ANSWERED -> answer.status() == 200 && attempt.lines() >= 0 ? lines(attempt, answer) : null;
            case ANSWERED_IN_TIME, REFUSED_CHANGES_NOTHING, MEMORY_BOUNDED -> null;
        };
    }

    private static @Nullable String unanswered(Attempt attempt, Answer answer) {
        return switch (answer) {
            case Answer.Cut(var how) -> attempt.mayBeCut() ? null : "the connection was cut: " + how;
            case Answer.Bare _ -> attempt.mayBeBare() ? null : "a body without a status";
            case Answer.Silence(var after) -> "no answer within " + after;
            case Answer.Nonsense(var how) -> "not HTTP: " + how;
            case Answer.Given _, Answer.NotAwaited _ -> null;
        };
    }

    /** The result of each line, in order. */
    static List<JsonNode> results(Answer.Given answer) {
        return Arrays.stream(new String(answer.body(), UTF_8).split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(JSON::readTree)
                .toList();
    }

    static JsonNode json(byte[] body) {
        return JSON.readTree(body);
    }

    private static @Nullable String failure(Attempt attempt, Answer.Given answer) {
        return answer.status() < 500 || isStatedAbsence(attempt, answer) ? null : "status " + answer.status();
    }

    private static @Nullable String status(Attempt attempt, Answer.Given answer) {
        return answer.status() >= 500 || attempt.allowed().contains(answer.status())
                ? null
                : "status %d, where only %s may be"
                        .formatted(
                                answer.status(),
                                attempt.allowed().stream().sorted().toList());
    }

    private static @Nullable String inside(Answer.Given answer) {
        var inside = INSIDE.matcher(told(answer));
        return inside.find() ? "tells of the inside: " + inside.group() : null;
    }

    private static @Nullable String reflection(Attempt attempt, Answer.Given answer) {
        return told(answer).toLowerCase(Locale.ROOT).contains(attempt.marker()) ? "gives back what was sent" : null;
    }

    private static @Nullable String header(Attempt attempt, Answer.Given answer) {
        var operation = attempt.operation();
        boolean mayBeKept = operation != null
                && operation.isOpen()
                && !answer.isRefusal()
                && KEPT.matcher(answer.header("cache-control").orElse("")).matches();
        var wanted = new TreeMap<>(HEADERS_OF_ALL);
        if (mayBeKept) wanted.remove("cache-control");
        if (isOfPages(attempt, answer)) wanted.putAll(HEADERS_OF_PAGES);
        return wanted.entrySet().stream()
                .filter(header -> !answer.header(header.getKey()).orElse("").matches(header.getValue()))
                .map(header -> "header " + header.getKey() + " is "
                        + answer.header(header.getKey()).orElse("absent"))
                .findFirst()
                .orElse(null);
    }

    /** A path that is none of the API's is one of pages, and then all of its headers are. */
    private static boolean isOfPages(Attempt attempt, Answer.Given answer) {
        return (attempt.kind() == Kind.PATH || attempt.kind() == Kind.REQUEST_LINE)
                && !answer.header("content-security-policy")
                        .orElse("")
                        .equals(HEADERS_OF_ALL.get("content-security-policy"));
    }

    /** Data that were asked for may say anything; headers and problems may not. */
    private static String told(Answer.Given answer) {
        return answer.headers() + (answer.isRefusal() ? "\n" + new String(answer.body(), UTF_8) : "");
    }

    /** A 503 is an answer where it is stated, and says when to ask again. */
    private static boolean isStatedAbsence(Attempt attempt, Answer.Given answer) {
        return answer.status() == 503
                && answer.header("retry-after").isPresent()
                && attempt.allowed().contains(503);
    }

    private static @Nullable String problem(Attempt attempt, Answer.Given answer) {
        if (answer.status() == 401 && answer.header("www-authenticate").isEmpty())
            return "401 without WWW-Authenticate";
        if (answer.status() == 405 && answer.header("allow").isEmpty()) return "405 without Allow";
        if ((answer.status() == 429 || answer.status() == 503)
                && answer.header("retry-after").isEmpty()) return answer.status() + " without Retry-After";
        var type = answer.header("content-type").orElse("none");
        if (!type.equals("application/problem+json")) return "content type " + type;
        if (attempt.method().equals("HEAD")) return null;
        try {
            return problem(json(answer.body()), answer.status());
        } catch (JacksonException e) {
            return "not JSON: " + new String(answer.body(), UTF_8);
        }
    }

    private static @Nullable String problem(JsonNode problem, int status) {
        if (!problem.path("type").asString("").matches(TYPE)) return "type " + problem.path("type");
        if (problem.path("status").asInt(0) != status) return "status in the document is " + problem.path("status");
        if (problem.path("title").asString("").isBlank()) return "no title";
        return problem.path("detail").asString("").isBlank() ? "no detail" : null;
    }

    private static @Nullable String lines(Attempt attempt, Answer.Given answer) {
        try {
            var results = results(answer);
            if (results.size() != attempt.lines())
                return "%d results for %d lines".formatted(results.size(), attempt.lines());
            int last = 0;
            for (var result : results) {
                var wrong = line(attempt, result, last);
                if (wrong != null) return wrong + " in " + result;
                last = result.path("line").asInt();
            }
            return null;
        } catch (JacksonException e) {
            return "a result that is not JSON";
        }
    }

    private static @Nullable String line(Attempt attempt, JsonNode result, int last) {
        if (result.path("line").asInt(0) <= last) return "lines out of order";
        int status = result.path("status").asInt(0);
        if (status < 400) return status == 200 || status == 201 ? null : "no status";
        if (status >= 500 && status != 503) return "status " + status;
        var problem = result.path("problem");
        if (problem.toString().toLowerCase(Locale.ROOT).contains(attempt.marker())) return "gives back what was sent";
        return problem(problem, status);
    }
}
