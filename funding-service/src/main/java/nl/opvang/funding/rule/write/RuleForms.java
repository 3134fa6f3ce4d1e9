package nl.opvang.funding.rule.write;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.funding.RuleTerms;
import nl.opvang.contracts.funding.RuleValue;
import nl.opvang.funding.rule.domain.RuleCommand;
import nl.opvang.funding.rule.domain.RuleCommand.Correct;
import nl.opvang.funding.rule.domain.RuleCommand.Decide;
import nl.opvang.funding.rule.domain.RuleCommand.Withdraw;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What the ministry fills in about a rule; lines of an import carry their ids along. */
final class RuleForms {
    private static final int NOTE_LENGTH = 1000;
    private static final int VALUE_LENGTH = 1000;
    private static final int MOST_VALUES = 10;

    private RuleForms() {}

    /**
     * A decision, or what it should have said.
     *
     * @param validFrom first day for which it holds
     * @param knownFrom day on which the rule became known, when that was before it is recorded
     * @param values all that the rule is made of; none: from that day on there is no such rule
     * @param note what it rests on, or that it is assumed
     */
    record RuleForm(
            LocalDate validFrom,
            @Nullable LocalDate knownFrom,
            @Size(max = MOST_VALUES) List<ValueForm> values,
            Certainty certainty,

            @Size(min = 1, max = NOTE_LENGTH) @Example("Assumed: nobody was found to have said it.")
            String note,

            @Nullable String reason)
            implements Reasoned {
        RuleTerms terms() {
            return RuleForms.terms(validFrom, knownFrom, values, certainty, note);
        }
    }

    record ValueForm(
            @Example("count") String name,
            @Size(max = VALUE_LENGTH) @Example("yes") String value) {}

    record RuleWithdrawalForm(@Nullable String reason) implements Reasoned {}

    /** A decision of the past. */
    record RuleLine(
            RuleName rule,
            UUID ruleId,
            LocalDate validFrom,
            @Nullable LocalDate knownFrom,
            @Size(max = MOST_VALUES) List<ValueForm> values,
            Certainty certainty,

            @Size(min = 1, max = NOTE_LENGTH) @Example("Assumed: nobody was found to have said it.")
            String note,

            @Nullable String reason)
            implements Reasoned {
        RuleCommand command() {
            return new Decide(rule, ruleId, terms(validFrom, knownFrom, values, certainty, note));
        }
    }

    /** A correction of the past. */
    record RuleCorrectionLine(
            RuleName rule,
            UUID ruleId,
            UUID correctionId,
            LocalDate validFrom,
            @Nullable LocalDate knownFrom,
            @Size(max = MOST_VALUES) List<ValueForm> values,
            Certainty certainty,

            @Size(min = 1, max = NOTE_LENGTH) @Example("Assumed: nobody was found to have said it.")
            String note,

            @Nullable String reason)
            implements Reasoned {
        RuleCommand command() {
            return new Correct(rule, ruleId, correctionId, terms(validFrom, knownFrom, values, certainty, note));
        }
    }

    /** A withdrawal of the past. */
    record RuleWithdrawalLine(
            RuleName rule,
            UUID ruleId,
            UUID correctionId,
            @Nullable String reason) implements Reasoned {
        RuleCommand command() {
            return new Withdraw(rule, ruleId, correctionId);
        }
    }

    private static RuleTerms terms(
            LocalDate validFrom,
            @Nullable LocalDate knownFrom,
            List<ValueForm> values,
            Certainty certainty,
            String note) {
        var said = values.stream()
                .map(value -> new RuleValue(value.name(), value.value()))
                .toList();
        return new RuleTerms(validFrom, knownFrom, said, certainty, note);
    }
}
