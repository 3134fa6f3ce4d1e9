package nl.opvang.plumbing.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** The one place that writes a problem, whoever found it: a controller, a filter or the server itself. */
public final class ProblemWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProblemWriter() {}

    /** Replaces an answer that has not begun to go out. */
    public static void write(Problem problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) return;
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType("application/problem+json");
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) response.setHeader("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
        var body = JSON.writeValueAsBytes(problem.json());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
