package nl.opvang.plumbing.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers every exception of a controller with its problem. */
@ControllerAdvice
public class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ObjectProvider<ProblemAnswer> answers;

    ProblemAdvice(ObjectProvider<ProblemAnswer> answers) {
        this.answers = answers;
    }

    /** The client has most likely gone; if it still listens, it must not take what it gets for the whole answer. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, ClientAbortException.class})
    void gone(IOException exception, HttpServletResponse response) throws IOException {
        log.debug("The client left before the answer", exception);
        if (response.isCommitted()) throw exception;
        ProblemWriter.write(Problem.ENDED_EARLY, response);
    }

    /** After the first bytes of an answer only the server can cut it off, which it does with what is thrown on. */
    @ExceptionHandler
    void problem(Exception exception, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) throw exception;
        var diagnosis = Diagnosis.of(exception);
        if (diagnosis.bug()) log.error("A request failed", exception);
        else if (diagnosis.problem().status() == 503) log.warn("A request found something unavailable", exception);
        diagnosis.headers().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        answers.getIfAvailable(() -> ProblemAnswer.DETAILS).give(diagnosis.problem(), request, response);
    }
}
