package nl.opvang.plumbing.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the server answers when something failed outside of a controller: in a filter, or before any. */
@Controller
public class ProblemPage implements ErrorController {
    private static final Logger log = LoggerFactory.getLogger(ProblemPage.class);

    private final ObjectProvider<ProblemAnswer> answers;

    ProblemPage(ObjectProvider<ProblemAnswer> answers) {
        this.answers = answers;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.getIfAvailable(() -> ProblemAnswer.DETAILS).give(problem(request), request, response);
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            // The server says so of the connection, whatever became of it afterwards.
            if (thrown instanceof IOException) return Problem.ENDED_EARLY;
            var diagnosis = Diagnosis.of(thrown);
            if (diagnosis.bug()) log.error("A request failed", thrown);
            return diagnosis.problem();
        }
        // Without a status nothing has failed: somebody asks for the page itself.
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? Problem.ofStatus(status)
                : Problem.NOT_FOUND;
    }
}
