package nl.opvang.allocation.provision.domain;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import nl.opvang.contracts.allocation.HeldProvision;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.ProvisionEvent;
import nl.opvang.contracts.allocation.ProvisionEvent.HandedOver;
import nl.opvang.contracts.allocation.ProvisionEvent.Provided;
import nl.opvang.contracts.allocation.ProvisionEvent.TakenOver;
import nl.opvang.contracts.allocation.ProvisionEvent.Withdrawn;
import nl.opvang.contracts.allocation.ProvisionId;
import org.jspecify.annotations.Nullable;

/**
 * The months in which one person had a provision.
 *
 * @param said every provision that was ever posted
 * @param standing the provision that counts, per month
 * @param corrections the provision that each correction withdrew
 * @param mergedAway by which merge the person became another one; null while it is itself
 */
public record Provisions(
        Map<ProvisionId, Said> said,
        Map<YearMonth, ProvisionId> standing,
        Map<UUID, ProvisionId> corrections,
        @Nullable MergeId mergedAway) {
    /** A person of whom nothing is known. */
    public static final Provisions NONE = new Provisions(Map.of(), Map.of(), Map.of(), null);

    /**
     * A provision that was posted.
     *
     * @param person of whom: after a merge that need not be the one whose provisions these are
     */
    public record Said(PersonId person, YearMonth month) {}

    public Provisions {
        said = Map.copyOf(said);
        standing = Map.copyOf(standing);
        corrections = Map.copyOf(corrections);
    }

    /** The state after an event. */
    public static Provisions evolve(Provisions state, ProvisionEvent event) {
        var said = new HashMap<>(state.said);
        var standing = new HashMap<>(state.standing);
        var corrections = new HashMap<>(state.corrections);
        var mergedAway = state.mergedAway;
        switch (event) {
            case Provided provided -> {
                said.put(provided.provisionId(), new Said(provided.personId(), provided.month()));
                standing.put(provided.month(), provided.provisionId());
            }
            case Withdrawn withdrawn -> {
                standing.remove(withdrawn.month());
                corrections.put(withdrawn.correctionId(), withdrawn.provisionId());
            }
            case HandedOver handed -> {
                handed.provisions().forEach(said::remove);
                standing.values().removeAll(handed.provisions());
                corrections.values().removeAll(handed.provisions());
                if (!handed.undone()) mergedAway = handed.mergeId();
            }
            case TakenOver taken -> {
                for (var provision : taken.provisions()) {
                    var id = provision.provisionId();
                    var withdrawnBy = provision.withdrawnBy();
                    said.put(id, new Said(provision.personId(), provision.month()));
                    if (withdrawnBy == null) standing.put(provision.month(), id);
                    else corrections.put(withdrawnBy, id);
                }
                if (taken.undone()) mergedAway = null;
            }
        }
        return new Provisions(said, standing, corrections, mergedAway);
    }

    /** Those that were first said of such persons, as an event tells them. */
    public List<HeldProvision> held(Predicate<PersonId> firstSaidOf) {
        var withdrawnBy = new HashMap<ProvisionId, UUID>();
        corrections.forEach((correction, provision) -> withdrawnBy.put(provision, correction));
        return said.entrySet().stream()
                .filter(entry -> firstSaidOf.test(entry.getValue().person()))
                .sorted(Comparator.comparing(entry -> entry.getKey().text()))
                .map(entry -> new HeldProvision(
                        entry.getKey(),
                        entry.getValue().person(),
                        entry.getValue().month(),
                        withdrawnBy.get(entry.getKey())))
                .toList();
    }
}
