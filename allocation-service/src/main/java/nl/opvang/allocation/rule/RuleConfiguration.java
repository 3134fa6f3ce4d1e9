package nl.opvang.allocation.rule;

import java.util.List;
import nl.opvang.allocation.rule.domain.Decisions;
import nl.opvang.allocation.rule.domain.RuleCommand;
import nl.opvang.allocation.rule.domain.RuleDecider;
import nl.opvang.allocation.rule.domain.RuleRefusal;
import nl.opvang.contracts.allocation.RuleEvent;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How rules are decided here, and what a refusal is called outside. */
@Configuration(proxyBeanMethods = false)
class RuleConfiguration {
    @Bean
    Decider<RuleCommand, Decisions, RuleEvent, RuleRefusal> ruleDecider() {
        return RuleDecider.DECIDER;
    }

    @Bean
    RefusalProblems<RuleRefusal> ruleProblems() {
        return new RefusalProblems<>(RuleRefusal.class, RuleConfiguration::problem);
    }

    private static Problem problem(RuleRefusal refusal) {
        return switch (refusal) {
            case RuleRefusal.RuleUnknown _ ->
                Problem.of(404, "rule-unknown", "Rule unknown", "Nothing was decided about this rule under this id.");
            case RuleRefusal.RuleWithdrawn _ ->
                Problem.conflict("rule-withdrawn", "Rule withdrawn", "It was withdrawn.");
            case RuleRefusal.IdTaken _ ->
                Problem.conflict(
                        "id-taken", "Id taken", "The id already stands for something else that was said of this rule.");
            case RuleRefusal.NotATerm _ -> wrong("/hours", "is not what this rule says");
            case RuleRefusal.NotALeadTime _ -> wrong("/leadTime", "is not what this rule says");
            case RuleRefusal.LeadTimeOutOfBounds(var least, var most) ->
                wrong("/leadTime/amount", "must lie between " + least + " and " + most);
            case RuleRefusal.HoursOutOfBounds(var least, var most) ->
                wrong("/hours", "must lie between " + least + " and " + most);
            case RuleRefusal.NotInDays _ -> wrong("/days", "is not what this rule says");
            case RuleRefusal.DaysOutOfBounds(var least, var most) ->
                wrong("/days", "must lie between " + least + " and " + most);
            case RuleRefusal.FactNamedTwice(var fact) -> wrong("/criteria", "name " + fact + " twice");
            case RuleRefusal.WeightOutOfBounds(var fact, var least, var most) ->
                wrong("/criteria", "need a weight between " + least + " and " + most + " for " + fact);
            case RuleRefusal.WeightInStrictOrder(var fact) ->
                wrong("/criteria", "must have no weight in a strict order, as " + fact + " has");
            case RuleRefusal.BoundOutOfBounds(var fact, var least, var most) ->
                wrong("/criteria", "must count at least " + least + " and at most " + most + " of " + fact);
        };
    }

    private static Problem wrong(String field, String message) {
        return Problem.invalid(List.of(new Fault("body", field, message)));
    }
}
