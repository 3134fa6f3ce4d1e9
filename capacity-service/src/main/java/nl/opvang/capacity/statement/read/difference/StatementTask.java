package nl.opvang.capacity.statement.read.difference;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.calendar.Week;
import org.jspecify.annotations.Nullable;

/**
 * Something that a municipality is asked to say.
 *
 * @param weeks about which
 * @param eventId the event that changed these weeks after they were locked
 * @param eventType its name
 * @param reason why the statement was returned
 */
record StatementTask(
        Kind kind,
        List<Week> weeks,
        @Nullable UUID eventId,
        @Nullable String eventType,
        @Nullable String reason,
        Instant since) {
    enum Kind {
        /** The week was not confirmed in time, and the municipality was reminded. */
        STATEMENT_OVERDUE,
        /** The region wants it to look again. */
        STATEMENT_RETURNED,
        /** Figures of a locked week changed, and nobody said why. */
        DIFFERENCE_WITHOUT_REASON
    }
}
