package nl.opvang.plumbing.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How a problem is told to who asked: programs get its details, people something to read. */
@FunctionalInterface
public interface ProblemAnswer {
    /** For programs. */
    ProblemAnswer DETAILS = (problem, request, response) -> ProblemWriter.write(problem, response);

    /** Replaces an answer that has not begun to go out. */
    void give(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
