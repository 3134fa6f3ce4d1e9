package nl.opvang.allocation.stay.domain;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.ledger.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * One stay: what was said about it, so that a repeat is recognised, and what now holds.
 *
 * @param arrival as it was first said
 * @param end as it was first said; null while nothing was
 */
record Stay(StayId id, Arrival arrival, @Nullable End end, Content content) {

    /** The posting that began it. */
    record Arrival(
            PersonId personId,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable StayId movedFrom) {}

    /** The posting that ended it. */
    record End(LocalDate until, @Nullable StayId movedTo) {}

    /** What a stay says. */
    sealed interface Content {
        /** The changes in the number of stays that it makes. */
        List<Timeline.Change> changes(int change);

        /** The person stays from a day on, until a day that may be open. */
        record Period(LocalDate from, @Nullable LocalDate until) implements Content {
            LocalDate untilOrMax() {
                return until == null ? LocalDate.MAX : until;
            }

            @Override
            public List<Timeline.Change> changes(int change) {
                return Timeline.between(from, untilOrMax(), change);
            }
        }

        /** The person did not stay. */
        record Withdrawn() implements Content {
            @Override
            public List<Timeline.Change> changes(int change) {
                return List.of();
            }
        }
    }

    static Stay begun(StayId id, Arrival arrival) {
        return new Stay(id, arrival, null, new Content.Period(arrival.from(), arrival.until()));
    }

    Stay ended(End said) {
        var left = content instanceof Content.Period period ? new Content.Period(period.from(), said.until()) : content;
        return new Stay(id, arrival, said, left);
    }

    Stay corrected(Content corrected) {
        return new Stay(id, arrival, end, corrected);
    }
}
