package nl.opvang.funding.payment.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.plumbing.decision.Refusal;

/** What stands in the way of a command about payments. */
public sealed interface PaymentRefusal extends Refusal {
    /** What stands in the way of such a step in any procedure. */
    record NoStep(ProcedureRefusal why) implements PaymentRefusal {}

    /** No decision says that the municipality is to have anything for the year. */
    record NothingDecided() implements PaymentRefusal {}

    /** Another decision stands now than the one on which it was ordered. */
    record DecisionReplaced(UUID decisionId) implements PaymentRefusal {}

    /** @param due what is left to go that way */
    record MoreThanDue(PaymentDirection direction, Euro due) implements PaymentRefusal {}

    /** What was not reclaimed in time is not any more (BooO article 8). */
    record ReclaimBarred(Deadline deadline) implements PaymentRefusal {}

    record NotReleased() implements PaymentRefusal {}

    record AlreadyReleased(UUID approvalId) implements PaymentRefusal {}

    record AlreadyCancelled(UUID cancellationId) implements PaymentRefusal {}

    /** The bank said so before: money goes once. */
    record AlreadyConfirmed(UUID confirmationId, LocalDate on) implements PaymentRefusal {}
}
