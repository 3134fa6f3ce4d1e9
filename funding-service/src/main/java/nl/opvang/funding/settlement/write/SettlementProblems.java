package nl.opvang.funding.settlement.write;

import java.time.Duration;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.funding.procedure.write.ProcedureProblems;
import nl.opvang.funding.settlement.domain.Settlement;
import nl.opvang.funding.settlement.domain.SettlementCommand;
import nl.opvang.funding.settlement.domain.SettlementDecider;
import nl.opvang.funding.settlement.domain.SettlementRefusal;
import nl.opvang.funding.settlement.domain.SettlementRefusal.DiffersWithoutReason;
import nl.opvang.funding.settlement.domain.SettlementRefusal.NoStep;
import nl.opvang.funding.settlement.domain.SettlementRefusal.NotAccountedFor;
import nl.opvang.funding.settlement.domain.SettlementRefusal.Provisional;
import nl.opvang.funding.settlement.domain.SettlementRefusal.YearNotOver;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How settlements are decided here, and what each refusal about one is over HTTP. */
@Configuration(proxyBeanMethods = false)
class SettlementProblems {
    @Bean
    Decider<SettlementCommand, Settlement, SettlementEvent, SettlementRefusal> settlementDecider() {
        return SettlementDecider.DECIDER;
    }

    @Bean
    RefusalProblems<SettlementRefusal> settlementRefusals() {
        return new RefusalProblems<>(SettlementRefusal.class, SettlementProblems::problem);
    }

    static Problem problem(SettlementRefusal refusal) {
        return switch (refusal) {
            case NoStep(var why) -> ProcedureProblems.problem(why);
            case YearNotOver(var lastDay) ->
                Problem.conflict("year-not-over", "Year not over", "A year is accounted for when it is over.")
                        .with("lastDay", lastDay.toString())
                        .retryAfter(Duration.ofDays(1));
            case NotAccountedFor _ ->
                Problem.conflict(
                                "not-accounted-for",
                                "Not accounted for",
                                "The municipality did not account for the year.")
                        .retryAfter(ProcedureProblems.SOON);
            case Provisional _ ->
                Problem.conflict(
                                "provisional",
                                "Provisional",
                                "A norm of the year is not confirmed; what is provisional is not settled.")
                        .retryAfter(ProcedureProblems.SOON);
            case DiffersWithoutReason(var calculated) ->
                Problem.conflict(
                                "differs-without-reason",
                                "Differs without reason",
                                "Say why the amount is another than what was calculated.")
                        .with("calculated", calculated.text())
                        .retryAfter(ProcedureProblems.SOON);
        };
    }
}
