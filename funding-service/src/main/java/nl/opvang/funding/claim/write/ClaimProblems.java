package nl.opvang.funding.claim.write;

import java.time.Duration;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.funding.claim.domain.ClaimCommand;
import nl.opvang.funding.claim.domain.ClaimDecider;
import nl.opvang.funding.claim.domain.ClaimRefusal;
import nl.opvang.funding.claim.domain.ClaimRefusal.ClaimOpen;
import nl.opvang.funding.claim.domain.ClaimRefusal.GrantedAlready;
import nl.opvang.funding.claim.domain.ClaimRefusal.NoStep;
import nl.opvang.funding.claim.domain.ClaimRefusal.NotSignificant;
import nl.opvang.funding.claim.domain.ClaimRefusal.YearNotOver;
import nl.opvang.funding.claim.domain.Claims;
import nl.opvang.funding.procedure.write.ProcedureProblems;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How claims are decided here, and what each refusal about one is over HTTP. */
@Configuration(proxyBeanMethods = false)
class ClaimProblems {
    @Bean
    Decider<ClaimCommand, Claims, ClaimEvent, ClaimRefusal> claimDecider() {
        return ClaimDecider.DECIDER;
    }

    @Bean
    RefusalProblems<ClaimRefusal> claimRefusals() {
        return new RefusalProblems<>(ClaimRefusal.class, ClaimProblems::problem);
    }

    static Problem problem(ClaimRefusal refusal) {
        return switch (refusal) {
            case NoStep(var why) -> ProcedureProblems.problem(why);
            case YearNotOver(var lastDay) ->
                Problem.conflict("year-not-over", "Year not over", "The total of a year is claimed when it is over.")
                        .with("lastDay", lastDay.toString())
                        .retryAfter(Duration.ofDays(1));
            case ClaimOpen(var claimId) ->
                Problem.conflict("claim-open", "Claim open", "An earlier claim of this year waits for its decision.")
                        .with("claimId", claimId.toString());
            case GrantedAlready(var claimId) ->
                Problem.conflict("granted-already", "Granted already", "The same was asked for before, and granted.")
                        .with("claimId", claimId.toString());
            case NotSignificant(var norm, var rule) ->
                Problem.conflict(
                                "not-significant",
                                "Not significant",
                                "The costs do not differ from the norm payment by what the rule asks for.")
                        .with("normPayment", norm.amount().text())
                        .with("normKnownAt", norm.knownAt().toString())
                        .with("tenthsOfPercent", rule.tenthsOfPercent())
                        .retryAfter(ProcedureProblems.SOON);
        };
    }
}
