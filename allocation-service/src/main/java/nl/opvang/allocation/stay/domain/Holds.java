package nl.opvang.allocation.stay.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.ledger.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * Places that are held for households on their way. A hold whose time is over takes no place, whether or not anybody
 * noticed yet.
 *
 * @param standing those whose end was not recorded
 * @param ended those whose end was, so that none begins twice
 */
record Holds(Map<OfferId, Hold> standing, Leaves<OfferId, Boolean> ended) {
    static final Holds NONE = new Holds(Map.of(), Leaves.none());

    Holds {
        standing = Map.copyOf(standing);
    }

    /**
     * @param until first day for which they are no longer held; null while that is open
     * @param expiresAt first moment at which it takes no place any more; null since it was accepted
     * @param inNoCountSince the day on which the people came where people are counted; null while they did not
     */
    record Hold(
            int places,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable Instant expiresAt,
            @Nullable LocalDate inNoCountSince) {
        boolean expiredAt(Instant at) {
            return expiresAt != null && !at.isBefore(expiresAt);
        }

        boolean countedBy(@Nullable LocalDate lastCountedOn) {
            return inNoCountSince != null && lastCountedOn != null && !lastCountedOn.isBefore(inNoCountSince);
        }

        Hold kept() {
            return new Hold(places, from, until, null, inNoCountSince);
        }

        Hold forCount(LocalDate since) {
            return new Hold(places, from, until, null, since);
        }

        private List<Timeline.Change> changes() {
            return Timeline.between(from, until == null ? LocalDate.MAX : until, places);
        }
    }

    boolean hasEnded(OfferId id) {
        return ended.get(id) != null;
    }

    @Nullable
    Hold get(OfferId id) {
        return standing.get(id);
    }

    Holds with(OfferId id, Hold hold) {
        var more = new TreeMap<OfferId, Hold>(Holds::inOrder);
        more.putAll(standing);
        more.put(id, hold);
        return new Holds(more, ended);
    }

    Holds without(OfferId id) {
        var fewer = new TreeMap<OfferId, Hold>(Holds::inOrder);
        fewer.putAll(standing);
        fewer.remove(id);
        return new Holds(fewer, ended.with(id, true));
    }

    /** Those whose time was over at a moment, in the order of their ids. */
    List<OfferId> expiredAt(Instant at) {
        return standing.entrySet().stream()
                .filter(entry -> entry.getValue().expiredAt(at))
                .map(Map.Entry::getKey)
                .sorted(Holds::inOrder)
                .toList();
    }

    /** Those whose people have been counted since they came, in the order of their ids. */
    List<OfferId> countedBy(@Nullable LocalDate lastCountedOn) {
        return standing.entrySet().stream()
                .filter(entry -> entry.getValue().countedBy(lastCountedOn))
                .map(Map.Entry::getKey)
                .sorted(Holds::inOrder)
                .toList();
    }

    /** The changes in the number of places that are held. */
    List<Timeline.Change> changes() {
        var changes = new ArrayList<Timeline.Change>();
        standing.values().forEach(hold -> changes.addAll(hold.changes()));
        return changes;
    }

    private static int inOrder(OfferId one, OfferId other) {
        return one.text().compareTo(other.text());
    }
}
