package nl.opvang.plumbing.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.opvang.plumbing.http.trace.Trace;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** First and last to touch a request: its trace id on every line that is logged, our headers on every answer. */
final class RequestEdge extends OncePerRequestFilter {
    private static final String TRACE_ID = "traceId";

    private final Presence presence;

    RequestEdge(Presence presence) {
        this.presence = presence;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        presence.heard();
        HeadersOnEveryAnswer.put(response);
        MDC.put(TRACE_ID, Trace.of(request).traceId());
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(TRACE_ID);
        }
    }

    /** What the server refuses by itself arrives here only as an error. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
