package nl.opvang.funding.entitlement.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.Entitlement.Cost;

/**
 * What became of an amount in the books between two moments.
 *
 * @param before as it counted as known at the earlier moment; empty when it did not
 * @param after the same as known at the later moment
 * @param eventIds events known in between that caused it: what was said about the amount, and about the rule
 */
public record CostDifference(UUID postingId, Optional<Cost> before, Optional<Cost> after, List<UUID> eventIds) {
    public CostDifference {
        eventIds = List.copyOf(eventIds);
    }

    public Euro amount() {
        return amount(after).minus(amount(before));
    }

    /** What it is now, or was. */
    public PostingKind kind() {
        return either().kind();
    }

    /** As it is now, or was. */
    public Cost either() {
        return after.or(() -> before).orElseThrow();
    }

    boolean isSome() {
        return !Objects.equals(before.map(CostDifference::figures), after.map(CostDifference::figures));
    }

    private static List<Object> figures(Cost cost) {
        return List.of(cost.kind(), cost.from(), cost.until(), cost.amount());
    }

    private static Euro amount(Optional<Cost> cost) {
        return cost.map(Cost::amount).orElse(Euro.ZERO);
    }
}
