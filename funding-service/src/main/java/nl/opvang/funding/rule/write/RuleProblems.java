package nl.opvang.funding.rule.write;

import java.util.List;
import nl.opvang.contracts.funding.RuleEvent;
import nl.opvang.contracts.funding.RuleParameter;
import nl.opvang.funding.rule.domain.Decisions;
import nl.opvang.funding.rule.domain.RuleCommand;
import nl.opvang.funding.rule.domain.RuleDecider;
import nl.opvang.funding.rule.domain.RuleRefusal;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Fault;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How rules are decided here, and what each refusal about one is over HTTP. */
@Configuration(proxyBeanMethods = false)
class RuleProblems {
    @Bean
    Decider<RuleCommand, Decisions, RuleEvent, RuleRefusal> ruleDecider() {
        return RuleDecider.DECIDER;
    }

    @Bean
    RefusalProblems<RuleRefusal> ruleRefusals() {
        return new RefusalProblems<>(RuleRefusal.class, RuleProblems::problem);
    }

    private static Problem problem(RuleRefusal refusal) {
        return switch (refusal) {
            case RuleRefusal.RuleUnknown _ ->
                Problem.of(404, "rule-unknown", "Rule unknown", "There is no such decision about this rule.");
            case RuleRefusal.RuleWithdrawn _ ->
                Problem.conflict("rule-withdrawn", "Rule withdrawn", "The decision was withdrawn.");
            case RuleRefusal.IdTaken _ ->
                Problem.conflict(
                        "id-taken",
                        "Id taken",
                        "The id already stands for something else that was said about the rule.");
            case RuleRefusal.ValuesWrong(var names) -> wrong("/values", "must be exactly " + String.join(", ", names));
            case RuleRefusal.ValueWrong(var parameter) ->
                wrong("/values", parameter.name() + " must be " + shape(parameter));
            case RuleRefusal.CannotEnd _ -> wrong("/values", "must not be empty: such a rule has no end");
            case RuleRefusal.NotFirstOfYear _ ->
                wrong("/validFrom", "must be 1 January: the rule is about financial years");
            case RuleRefusal.HistoryImportIsClosed _ ->
                Problem.conflict(
                        "history-import-closed",
                        "History import closed",
                        "What was known earlier than it is recorded can no longer be brought in.");
        };
    }

    private static String shape(RuleParameter parameter) {
        return switch (parameter.kind()) {
            case YES_NO -> "yes or no";
            case NUMBER -> "a whole number of at most " + RuleParameter.MOST;
            case PERCENT -> "a percentage with one decimal";
            case EURO -> "an amount with two decimals";
            case DAY_OF_YEAR -> "a month and a day, 10-31";
            case DATE -> "a date";
            case DATES -> "dates in order, with spaces between them";
            case DAYS_OF_WEEK -> "days of the week in order, with spaces between them";
            case TIME_OF_DAY -> "a time, 09:00";
            case CHOICE -> "one of " + String.join(", ", parameter.choices());
        };
    }

    private static Problem wrong(String field, String message) {
        return Problem.invalid(List.of(new Fault("body", field, message)));
    }
}
