package nl.opvang.funding.application.page;

import jakarta.validation.constraints.Size;
import java.util.UUID;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in about a payment, as text; of each step only its own fields.
 *
 * @param id of the step; made with the form, so that sent twice it is one step
 * @param reason why it may go, or is not carried out
 * @param on day on which the money went
 * @param reference of the bank
 */
record PaymentStepForm(
        @Nullable UUID id,
        @Size(max = StepForm.MOST) @Nullable String reason,
        @Size(max = 60) @Nullable String on,
        @Size(max = 200) @Nullable String reference)
        implements Reasoned {
    static final PaymentStepForm EMPTY = new PaymentStepForm(null, null, null, null);

    /** @throws ProblemException when it says nothing of it */
    UUID stepId() {
        if (id == null) throw ProblemException.invalid("body", "id", "is required");
        return id;
    }
}
