package nl.opvang.funding.norm.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.contracts.funding.NormEvent.ConfirmedThroughSet;
import nl.opvang.contracts.funding.NormEvent.Corrected;
import nl.opvang.contracts.funding.NormEvent.Decided;
import nl.opvang.contracts.funding.NormEvent.HistoryImportClosed;
import nl.opvang.contracts.funding.NormEvent.Withdrawn;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormTerms;
import org.jspecify.annotations.Nullable;

/**
 * The dated rules of one scheme.
 *
 * @param facts what was said, by the client's id of it
 * @param standing decisions that were not withdrawn, as they read today, in the order in which they were decided
 * @param confirmedThrough last day that is confirmed; null when none is
 */
public record NormRules(
        Map<UUID, NormEvent> facts,
        Map<NormId, NormTerms> standing,
        @Nullable LocalDate confirmedThrough,
        boolean historyImportClosed) {
    /** Nothing was decided. */
    public static final NormRules NONE = new NormRules(Map.of(), Map.of(), null, false);

    public NormRules {
        facts = Map.copyOf(facts);
        standing = Collections.unmodifiableMap(new LinkedHashMap<>(standing));
    }

    /** The rules after one more event. */
    public static NormRules evolve(NormRules rules, NormEvent event) {
        return switch (event) {
            case Decided(var _, var normId, var terms) -> rules.saying(event).with(normId, terms);
            case Corrected(var _, var normId, var _, var terms) ->
                rules.saying(event).with(normId, terms);
            case Withdrawn(var _, var normId, var _) -> rules.saying(event).with(normId, null);
            case ConfirmedThroughSet(var _, var _, var lastDay, var _) ->
                rules.saying(event).confirmed(lastDay);
            case HistoryImportClosed _ -> new NormRules(rules.facts, rules.standing, rules.confirmedThrough, true);
        };
    }

    /**
     * The decision that holds on a day: the one whose first day is the last on or before it, and of several with the
     * same first day the one decided last. So a later decision about an earlier period leaves later periods standing.
     */
    public Optional<NormId> on(LocalDate day) {
        return Optional.ofNullable(byFirstDay().floorEntry(day)).map(Map.Entry::getValue);
    }

    /** First days of the decisions that hold on some day. */
    public Collection<LocalDate> firstDays() {
        return byFirstDay().keySet();
    }

    private NavigableMap<LocalDate, NormId> byFirstDay() {
        var byFirstDay = new TreeMap<LocalDate, NormId>();
        standing.forEach((normId, terms) -> byFirstDay.put(terms.validFrom(), normId));
        return byFirstDay;
    }

    private NormRules saying(NormEvent event) {
        var id = event.factId();
        if (id == null) return this;
        var more = new LinkedHashMap<>(facts);
        more.put(id, event);
        return new NormRules(more, standing, confirmedThrough, historyImportClosed);
    }

    private NormRules with(NormId normId, @Nullable NormTerms terms) {
        var changed = new LinkedHashMap<>(standing);
        if (terms == null) changed.remove(normId);
        else changed.put(normId, terms);
        return new NormRules(facts, changed, confirmedThrough, historyImportClosed);
    }

    private NormRules confirmed(LocalDate lastDay) {
        return new NormRules(facts, standing, lastDay, historyImportClosed);
    }
}
