package nl.opvang.plumbing.http.processing;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.trace.Trace;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** What a request leaves behind of itself in the log, and whether it is there already. */
public final class Trail {
    private static final String ATTRIBUTE = Trail.class.getName();
    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String CODE = "GM\\d{4}|VR\\d{2}|NL";
    private static final String DAYS = "\\d{4}(?:-\\d{2}(?:-\\d{2})?|-W\\d{2})?";
    private static final String MOMENT =
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})";

    /** Shorter than any number by which somebody is known: of a seal, or how many are asked for. */
    private static final String COUNT = "\\d{1,7}";

    /**
     * Of what stands in a path or a query only this: anything else is what somebody typed, and may be somebody's name or number.
     */
    private static final Pattern OURS = Pattern.compile(ID + "|" + CODE + "|" + DAYS + "|" + MOMENT + "|" + COUNT
            + "|true|false|[a-z-]{1,40}:(" + ID + "|(" + CODE + ")(:(" + ID + "|" + DAYS + "))?)");

    /** No list asks for more; whoever writes more than that fills the log. */
    private static final int MOST_PARAMETERS = 20;

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    final Instant startedAt = Instant.now();
    final String traceId;
    final String parentSpanId;
    final String spanId = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    final String method;
    final String origin;
    private volatile String operation;
    private volatile String object = "";
    private volatile List<DataSubject> subjects = List.of();
    private volatile boolean logged;

    private Trail(HttpServletRequest request) {
        var trace = Trace.of(request);
        this.traceId = trace.traceId();
        this.parentSpanId = trace.traceparent().substring(36, 52);
        this.method = request.getMethod();
        this.operation = method;
        this.origin = request.getRemoteAddr();
    }

    /** That of a request; the same each time, and with its path as soon as that is known to be one of ours. */
    public static Trail of(HttpServletRequest request) {
        var trail = request.getAttribute(ATTRIBUTE) instanceof Trail known ? known : new Trail(request);
        request.setAttribute(ATTRIBUTE, trail);
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null && trail.object.isEmpty()) trail.leadTo(pattern.toString(), request);
        return trail;
    }

    private void leadTo(String pattern, HttpServletRequest request) {
        operation = method + " " + pattern;
        var path = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? VARIABLE.matcher(pattern)
                        .replaceAll(name -> variables.get(name.group(1)) instanceof String value && isOurs(value)
                                ? value
                                : "{" + name.group(1) + "}")
                : pattern;
        object = path + query(request);
    }

    /** Names that its handler knows, each with its value where that is ours; never anything of a body. */
    private static String query(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null
                || !(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE)
                        instanceof HandlerMethod method)) return "";
        var names = names(method);
        var known = Stream.of(query.split("&", -1))
                .limit(MOST_PARAMETERS)
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> parameter.length == 2 && names.contains(parameter[0]))
                .map(parameter -> parameter[0] + "=" + shown(parameter[0], parameter[1]))
                .collect(Collectors.joining("&"));
        return known.isEmpty() ? "" : "?" + known;
    }

    private static Set<String> names(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(Query.class))
                .flatMap(parameter -> Stream.of(parameter.getParameterType().getRecordComponents()))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    private static String shown(String name, String value) {
        try {
            var said = URLDecoder.decode(value, UTF_8);
            if (isOurs(said)) return said;
        } catch (IllegalArgumentException notEncoded) {
            // Then it is none of ours either.
        }
        return "{" + name + "}";
    }

    static boolean isOurs(String value) {
        return OURS.matcher(value).matches();
    }

    /** Method and path, with the names of its variables. */
    public String operation() {
        return operation;
    }

    /** The path and the query, without what people may have typed there. */
    String object() {
        return object;
    }

    /** Whom the request is about, where its path does not say so. */
    public void about(DataSubject subject) {
        subjects = List.of(subject);
    }

    List<DataSubject> subjects() {
        return subjects;
    }

    /** It is in the log, and that is committed. */
    public void logged() {
        logged = true;
    }

    boolean isLogged() {
        return logged;
    }
}
