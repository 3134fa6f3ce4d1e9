package nl.opvang.funding.rule.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import nl.opvang.contracts.funding.RuleEvent;
import nl.opvang.contracts.funding.RuleName;
import org.jspecify.annotations.Nullable;

/** The rules as they were known at some moment. */
public final class KnownRules {
    /** @param until first day on which it no longer holds; null when nothing follows it */
    public record Period(
            Rule rule, LocalDate from, @Nullable LocalDate until) {}

    private final Map<RuleName, NavigableMap<LocalDate, Rule>> byFirstDay;
    private final Set<RuleName> historyImportClosed;

    private KnownRules(Map<RuleName, NavigableMap<LocalDate, Rule>> byFirstDay, Set<RuleName> historyImportClosed) {
        this.byFirstDay = byFirstDay;
        this.historyImportClosed = historyImportClosed;
    }

    /**
     * What was known then, that moment included.
     *
     * @param facts those of one rule in their order
     * @param defaults what holds before the first day that a decision is about
     */
    public static KnownRules at(Instant moment, List<RuleFact> facts, List<Rule> defaults) {
        var decisions = new EnumMap<RuleName, Decisions>(RuleName.class);
        var lastFacts = new HashMap<UUID, RuleFact>();
        for (var fact : facts) {
            if (fact.knownAt().isAfter(moment)) continue;
            var event = fact.event();
            decisions.merge(
                    event.rule(),
                    Decisions.evolve(Decisions.NONE, event),
                    (before, _) -> Decisions.evolve(before, event));
            subject(event).ifPresent(ruleId -> lastFacts.put(ruleId, fact));
        }
        var byFirstDay = new EnumMap<RuleName, NavigableMap<LocalDate, Rule>>(RuleName.class);
        for (var standard : defaults)
            byFirstDay
                    .computeIfAbsent(standard.name(), _ -> new TreeMap<>())
                    .put(standard.terms().validFrom(), standard);
        decisions.forEach((name, said) -> {
            var rules = byFirstDay.computeIfAbsent(name, _ -> new TreeMap<>());
            said.standing().values().stream()
                    .map(terms -> terms.validFrom())
                    .min(LocalDate::compareTo)
                    .ifPresent(first -> rules.tailMap(first, true).clear());
            // Of several with the same first day the one decided last.
            said.standing().forEach((ruleId, terms) -> {
                var fact = lastFacts.get(ruleId);
                if (fact != null)
                    rules.put(terms.validFrom(), new Rule(name, ruleId, fact.eventId(), fact.knownAt(), terms));
            });
        });
        var closed = EnumSet.noneOf(RuleName.class);
        decisions.forEach((name, said) -> {
            if (said.historyImportClosed()) closed.add(name);
        });
        return new KnownRules(byFirstDay, closed);
    }

    /** The decision that an event is about; empty when it is about none. */
    public static Optional<UUID> subject(RuleEvent event) {
        return switch (event) {
            case RuleEvent.Decided decided -> Optional.of(decided.ruleId());
            case RuleEvent.Corrected corrected -> Optional.of(corrected.ruleId());
            case RuleEvent.Withdrawn withdrawn -> Optional.of(withdrawn.ruleId());
            case RuleEvent.HistoryImportClosed _ -> Optional.empty();
        };
    }

    /**
     * The rule that holds on a day: the decision whose first day is the last on or before it. Empty when none is, or when
     * that decision ends the rule.
     */
    public Optional<Rule> on(RuleName name, LocalDate day) {
        return Optional.ofNullable(rules(name).floorEntry(day))
                .map(Map.Entry::getValue)
                .filter(rule -> !rule.terms().values().isEmpty());
    }

    /** The rule that holds for a financial year. */
    public Optional<Rule> ofYear(RuleName name, int year) {
        return on(name, LocalDate.of(year, 1, 1));
    }

    /** The first days of what was decided about a rule. */
    public SortedSet<LocalDate> cuts(RuleName name) {
        return new TreeSet<>(rules(name).keySet());
    }

    /** Which rule holds when: by name, in order of days. */
    public List<Period> periods() {
        var periods = new ArrayList<Period>();
        for (var rules : byFirstDay.values())
            rules.forEach((from, rule) -> periods.add(new Period(rule, from, rules.higherKey(from))));
        return periods;
    }

    /** Whether nothing more about these rules can come in as known by then. */
    public boolean historyImportClosed(Set<RuleName> names) {
        return historyImportClosed.containsAll(names);
    }

    private NavigableMap<LocalDate, Rule> rules(RuleName name) {
        var rules = byFirstDay.get(name);
        return rules == null ? new TreeMap<>() : rules;
    }
}
