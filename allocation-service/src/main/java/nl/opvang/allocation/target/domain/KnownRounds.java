package nl.opvang.allocation.target.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.allocation.RoundAdvice;
import nl.opvang.contracts.allocation.RoundAnnouncement;
import nl.opvang.contracts.allocation.RoundDecision;
import nl.opvang.contracts.allocation.RoundPrognosis;
import nl.opvang.contracts.allocation.RoundTerms;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.contracts.allocation.TargetEvent.Corrected;
import nl.opvang.contracts.allocation.TargetEvent.Decided;
import nl.opvang.contracts.allocation.TargetEvent.DifferencesExplained;
import nl.opvang.contracts.allocation.TargetEvent.RoundAdvised;
import nl.opvang.contracts.allocation.TargetEvent.RoundAnnounced;
import nl.opvang.contracts.allocation.TargetEvent.RoundDecided;
import nl.opvang.contracts.allocation.TargetEvent.RoundOpened;
import nl.opvang.contracts.allocation.TargetEvent.RoundPrognosed;
import nl.opvang.contracts.allocation.TargetEvent.Withdrawn;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.allocation.TargetTerms;
import nl.opvang.contracts.allocation.target.TargetFact;
import nl.opvang.contracts.area.RegionCode;
import org.jspecify.annotations.Nullable;

/** How targets came about, as it was known at some moment. */
public final class KnownRounds {
    /**
     * A round, with what of it stands.
     *
     * @param prognoses in the order in which they were recorded, as the advices are
     * @param decision null before the round ended
     * @param announcement null before it was told
     */
    public record Round(
            TargetId id,
            RoundTerms terms,
            List<RoundPrognosis> prognoses,
            List<RoundAdvice> advices,
            @Nullable RoundDecision decision,
            @Nullable RoundAnnouncement announcement) {}

    private final Map<UUID, TargetEvent> standing = new LinkedHashMap<>();
    private final Map<TargetId, TargetTerms> decisions = new LinkedHashMap<>();

    private KnownRounds() {}

    /**
     * What was known then, that moment included.
     *
     * @param facts those of one aggregate in their order
     */
    public static KnownRounds at(Instant moment, List<TargetFact> facts) {
        var known = new KnownRounds();
        facts.stream()
                .filter(fact -> !fact.knownAt().isAfter(moment))
                .map(TargetFact::event)
                .forEach(known::add);
        return known;
    }

    private void add(TargetEvent event) {
        switch (event) {
            case Decided(var id, var terms) -> decisions.put(id, terms);
            case Corrected(var id, var _, var terms) -> decisions.put(id, terms);
            case Withdrawn(var id, var _, var region) -> {
                // Ids of what regions said are their own.
                if (region == null) {
                    decisions.remove(id);
                    standing.remove(id.id());
                }
            }
            default -> {
                var id = event.factId();
                if (id != null) standing.put(id, event);
            }
        }
    }

    /** In the order in which they were opened. */
    public List<Round> rounds() {
        return of(RoundOpened.class).stream()
                .map(opened -> round(opened.targetId(), opened.terms()))
                .toList();
    }

    private Round round(TargetId id, RoundTerms terms) {
        return new Round(
                id,
                terms,
                of(RoundPrognosed.class).stream()
                        .filter(event -> event.round().equals(id))
                        .map(RoundPrognosed::prognosis)
                        .toList(),
                of(RoundAdvised.class).stream()
                        .filter(event -> event.round().equals(id))
                        .map(RoundAdvised::advice)
                        .toList(),
                of(RoundDecided.class).stream()
                        .filter(event -> event.round().equals(id))
                        .map(RoundDecided::decision)
                        .findFirst()
                        .orElse(null),
                of(RoundAnnounced.class).stream()
                        .filter(event -> event.round().equals(id))
                        .map(RoundAnnounced::announcement)
                        .findFirst()
                        .orElse(null));
    }

    /** The decisions that stand, in the order in which they were recorded. */
    public Map<TargetId, TargetTerms> decisions() {
        return new LinkedHashMap<>(decisions);
    }

    /** What was decided under an id; empty when it was withdrawn. */
    public Optional<TargetTerms> decision(TargetId id) {
        return Optional.ofNullable(decisions.get(id));
    }

    /** Why figures of a decision are not what the key gives: what was said last of each region. */
    public Map<RegionCode, String> explanations(TargetId decision) {
        var explanations = new LinkedHashMap<RegionCode, String>();
        for (var said : of(DifferencesExplained.class))
            if (said.decision().equals(decision))
                said.regions().forEach(region -> explanations.put(region.region(), region.explanation()));
        return explanations;
    }

    private <E extends TargetEvent> List<E> of(Class<E> kind) {
        return standing.values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
