package nl.opvang.allocation.rule.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.contracts.allocation.LeadTime;
import nl.opvang.contracts.allocation.PriorityMethod;
import nl.opvang.contracts.allocation.PriorityTerms;
import nl.opvang.contracts.allocation.RuleEvent;
import nl.opvang.contracts.allocation.RuleEvent.DaysDecided;
import nl.opvang.contracts.allocation.RuleEvent.LeadTimeDecided;
import nl.opvang.contracts.allocation.RuleEvent.PriorityDecided;
import nl.opvang.contracts.allocation.RuleEvent.TermDecided;
import nl.opvang.contracts.allocation.RuleEvent.Withdrawn;
import nl.opvang.contracts.allocation.RuleId;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.contracts.allocation.RuleTerms;
import org.jspecify.annotations.Nullable;

/** The rules as they were known at some moment. */
public final class KnownRules {
    /** Without a rule whoever asked first comes first. */
    public static final PriorityTerms FIRST_COME = new PriorityTerms(PriorityMethod.STRICT_ORDER, List.of());

    /**
     * A decision that stands.
     *
     * @param eventId the event that recorded it: the version of the rule
     * @param knownAt since when it is known
     * @param priority of a priority rule; null of others
     * @param hours of a term in hours; null when there is none, and of other rules
     * @param days of a term in days; null when there is none, and of other rules
     * @param leadTime of a lead time; null when there is none, and of other rules
     */
    public record Rule(
            RuleName name,
            RuleId ruleId,
            UUID eventId,
            Instant knownAt,
            RuleTerms terms,
            @Nullable PriorityTerms priority,
            @Nullable Integer hours,
            @Nullable Integer days,
            @Nullable LeadTime leadTime) {}

    /** @param until first day on which it no longer holds; null when nothing follows it */
    public record Period(Rule rule, @Nullable LocalDate until) {}

    private final Map<RuleName, NavigableMap<LocalDate, Rule>> byFirstDay;

    private KnownRules(Map<RuleName, NavigableMap<LocalDate, Rule>> byFirstDay) {
        this.byFirstDay = byFirstDay;
    }

    /**
     * What was known then, that moment included.
     *
     * @param facts those of one rule in their order
     */
    public static KnownRules at(Instant moment, List<RuleFact> facts) {
        var standing = new LinkedHashMap<RuleId, Rule>();
        for (var fact : facts) {
            if (fact.knownAt().isAfter(moment)) continue;
            switch (fact.event()) {
                case PriorityDecided(var id, var terms, var priority) ->
                    standing.put(id, rule(fact, id, terms, priority, null, null, null));
                case TermDecided(var id, var _, var terms, var hours) ->
                    standing.put(id, rule(fact, id, terms, null, hours, null, null));
                case DaysDecided(var id, var _, var terms, var days) ->
                    standing.put(id, rule(fact, id, terms, null, null, days, null));
                case LeadTimeDecided(var id, var _, var terms, var leadTime) ->
                    standing.put(id, rule(fact, id, terms, null, null, null, leadTime));
                case Withdrawn(var id, var _, var _) -> standing.remove(id);
            }
        }
        var byFirstDay = new TreeMap<RuleName, NavigableMap<LocalDate, Rule>>();
        // Of several with the same first day the one decided last.
        for (var rule : standing.values())
            byFirstDay
                    .computeIfAbsent(rule.name(), _ -> new TreeMap<>())
                    .put(rule.terms().validFrom(), rule);
        return new KnownRules(byFirstDay);
    }

    private static Rule rule(
            RuleFact fact,
            RuleId id,
            RuleTerms terms,
            @Nullable PriorityTerms priority,
            @Nullable Integer hours,
            @Nullable Integer days,
            @Nullable LeadTime leadTime) {
        RuleEvent event = fact.event();
        return new Rule(event.rule(), id, fact.eventId(), fact.knownAt(), terms, priority, hours, days, leadTime);
    }

    /** The decision that holds on a day: the one whose first day is the last on or before it. */
    public Optional<Rule> on(RuleName name, LocalDate day) {
        var rules = byFirstDay.get(name);
        return rules == null
                ? Optional.empty()
                : Optional.ofNullable(rules.floorEntry(day)).map(Map.Entry::getValue);
    }

    /** Which decision holds when: by rule, in order of days. */
    public List<Period> periods() {
        var periods = new ArrayList<Period>();
        for (var rules : byFirstDay.values())
            rules.forEach((from, rule) -> periods.add(new Period(rule, rules.higherKey(from))));
        return periods;
    }
}
