package nl.opvang.funding.carecompensation.write;

import nl.opvang.contracts.funding.CareCompensationEvent;
import nl.opvang.funding.carecompensation.domain.CareCompensationCommand;
import nl.opvang.funding.carecompensation.domain.CareCompensationDecider;
import nl.opvang.funding.carecompensation.domain.CareCompensationRefusal;
import nl.opvang.funding.carecompensation.domain.CareCompensationRefusal.Flawed;
import nl.opvang.funding.carecompensation.domain.CareCompensationRefusal.IdTaken;
import nl.opvang.funding.carecompensation.domain.CareCompensationRefusal.NotStanding;
import nl.opvang.funding.carecompensation.domain.CareCompensationRefusal.TotalDiffers;
import nl.opvang.funding.carecompensation.domain.CareCompensations;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.funding.procedure.write.ProcedureProblems;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How publications are decided here, and what each refusal about one is over HTTP. */
@Configuration(proxyBeanMethods = false)
class CareCompensationProblems {
    @Bean
    Decider<CareCompensationCommand, CareCompensations, CareCompensationEvent, CareCompensationRefusal>
            careCompensationDecider() {
        return CareCompensationDecider.DECIDER;
    }

    @Bean
    RefusalProblems<CareCompensationRefusal> careCompensationRefusals() {
        return new RefusalProblems<>(CareCompensationRefusal.class, CareCompensationProblems::problem);
    }

    static Problem problem(CareCompensationRefusal refusal) {
        return switch (refusal) {
            case Flawed(var flaws) -> ProcedureProblems.problem(new ProcedureRefusal.Flawed(flaws));
            case IdTaken(var id) -> ProcedureProblems.problem(new ProcedureRefusal.IdTaken(id));
            case NotStanding _ ->
                Problem.conflict("not-standing", "Not standing", "This is not the publication that stands.");
            case TotalDiffers(var calculated) ->
                Problem.conflict(
                                "total-differs",
                                "Total differs",
                                "The price times the people does not come to the total.")
                        .with("calculated", calculated.text());
        };
    }
}
