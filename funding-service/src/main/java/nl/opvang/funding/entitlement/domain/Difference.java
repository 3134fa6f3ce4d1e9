package nl.opvang.funding.entitlement.domain;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.money.Euro;

/**
 * What became of a part of an entitlement between two moments.
 *
 * @param before as known at the earlier moment
 * @param after the same days as known at the later moment
 * @param eventIds events known in between that caused it: changes in places or people, where the location lies, and what was
 *     said about norms and rules
 */
public record Difference(Entitlement.Line before, Entitlement.Line after, List<UUID> eventIds) {
    public Difference {
        eventIds = List.copyOf(eventIds);
    }

    public Euro amount() {
        return after.amount().minus(before.amount());
    }

    public long units() {
        return Math.subtractExact(after.units(), before.units());
    }

    boolean isSome() {
        return units() != 0 || !amount().equals(Euro.ZERO);
    }

    boolean continues(Difference earlier) {
        return before.continues(earlier.before) && after.continues(earlier.after) && eventIds.equals(earlier.eventIds);
    }

    /** This one and the next, which continues it, as one. */
    Difference with(Difference next) {
        return new Difference(before.with(next.before), after.with(next.after), eventIds);
    }
}
