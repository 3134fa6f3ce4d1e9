package nl.opvang.allocation.rule.write;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.allocation.LeadTime;
import nl.opvang.contracts.allocation.LeadTimeUnit;
import nl.opvang.contracts.allocation.PriorityCriterion;
import nl.opvang.contracts.allocation.PriorityFact;
import nl.opvang.contracts.allocation.PriorityMethod;
import nl.opvang.contracts.allocation.PriorityTerms;
import nl.opvang.contracts.allocation.RuleTerms;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What the ministry fills in about rules. */
final class RuleForms {
    private static final int SOURCE_LENGTH = 1000;
    private static final int MOST_CRITERIA = 20;

    private RuleForms() {}

    /**
     * @param validFrom first day on which it holds
     * @param knownFrom day on which it became known, when that was earlier
     * @param method how the criteria are taken together
     * @param criteria in a strict order the first counts most; none: whoever asked first comes first
     */
    record PriorityForm(
            LocalDate validFrom,
            @Nullable LocalDate knownFrom,
            Certainty certainty,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up decision of 1 March 2025")
            String source,

            PriorityMethod method,
            @Size(max = MOST_CRITERIA) List<CriterionForm> criteria,
            @Nullable String reason)
            implements Reasoned {
        RuleTerms terms() {
            return new RuleTerms(validFrom, knownFrom, certainty, source);
        }

        PriorityTerms priority() {
            return new PriorityTerms(
                    method, criteria.stream().map(CriterionForm::criterion).toList());
        }
    }

    /**
     * @param weight points per unit; only when points are added up
     * @param atMost what a larger number counts as
     */
    record CriterionForm(
            PriorityFact fact,
            @Example("50") @Nullable Integer weight,
            @Nullable Integer atMost) {
        PriorityCriterion criterion() {
            return new PriorityCriterion(fact, weight, atMost);
        }
    }

    /**
     * @param validFrom first day on which it holds
     * @param knownFrom day on which it became known, when that was earlier
     * @param hours without it there is no such term from that day on
     */
    record TermForm(
            LocalDate validFrom,
            @Nullable LocalDate knownFrom,
            Certainty certainty,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("Rb. Rotterdam, 22 December 2025 (Vlaardingen)")
            String source,

            @Example("72") @Min(1) @Max(10_000) @Nullable Integer hours,
            @Nullable String reason)
            implements Reasoned {
        RuleTerms terms() {
            return new RuleTerms(validFrom, knownFrom, certainty, source);
        }
    }

    /**
     * @param validFrom first day on which it holds
     * @param knownFrom day on which it became known, when that was earlier
     * @param days without it there is no such term from that day on
     */
    record DaysForm(
            LocalDate validFrom,
            @Nullable LocalDate knownFrom,
            Certainty certainty,

            @Size(min = 1, max = SOURCE_LENGTH)
            @Example("RooO article 7(1)b, text of February 2023: 28 days; a \"may\"")
            String source,

            @Example("28") @Min(1) @Max(366) @Nullable Integer days,
            @Nullable String reason)
            implements Reasoned {
        RuleTerms terms() {
            return new RuleTerms(validFrom, knownFrom, certainty, source);
        }
    }

    /**
     * @param validFrom the first of the first days to which it applies
     * @param knownFrom day on which it became known, when that was earlier
     * @param leadTime without it there is no such rule from that day on
     */
    record LeadTimeForm(
            LocalDate validFrom,
            @Nullable LocalDate knownFrom,
            Certainty certainty,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up decision of 1 March 2025")
            String source,

            @Example @Nullable LeadTimeLengthForm leadTime,
            @Nullable String reason)
            implements Reasoned {
        RuleTerms terms() {
            return new RuleTerms(validFrom, knownFrom, certainty, source);
        }

        @Nullable
        LeadTime leadTimeOrNone() {
            return leadTime == null ? null : new LeadTime(leadTime.amount(), leadTime.unit());
        }
    }

    /** So many weeks, or so many months. */
    record LeadTimeLengthForm(
            @Example("13") @Min(1) @Max(104) int amount, LeadTimeUnit unit) {}

    /** Why it never should have been. */
    record RuleWithdrawalForm(
            @Size(min = 1, max = SOURCE_LENGTH) @Example("Decided by mistake")
            String reason) implements Reasoned {}
}
