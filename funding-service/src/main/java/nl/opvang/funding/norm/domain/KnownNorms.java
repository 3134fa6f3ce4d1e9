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
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import org.jspecify.annotations.Nullable;

/** The norms of all schemes as they were known at some moment. */
public final class KnownNorms {
    private final Map<NormScheme, NormRules> rules;
    private final Map<NormId, NormFact> lastFacts;

    private KnownNorms(Map<NormScheme, NormRules> rules, Map<NormId, NormFact> lastFacts) {
        this.rules = rules;
        this.lastFacts = lastFacts;
    }

    /**
     * What was known then, that moment included.
     *
     * @param facts those of one scheme in their order
     */
    public static KnownNorms at(Instant moment, List<NormFact> facts) {
        var rules = new EnumMap<NormScheme, NormRules>(
                Arrays.stream(NormScheme.values()).collect(toMap(Function.identity(), _ -> NormRules.NONE)));
        var lastFacts = new HashMap<NormId, NormFact>();
        for (var fact : facts) {
            if (fact.knownAt().isAfter(moment)) continue;
            var event = fact.event();
            rules.compute(event.scheme(), (_, before) -> NormRules.evolve(orNone(before), event));
            subject(event).ifPresent(normId -> lastFacts.put(normId, fact));
        }
        return new KnownNorms(rules, lastFacts);
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

    /**
     * A norm and the days for which it holds.
     *
     * @param until first day after them; null when nothing follows it
     */
    public record Period(
            NormScheme scheme,
            Norm norm,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** The norm that holds on a day; empty when none was known to. */
    public Optional<Norm> on(NormScheme scheme, LocalDate day) {
        return rules(scheme).on(day).map(normId -> norm(scheme, normId));
    }

    /** Which norm holds when, in order of days. */
    public List<Period> periods(NormScheme scheme) {
        var firstDays = List.copyOf(rules(scheme).firstDays());
        return IntStream.range(0, firstDays.size())
                .mapToObj(i -> new Period(
                        scheme,
                        on(scheme, firstDays.get(i)).orElseThrow(),
                        firstDays.get(i),
                        i + 1 < firstDays.size() ? firstDays.get(i + 1) : null))
                .toList();
    }

    /** The last day that is confirmed; null when none is. */
    public @Nullable LocalDate confirmedThrough(NormScheme scheme) {
        return rules(scheme).confirmedThrough();
    }

    /** Whether nothing more can come in as known by then. */
    public boolean historyImportClosed() {
        return Stream.of(NormScheme.values()).allMatch(scheme -> rules(scheme).historyImportClosed());
    }

    private Norm norm(NormScheme scheme, NormId normId) {
        var fact = Objects.requireNonNull(lastFacts.get(normId));
        var terms = Objects.requireNonNull(rules(scheme).standing().get(normId));
        return new Norm(normId, fact.eventId(), fact.knownAt(), terms);
    }

    /** Whether a day comes after the last confirmed one. */
    public boolean provisional(NormScheme scheme, LocalDate day) {
        var confirmedThrough = confirmedThrough(scheme);
        return confirmedThrough == null || day.isAfter(confirmedThrough);
    }

    /** The first days on which another norm holds, or the same one only provisionally. */
    public SortedSet<LocalDate> cuts(NormScheme scheme) {
        var cuts = new TreeSet<>(rules(scheme).firstDays());
        var confirmedThrough = confirmedThrough(scheme);
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
