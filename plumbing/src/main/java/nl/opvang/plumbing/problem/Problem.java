package nl.opvang.plumbing.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not carried out: RFC 9457 problem details. Its {@code type} is
 * {@code urn:problem-type:opvang:<name>} and never changes; texts may.
 *
 * @param name last part of the type, kebab-case
 * @param title the same for every problem of this type
 * @param detail what is known about this case; never a value from the request
 * @param errors all that is wrong with the request's form
 * @param members further members, for instance figures that explain a refusal
 * @param retryAfter when asking again may help; an answer that has it is not kept for repeats of the request
 */
public record Problem(
        String name,
        String title,
        int status,
        String detail,
        List<Fault> errors,
        Map<String, Object> members,
        @Nullable Duration retryAfter) {
    /** What every type starts with. */
    public static final String TYPE_PREFIX = "urn:problem-type:opvang:";

    /** The form of a request is wrong: 400. */
    public static final String INVALID = "invalid-request";

    public static final Problem MALFORMED =
            of(400, "malformed-body", "Malformed body", "The body is not one JSON value.");
    public static final Problem BAD_REQUEST = of(400, INVALID, "Invalid request", "The request cannot be understood.");
    public static final Problem ENDED_EARLY = BAD_REQUEST.detail("The request cannot be read to its end.");
    public static final Problem UNAUTHENTICATED =
            of(401, "unauthenticated", "Not authenticated", "A valid access token of the trusted issuer is needed.");
    public static final Problem FORBIDDEN = of(403, "forbidden", "Not allowed", "Your roles do not allow this.");
    public static final Problem NOT_FOUND = of(404, "not-found", "Not found", "There is nothing here.");
    public static final Problem METHOD_NOT_ALLOWED =
            of(405, "method-not-allowed", "Method not allowed", "This resource does not have this method.");
    public static final Problem NOT_ACCEPTABLE =
            of(406, "not-acceptable", "Not acceptable", "None of the accepted media types can be given.");
    public static final Problem PRECONDITION_FAILED = of(
            412, "precondition-failed", "Precondition failed", "The resource is not in the state that If-Match names.");
    public static final Problem TOO_LARGE = of(413, "content-too-large", "Too large", "The body is too large.");
    public static final Problem UNSUPPORTED_MEDIA_TYPE =
            of(415, "unsupported-media-type", "Unsupported media type", "The body's media type is not supported here.");
    public static final Problem TOO_MANY_REQUESTS =
            of(429, "too-many-requests", "Too many requests", "This client asks faster than it may.");
    public static final Problem BUG =
            of(500, "internal-error", "Internal error", "Something went wrong here; it has been logged.");
    public static final Problem UNAVAILABLE = of(
                    503, "unavailable", "Unavailable", "Something this needs does not answer; nothing was changed.")
            .retryAfter(Duration.ofSeconds(5));

    /** What was said by a release that this one does not know: nobody decides or answers on the rest of it. */
    public static final Problem OTHER_RELEASE = of(
                    503,
                    "other-release",
                    "Of another release",
                    "Something that this rests on was recorded by a release that this one cannot read; nothing was"
                            + " decided or answered on half of it.")
            .retryAfter(Duration.ofMinutes(1));

    public Problem {
        errors = List.copyOf(errors);
        members = Map.copyOf(members);
    }

    public static Problem of(int status, String name, String title, String detail) {
        return new Problem(name, title, status, detail, List.of(), Map.of(), null);
    }

    /** 409: the state of things forbids it. */
    public static Problem conflict(String name, String title, String detail) {
        return of(409, name, title, detail);
    }

    /** 400 with all that is wrong. */
    public static Problem invalid(List<Fault> faults) {
        return new Problem(
                INVALID, "Invalid request", 400, "Some fields or parameters are wrong.", faults, Map.of(), null);
    }

    /** The problem that a bare status stands for. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_REQUESTS;
            case 503 -> UNAVAILABLE;
            // What the server by itself says of a method, an encoding or a version of HTTP that it does not know:
            // nothing failed here.
            case 501, 505 -> BAD_REQUEST;
            default ->
                status >= 400 && status < 500
                        ? new Problem(
                                BAD_REQUEST.name,
                                BAD_REQUEST.title,
                                status,
                                BAD_REQUEST.detail,
                                List.of(),
                                Map.of(),
                                null)
                        : BUG;
        };
    }

    /** The same with another detail. */
    public Problem detail(String text) {
        return new Problem(name, title, status, text, errors, members, retryAfter);
    }

    /** The same with a further member: a text, number, boolean, or list or map of them. */
    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(name, title, status, detail, errors, more, retryAfter);
    }

    /** The same, worth another try after this time. */
    public Problem retryAfter(Duration duration) {
        return new Problem(name, title, status, detail, errors, members, duration);
    }

    public String type() {
        return TYPE_PREFIX + name;
    }

    /** The members as they stand in JSON, in a fixed order. */
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", type());
        json.put("title", title);
        json.put("status", status);
        json.put("detail", detail);
        if (!errors.isEmpty()) json.put("errors", errors);
        members.keySet().stream().sorted().forEach(member -> json.put(member, members.get(member)));
        return json;
    }

    /** The problem whose {@link #json()} this is; its errors come back as a plain member. */
    public static Problem fromJson(Map<String, Object> json) {
        var members = new LinkedHashMap<>(json);
        for (var standard : List.of("type", "title", "status", "detail")) members.remove(standard);
        return new Problem(
                text(json, "type").substring(TYPE_PREFIX.length()),
                text(json, "title"),
                ((Number) member(json, "status")).intValue(),
                text(json, "detail"),
                new ArrayList<>(),
                members,
                null);
    }

    private static String text(Map<String, Object> json, String member) {
        return (String) member(json, member);
    }

    private static Object member(Map<String, Object> json, String name) {
        var value = json.get(name);
        if (value == null) throw new IllegalArgumentException("a problem without " + name);
        return value;
    }
}
