package nl.opvang.contracts.funding;

import java.time.YearMonth;
import java.util.UUID;
import nl.opvang.contracts.money.Euro;
import org.jspecify.annotations.Nullable;

/**
 * An amount in a municipality's books.
 *
 * @param month in which it was paid, received or invested
 * @param amount never negative: a kind that was received is deducted
 * @param depreciation of a transition cost, as its budget says; null of others
 * @param applicationId of a transition cost, the application under which it was made; null when there is none
 */
public record Posting(
        PostingKind kind,
        YearMonth month,
        Euro amount,
        @Nullable Depreciation depreciation,
        @Nullable UUID applicationId) {}
