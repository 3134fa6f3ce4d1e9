package nl.opvang.capacity.rule.write;

import java.util.List;
import nl.opvang.capacity.rule.domain.RuleRefusal;
import nl.opvang.capacity.rule.domain.RuleRefusal.DecidedElsewhere;
import nl.opvang.capacity.rule.domain.RuleRefusal.IdTaken;
import nl.opvang.capacity.rule.domain.RuleRefusal.NumberImplausible;
import nl.opvang.capacity.rule.domain.RuleRefusal.NumbersWrong;
import nl.opvang.capacity.rule.domain.RuleRefusal.RuleUnknown;
import nl.opvang.capacity.rule.domain.RuleRefusal.RuleWithdrawn;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each refusal about a rule is over HTTP. */
@Configuration(proxyBeanMethods = false)
class RuleProblems {
    @Bean
    RefusalProblems<RuleRefusal> ruleRefusals() {
        return new RefusalProblems<>(RuleRefusal.class, RuleProblems::problem);
    }

    static Problem problem(RuleRefusal refusal) {
        return switch (refusal) {
            case RuleUnknown _ ->
                Problem.of(404, "rule-unknown", "Rule unknown", "There is no such decision about this rule.");
            case RuleWithdrawn _ -> Problem.conflict("rule-withdrawn", "Rule withdrawn", "The decision was withdrawn.");
            case IdTaken _ ->
                Problem.conflict(
                        "id-taken",
                        "Id taken",
                        "The id already stands for something else that was said about the rule.");
            case DecidedElsewhere _ ->
                Problem.conflict(
                        "decided-elsewhere",
                        "Decided elsewhere",
                        "Regions decide this rule for themselves, or the ministry decides it for the country.");
            case NumbersWrong(var names) -> wrong("/numbers", "must be exactly " + String.join(", ", names));
            case NumberImplausible(var name, var least, var most) ->
                wrong("/numbers", "%s lies below %d or above %d".formatted(name, least, most));
        };
    }

    private static Problem wrong(String field, String message) {
        return Problem.invalid(List.of(new Fault("body", field, message)));
    }
}
