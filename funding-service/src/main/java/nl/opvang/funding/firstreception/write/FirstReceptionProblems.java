package nl.opvang.funding.firstreception.write;

import java.time.Duration;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.funding.firstreception.domain.FirstReception;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand;
import nl.opvang.funding.firstreception.domain.FirstReceptionDecider;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.ApplicationLate;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.ApplicationOpen;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.GrantedAlready;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.MunicipalityNotThere;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.NoPayment;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.NoStep;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.NoSuchPeriod;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.NothingGranted;
import nl.opvang.funding.firstreception.domain.FirstReceptionRefusal.PeriodNotOver;
import nl.opvang.funding.payment.write.PaymentProblems;
import nl.opvang.funding.procedure.write.ProcedureProblems;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How first reception is decided about here, and what each refusal about it is over HTTP. */
@Configuration(proxyBeanMethods = false)
class FirstReceptionProblems {
    @Bean
    Decider<FirstReceptionCommand, FirstReception, FirstReceptionEvent, FirstReceptionRefusal> firstReceptionDecider() {
        return FirstReceptionDecider.DECIDER;
    }

    @Bean
    RefusalProblems<FirstReceptionRefusal> firstReceptionRefusals() {
        return new RefusalProblems<>(FirstReceptionRefusal.class, FirstReceptionProblems::problem);
    }

    static Problem problem(FirstReceptionRefusal refusal) {
        return switch (refusal) {
            case NoStep(var why) -> ProcedureProblems.problem(why);
            case NoPayment(var why) -> PaymentProblems.problem(why);
            case NoSuchPeriod(var from) ->
                Problem.conflict("no-such-period", "No such period", "No rule knows a period that begins on this day.")
                        .with("from", from.toString())
                        .retryAfter(ProcedureProblems.SOON);
            case ApplicationLate(var deadline) ->
                Problem.conflict("application-late", "Late", "The deadline of the period has passed.")
                        .with("lastDay", deadline.lastDay().toString());
            case ApplicationOpen(var applicationId) ->
                Problem.conflict(
                                "application-open",
                                "Application open",
                                "An earlier application for the period waits for its decision.")
                        .with("applicationId", applicationId.toString());
            case GrantedAlready(var applicationId) ->
                Problem.conflict(
                                "granted-already",
                                "Granted already",
                                "The period was granted; an objection is the way to another decision.")
                        .with("applicationId", applicationId.toString());
            case MunicipalityNotThere _ ->
                Problem.conflict(
                        "municipality-not-there",
                        "Municipality not there",
                        "There was no such municipality in the period.");
            case NothingGranted _ ->
                Problem.conflict("nothing-granted", "Nothing granted", "Nothing was granted for the period.")
                        .retryAfter(ProcedureProblems.SOON);
            case PeriodNotOver(var lastDay) ->
                Problem.conflict("period-not-over", "Period not over", "What a period cost is told when it is over.")
                        .with("lastDay", lastDay.toString())
                        .retryAfter(Duration.ofDays(1));
        };
    }
}
