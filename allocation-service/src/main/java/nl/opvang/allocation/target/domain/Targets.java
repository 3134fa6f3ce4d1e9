package nl.opvang.allocation.target.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.contracts.allocation.TargetEvent.Corrected;
import nl.opvang.contracts.allocation.TargetEvent.Decided;
import nl.opvang.contracts.allocation.TargetEvent.DifferencesExplained;
import nl.opvang.contracts.allocation.TargetEvent.Divided;
import nl.opvang.contracts.allocation.TargetEvent.HistoryImportClosed;
import nl.opvang.contracts.allocation.TargetEvent.OneOffDecided;
import nl.opvang.contracts.allocation.TargetEvent.PlacesPlanned;
import nl.opvang.contracts.allocation.TargetEvent.PrognosisRecorded;
import nl.opvang.contracts.allocation.TargetEvent.RoundAdvised;
import nl.opvang.contracts.allocation.TargetEvent.RoundAnnounced;
import nl.opvang.contracts.allocation.TargetEvent.RoundDecided;
import nl.opvang.contracts.allocation.TargetEvent.RoundOpened;
import nl.opvang.contracts.allocation.TargetEvent.RoundPrognosed;
import nl.opvang.contracts.allocation.TargetEvent.Withdrawn;
import nl.opvang.contracts.allocation.TargetId;

/**
 * All that was said about targets by one side: the ministry, or a safety region.
 *
 * @param facts what was said, by the client's id of it
 */
public record Targets(Map<UUID, TargetEvent> facts, Set<TargetId> withdrawn, boolean historyImportClosed) {
    /** Nothing was said. */
    public static final Targets NONE = new Targets(Map.of(), Set.of(), false);

    public Targets {
        facts = Map.copyOf(facts);
        withdrawn = Set.copyOf(withdrawn);
    }

    /** All that was said after one more event. */
    public static Targets evolve(Targets targets, TargetEvent event) {
        return switch (event) {
            case Decided(var id, var _) -> targets.saying(id.id(), event);
            case OneOffDecided(var id, var _) -> targets.saying(id.id(), event);
            case PrognosisRecorded(var id, var _) -> targets.saying(id.id(), event);
            case Divided(var id, var _, var _) -> targets.saying(id.id(), event);
            case PlacesPlanned(var id, var _, var _) -> targets.saying(id.id(), event);
            case RoundOpened(var id, var _) -> targets.saying(id.id(), event);
            case RoundPrognosed(var id, var _, var _) -> targets.saying(id.id(), event);
            case RoundAdvised(var id, var _, var _) -> targets.saying(id.id(), event);
            case RoundDecided(var id, var _, var _) -> targets.saying(id.id(), event);
            case RoundAnnounced(var id, var _, var _) -> targets.saying(id.id(), event);
            case DifferencesExplained(var id, var _, var _) -> targets.saying(id.id(), event);
            case Corrected(var _, var correctionId, var _) -> targets.saying(correctionId, event);
            case Withdrawn(var id, var withdrawalId, var _) ->
                targets.saying(withdrawalId, event).without(id);
            case HistoryImportClosed _ -> new Targets(targets.facts, targets.withdrawn, true);
        };
    }

    /** Whether something of the kind was said under the id and not withdrawn. */
    boolean stands(TargetId id, Predicate<TargetEvent> ofThisKind) {
        var said = facts.get(id.id());
        return said != null && ofThisKind.test(said) && !withdrawn.contains(id);
    }

    /** Whether a decision of the round stands. */
    boolean decided(TargetId round) {
        return facts.values().stream()
                .anyMatch(fact -> fact instanceof RoundDecided(var id, var of, var _)
                        && of.equals(round)
                        && !withdrawn.contains(id));
    }

    /** Whether an announcement of the round stands. */
    boolean announced(TargetId round) {
        return facts.values().stream()
                .anyMatch(fact -> fact instanceof RoundAnnounced(var id, var of, var _)
                        && of.equals(round)
                        && !withdrawn.contains(id));
    }

    private Targets saying(UUID id, TargetEvent event) {
        var more = new HashMap<>(facts);
        more.put(id, event);
        return new Targets(more, withdrawn, historyImportClosed);
    }

    private Targets without(TargetId id) {
        var more = new HashSet<>(withdrawn);
        more.add(id);
        return new Targets(facts, more, historyImportClosed);
    }
}
