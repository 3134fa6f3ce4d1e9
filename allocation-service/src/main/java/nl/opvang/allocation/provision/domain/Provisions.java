package nl.opvang.allocation.provision.domain;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.allocation.ProvisionEvent;
import nl.opvang.contracts.allocation.ProvisionEvent.Provided;
import nl.opvang.contracts.allocation.ProvisionEvent.Withdrawn;
import nl.opvang.contracts.allocation.ProvisionId;

/**
 * The months in which one person had a provision.
 *
 * @param said the month of every provision that was ever posted
 * @param standing the provision that counts, per month
 * @param corrections the provision that each correction withdrew
 */
public record Provisions(
        Map<ProvisionId, YearMonth> said, Map<YearMonth, ProvisionId> standing, Map<UUID, ProvisionId> corrections) {
    /** A person of whom nothing is known. */
    public static final Provisions NONE = new Provisions(Map.of(), Map.of(), Map.of());

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
        switch (event) {
            case Provided provided -> {
                said.put(provided.provisionId(), provided.month());
                standing.put(provided.month(), provided.provisionId());
            }
            case Withdrawn withdrawn -> {
                standing.remove(withdrawn.month());
                corrections.put(withdrawn.correctionId(), withdrawn.provisionId());
            }
        }
        return new Provisions(said, standing, corrections);
    }
}
