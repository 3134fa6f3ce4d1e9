package nl.opvang.capacity.rule.write;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.capacity.RuleNumber;
import nl.opvang.contracts.capacity.RuleTerms;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about a rule. */
final class RuleForms {
    private static final int NOTE_LENGTH = 1000;

    private RuleForms() {}

    /**
     * A decision, or what it should have said.
     *
     * @param validFrom first day for which it holds
     * @param knownFrom day on which the rule became known, when that was before it is recorded
     * @param numbers all that the rule is made of; none: from that day on there is no such rule
     * @param note what it rests on, or that it is assumed
     */
    record RuleForm(
            LocalDate validFrom,
            @Nullable LocalDate knownFrom,
            @Size(max = 10) List<NumberForm> numbers,
            Certainty certainty,

            @Size(min = 1, max = NOTE_LENGTH) @Example("Assumed: nobody was found to have said it.")
            String note,

            @Nullable String reason)
            implements Reasoned {
        RuleTerms terms() {
            var said = numbers.stream()
                    .map(number -> new RuleNumber(number.name(), number.value()))
                    .toList();
            return new RuleTerms(validFrom, knownFrom, said, certainty, note);
        }
    }

    record NumberForm(
            @Example("daysAfterWeek") String name,
            @Example("3") int value) {}

    record WithdrawalForm(@Nullable String reason) implements Reasoned {}

    /**
     * Whether a region looks at the statements of its municipalities.
     *
     * @param validFrom first day of the weeks for which it holds
     * @param note what it rests on
     */
    record ReviewPolicyForm(
            LocalDate validFrom,
            boolean required,

            @Size(min = 1, max = NOTE_LENGTH) @Example("Assumed: nobody was found to have said it.")
            String note,

            @Nullable String reason)
            implements Reasoned {
        RuleTerms terms() {
            var number = new RuleNumber("required", required ? 1 : 0);
            return new RuleTerms(validFrom, null, List.of(number), Certainty.HIGH, note);
        }
    }
}
