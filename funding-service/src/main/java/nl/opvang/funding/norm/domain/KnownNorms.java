package nl.opvang.funding.norm.domain;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import org.jspecify.annotations.Nullable;

/** The norms of all schemes as they were known at some moment. */
public final class KnownNorms {
    private final Map<NormScheme, NormRules> rules;
    private final Map<NormId, UUID> lastEvents;

    private KnownNorms(Map<NormScheme, NormRules> rules, Map<NormId, UUID> lastEvents) {
        this.rules = rules;
        this.lastEvents = lastEvents;
    }

    /**
     * What was known then, that moment included.
     *
     * @param facts those of one scheme in their order
     */
    public static KnownNorms at(Instant moment, List<NormFact> facts) {
        var rules = new EnumMap<NormScheme, NormRules>(
                Arrays.stream(NormScheme.values()).collect(toMap(Function.identity(), _ -> NormRules.NONE)));
        var lastEvents = new HashMap<NormId, UUID>();
        for (var fact : facts) {
            if (fact.knownAt().isAfter(moment)) continue;
            var event = fact.event();
            rules.compute(event.scheme(), (_, before) -> NormRules.evolve(orNone(before), event));
            subject(event).ifPresent(normId -> lastEvents.put(normId, fact.eventId()));
        }
        return new KnownNorms(rules, lastEvents);
    }

    /** The decision that an event is about; empty when it is about none. */
    public static Optional<NormId> subject(NormEvent event) {
        return switch (event) {
            case NormEvent.Decided decided -> Optional.of(decided.normId());
            case NormEvent.Corrected corrected -> Optional.of(corrected.normId());
            case NormEvent.Withdrawn withdrawn -> Optional.of(withdrawn.normId());
            case NormEvent.ConfirmedThroughSet _, NormEvent.HistoryImportClosed _ -> Optional.empty();
        };
    }

    /** The norm that holds on a day; empty when none was known to. */
    public Optional<Norm> on(NormScheme scheme, LocalDate day) {
        var known = rules(scheme);
        return known.on(day)
                .map(normId -> new Norm(
                        normId,
                        Objects.requireNonNull(lastEvents.get(normId)),
                        Objects.requireNonNull(known.standing().get(normId))));
    }

    /** Whether a day comes after the last confirmed one. */
    public boolean provisional(NormScheme scheme, LocalDate day) {
        var confirmedThrough = rules(scheme).confirmedThrough();
        return confirmedThrough == null || day.isAfter(confirmedThrough);
    }

    /** The first days on which another norm holds, or the same one only provisionally. */
    public SortedSet<LocalDate> cuts(NormScheme scheme) {
        var cuts = new TreeSet<>(rules(scheme).firstDays());
        var confirmedThrough = rules(scheme).confirmedThrough();
        if (confirmedThrough != null) cuts.add(confirmedThrough.plusDays(1));
        return cuts;
    }

    private NormRules rules(NormScheme scheme) {
        return orNone(rules.get(scheme));
    }

    private static NormRules orNone(@Nullable NormRules rules) {
        return rules == null ? NormRules.NONE : rules;
    }
}
