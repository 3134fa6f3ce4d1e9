package nl.opvang.funding.posting.write;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.YearMonth;
import java.util.UUID;
import nl.opvang.contracts.funding.Depreciation;
import nl.opvang.contracts.funding.Posting;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.money.Euro;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about an amount; its id and that of a correction stand beside it in the path, or first in the line. */
final class PostingForms {
    private PostingForms() {}

    /**
     * An amount, or what should have been said about it.
     *
     * @param month in which it was paid, received or invested
     * @param amount never negative
     * @param depreciation of a transition cost, as its budget says; not of others
     * @param applicationId of a transition cost, the application under which it was made
     */
    record PostingForm(
            PostingKind kind,
            YearMonth month,
            @Example("26000.00") Euro amount,
            @Nullable DepreciationForm depreciation,
            @Nullable UUID applicationId,
            @Nullable String reason)
            implements Reasoned {
        Posting posting() {
            return PostingForms.posting(kind, month, amount, depreciation, applicationId);
        }
    }

    /** @param from the first month over which the cost is spread */
    record DepreciationForm(
            YearMonth from, @Min(1) @Max(600) @Example("60") int months) {}

    record PostingWithdrawalForm(@Nullable String reason) implements Reasoned {}

    /** {@link PostingForm} in a line. */
    record PostLine(
            UUID posting,
            PostingKind kind,
            YearMonth month,
            @Example("26000.00") Euro amount,
            @Nullable DepreciationForm depreciation,
            @Nullable UUID applicationId,
            @Nullable String reason)
            implements Reasoned {
        Posting said() {
            return PostingForms.posting(kind, month, amount, depreciation, applicationId);
        }
    }

    /** A correction in a line. */
    record CorrectPostingLine(
            UUID posting,
            UUID correction,
            PostingKind kind,
            YearMonth month,
            @Example("26000.00") Euro amount,
            @Nullable DepreciationForm depreciation,
            @Nullable UUID applicationId,
            @Nullable String reason)
            implements Reasoned {
        Posting said() {
            return PostingForms.posting(kind, month, amount, depreciation, applicationId);
        }
    }

    /** {@link PostingWithdrawalForm} in a line. */
    record WithdrawPostingLine(
            UUID posting, UUID correction, @Nullable String reason) implements Reasoned {}

    private static Posting posting(
            PostingKind kind,
            YearMonth month,
            Euro amount,
            @Nullable DepreciationForm depreciation,
            @Nullable UUID applicationId) {
        return new Posting(
                kind,
                month,
                amount,
                depreciation == null ? null : new Depreciation(depreciation.from(), depreciation.months()),
                applicationId);
    }
}
