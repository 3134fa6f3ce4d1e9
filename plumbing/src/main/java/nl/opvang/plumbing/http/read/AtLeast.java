package nl.opvang.plumbing.http.read;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import nl.opvang.plumbing.access.AccessGate;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a read wait a little until it contains what its caller wrote; after that it answers as it is. */
public final class AtLeast implements HandlerInterceptor {
    /** The query parameter that every GET accepts. */
    public static final String PARAMETER = "atLeast";

    /** Attribute of the request: until when, by {@link System#nanoTime}, whatever answers it may wait for that position. */
    public static final String DEADLINE_NANOS = AtLeast.class.getName() + ".deadlineNanos";

    /** Attribute of the request: there when the wait was over before the views contained that position. */
    private static final String BEHIND = AtLeast.class.getName() + ".behind";

    private final Freshness freshness;
    private final Duration longestWait;

    public AtLeast(Freshness freshness, Duration longestWait) {
        this.freshness = freshness;
        this.longestWait = longestWait;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        var texts = request.getParameterValues(PARAMETER);
        if (texts == null || !request.getMethod().equals("GET")) return true;
        if (texts.length != 1) throw ProblemException.invalid("query", PARAMETER, "must be given once");
        var position = position(texts[0]);
        // Who does not say who it is cannot have us wait either.
        if (AccessGate.isOfNobody(request)) return true;
        request.setAttribute(DEADLINE_NANOS, System.nanoTime() + longestWait.toNanos());
        if (!freshness.await(position.service(), position.at(), longestWait)) request.setAttribute(BEHIND, true);
        return true;
    }

    /** Whether what is answered may lack what the caller wrote, although it waited for that. */
    public static boolean isBehind(HttpServletRequest request) {
        return request.getAttribute(BEHIND) != null;
    }

    private static Position position(String text) {
        try {
            return Position.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("query", PARAMETER, String.valueOf(e.getMessage()));
        }
    }
}
