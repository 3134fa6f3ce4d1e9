package nl.opvang.funding.procedure.write;

import jakarta.validation.constraints.Size;
import java.util.UUID;
import nl.opvang.contracts.funding.Outcome;
import nl.opvang.contracts.funding.Ruling;
import nl.opvang.contracts.money.Euro;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;

/** What is filled in at each step after a request; which request stands in the path. */
public final class ProcedureForms {
    private static final int LENGTH = 2000;

    private ProcedureForms() {}

    /** @param text what is to be supplied before the request can be assessed */
    public record QuestionForm(
            @Size(min = 1, max = LENGTH) @Example("Which locations are meant?")
            String text) {}

    /** @param questionId what it answers */
    public record AnswerForm(
            UUID questionId,

            @Size(min = 1, max = LENGTH) @Example("The two at the harbour.")
            String text) {}

    /**
     * What somebody advises or decides.
     *
     * @param amount what is granted; zero when refused
     */
    public record RulingForm(
            Outcome outcome,
            @Example("2143499.50") Euro amount,

            @Size(min = 1, max = LENGTH) @Example("The places are there, and the norm is the one decided.")
            String grounds) {
        public Ruling ruling() {
            return new Ruling(outcome, amount, grounds);
        }
    }

    /** @param decisionId the approval by which was decided */
    public record ObjectionForm(
            UUID decisionId,

            @Size(min = 1, max = LENGTH) @Example("The places on the ship were not counted.")
            String grounds) {}

    /** Why the request is not pursued. */
    public record RequestWithdrawalForm(
            @Size(min = 1, max = LENGTH) @Example("Asked for another year by mistake")
            String reason) implements Reasoned {}
}
