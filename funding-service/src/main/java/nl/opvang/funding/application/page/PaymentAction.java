package nl.opvang.funding.application.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import nl.opvang.plumbing.problem.ProblemException;

/** What somebody may do about a payment, the most telling first; the last part of the path of its form. */
enum PaymentAction {
    APPROVAL,
    CONFIRMATION,
    CANCELLATION;

    /** The one that a path ends with. */
    static PaymentAction of(HttpServletRequest request) {
        return Stream.of(values())
                .filter(action -> request.getRequestURI().endsWith("/" + action.word()))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    /** As it stands in a path and in the names of texts. */
    public String word() {
        return switch (this) {
            case APPROVAL -> "approval";
            case CONFIRMATION -> "confirmation";
            case CANCELLATION -> "cancellation";
        };
    }
}
