package nl.opvang.funding.norm.write;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.norm.domain.NormCommand;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What the ministry fills in; lines of an import carry their ids along. */
final class NormForms {
    private static final int SOURCE_LENGTH = 1000;

    private NormForms() {}

    /**
     * A decision, or what it should have said.
     *
     * @param amount per realised place per day, or per registered person per calendar month
     * @param validFrom first day for which it holds
     * @param knownFrom day on which the rule became known, when that was before it is recorded
     * @param source the regulation and where it was published
     */
    record NormForm(
            NormScheme scheme,
            Euro amount,
            LocalDate validFrom,
            @Nullable LocalDate knownFrom,
            Certainty certainty,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up letter of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        NormTerms terms() {
            return new NormTerms(amount, validFrom, knownFrom, certainty, source);
        }
    }

    record WithdrawalForm(NormScheme scheme, @Nullable String reason) implements Reasoned {}

    /** @param confirmedThrough last day for which the norms of the scheme are sure to hold */
    record ConfirmationForm(
            NormScheme scheme,
            LocalDate confirmedThrough,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up letter of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {}

    /** A decision of the past. */
    record DecisionLine(
            UUID normId,
            NormScheme scheme,
            Euro amount,
            LocalDate validFrom,
            @Nullable LocalDate knownFrom,
            Certainty certainty,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up letter of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        NormCommand command() {
            var terms = new NormTerms(amount, validFrom, knownFrom, certainty, source);
            return new NormCommand.Decide(scheme, new NormId(normId), terms);
        }
    }

    /** A correction of the past. */
    record CorrectionLine(
            UUID normId,
            UUID correctionId,
            NormScheme scheme,
            Euro amount,
            LocalDate validFrom,
            @Nullable LocalDate knownFrom,
            Certainty certainty,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up letter of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        NormCommand command() {
            var terms = new NormTerms(amount, validFrom, knownFrom, certainty, source);
            return new NormCommand.Correct(scheme, new NormId(normId), correctionId, terms);
        }
    }

    /** A withdrawal of the past. */
    record WithdrawalLine(
            UUID normId,
            UUID correctionId,
            NormScheme scheme,
            @Nullable String reason) implements Reasoned {
        NormCommand command() {
            return new NormCommand.Withdraw(scheme, new NormId(normId), correctionId);
        }
    }

    /** A confirmation of the past. */
    record ConfirmationLine(
            UUID confirmationId,
            NormScheme scheme,
            LocalDate confirmedThrough,

            @Size(min = 1, max = SOURCE_LENGTH) @Example("A made-up letter of 1 March 2025")
            String source,

            @Nullable String reason)
            implements Reasoned {
        NormCommand command() {
            return new NormCommand.ConfirmThrough(scheme, confirmationId, confirmedThrough, source);
        }
    }
}
