package nl.opvang.funding.application.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import nl.opvang.plumbing.problem.ProblemException;

/** What somebody may do about a request, the most telling first; the last part of the path of its form. */
enum Step {
    APPROVAL,
    COMPLETENESS,
    ASSESSMENT,
    QUESTION,
    ANSWER,
    OBJECTION,
    WITHDRAWAL;

    /** The one that a path ends with. */
    static Step of(HttpServletRequest request) {
        return Stream.of(values())
                .filter(step -> request.getRequestURI().endsWith("/" + step.word()))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    /** Whether whoever asked takes it, or somebody who enters what reached them otherwise. */
    boolean isOfApplicant() {
        return switch (this) {
            case ANSWER, OBJECTION, WITHDRAWAL -> true;
            case COMPLETENESS, QUESTION, ASSESSMENT, APPROVAL -> false;
        };
    }

    /** As it stands in a path and in the names of texts. */
    public String word() {
        return switch (this) {
            case COMPLETENESS -> "completeness";
            case QUESTION -> "question";
            case ANSWER -> "answer";
            case ASSESSMENT -> "assessment";
            case APPROVAL -> "approval";
            case OBJECTION -> "objection";
            case WITHDRAWAL -> "withdrawal";
        };
    }
}
