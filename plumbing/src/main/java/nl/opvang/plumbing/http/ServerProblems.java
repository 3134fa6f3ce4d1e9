package nl.opvang.plumbing.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemWriter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** The server's last word on requests that never reached a filter, as problem details instead of a web page. */
public final class ServerProblems extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) return;
        try {
            HeadersOnEveryAnswer.put(response);
            ProblemWriter.write(Problem.ofStatus(status), response.getResponse());
            response.finishResponse();
        } catch (IOException | IllegalStateException _) {
            // The connection is broken, or the answer has gone: nobody can be told.
            return;
        }
    }
}
