package nl.opvang.funding.payment.write;

import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.funding.payment.domain.PaymentCommand;
import nl.opvang.funding.payment.domain.PaymentDecider;
import nl.opvang.funding.payment.domain.PaymentRefusal;
import nl.opvang.funding.payment.domain.PaymentRefusal.AlreadyCancelled;
import nl.opvang.funding.payment.domain.PaymentRefusal.AlreadyConfirmed;
import nl.opvang.funding.payment.domain.PaymentRefusal.AlreadyReleased;
import nl.opvang.funding.payment.domain.PaymentRefusal.DecisionReplaced;
import nl.opvang.funding.payment.domain.PaymentRefusal.MoreThanDue;
import nl.opvang.funding.payment.domain.PaymentRefusal.NoStep;
import nl.opvang.funding.payment.domain.PaymentRefusal.NotReleased;
import nl.opvang.funding.payment.domain.PaymentRefusal.NothingDecided;
import nl.opvang.funding.payment.domain.PaymentRefusal.ReclaimBarred;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.procedure.write.ProcedureProblems;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How payments are decided here, and what each refusal about one is over HTTP, whoever is paid. */
@Configuration(proxyBeanMethods = false)
public class PaymentProblems {
    @Bean
    Decider<PaymentCommand, Payments, PaymentEvent, PaymentRefusal> paymentDecider() {
        return PaymentDecider.DECIDER;
    }

    @Bean
    RefusalProblems<PaymentRefusal> paymentRefusals() {
        return new RefusalProblems<>(PaymentRefusal.class, PaymentProblems::problem);
    }

    public static Problem problem(PaymentRefusal refusal) {
        return switch (refusal) {
            case NoStep(var why) -> ProcedureProblems.problem(why);
            case NothingDecided _ ->
                Problem.conflict(
                                "nothing-decided",
                                "Nothing decided",
                                "No decision says that anything is to be paid here.")
                        .retryAfter(ProcedureProblems.SOON);
            case DecisionReplaced(var decisionId) ->
                Problem.conflict("decision-replaced", "Decision replaced", "This is not the decision that stands.")
                        .with("decisionId", decisionId.toString());
            case MoreThanDue(var direction, var due) ->
                Problem.conflict("more-than-due", "More than due", "Less than this is left to go that way.")
                        .with("direction", direction.name())
                        .with("due", due.text());
            case ReclaimBarred(var deadline) ->
                Problem.conflict(
                                "reclaim-barred",
                                "Reclaim barred",
                                "After this day what was paid too much cannot be reclaimed.")
                        .with("lastDay", deadline.lastDay().toString());
            case NotReleased _ ->
                Problem.conflict("not-released", "Not released", "It did not go to the bank.")
                        .retryAfter(ProcedureProblems.SOON);
            case AlreadyReleased(var approvalId) ->
                Problem.conflict("already-released", "Already released", "It went to the bank.")
                        .with("approvalId", approvalId.toString());
            case AlreadyCancelled(var cancellationId) ->
                Problem.conflict("already-cancelled", "Already cancelled", "It is not carried out.")
                        .with("cancellationId", cancellationId.toString());
            case AlreadyConfirmed(var confirmationId, var on) ->
                Problem.conflict("already-confirmed", "Already confirmed", "The money went; it goes once.")
                        .with("confirmationId", confirmationId.toString())
                        .with("on", on.toString());
        };
    }
}
