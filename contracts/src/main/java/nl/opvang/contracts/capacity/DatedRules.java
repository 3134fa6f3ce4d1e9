package nl.opvang.contracts.capacity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.capacity.RuleEvent.Corrected;
import nl.opvang.contracts.capacity.RuleEvent.Decided;
import nl.opvang.contracts.capacity.RuleEvent.Withdrawn;
import org.jspecify.annotations.Nullable;

/** The rules that hold on each day, as some events about them say; every service reads them in this one way. */
public final class DatedRules {
    /** Nothing was decided. */
    public static final DatedRules NONE = new DatedRules(Map.of());

    /**
     * A decision as it reads after its corrections.
     *
     * @param region null for the country
     */
    public record Rule(RuleName name, @Nullable RegionCode region, UUID ruleId, RuleTerms terms) {
        /** @throws IllegalArgumentException when the rule is not made of such a number */
        public int number(String number) {
            return terms.number(number);
        }
    }

    private record Subject(RuleName name, @Nullable RegionCode region) {}

    private final Map<Subject, SequencedMap<UUID, RuleTerms>> standing;

    private DatedRules(Map<Subject, SequencedMap<UUID, RuleTerms>> standing) {
        this.standing = standing;
    }

    /** @param events those about one rule in their order */
    public static DatedRules of(List<RuleEvent> events) {
        var rules = NONE;
        for (var event : events) rules = rules.after(event);
        return rules;
    }

    /** These rules and one more event. */
    public DatedRules after(RuleEvent event) {
        var subject = new Subject(event.rule(), event.region());
        SequencedMap<UUID, RuleTerms> decisions =
                new LinkedHashMap<>(standing.getOrDefault(subject, new LinkedHashMap<>()));
        switch (event) {
            case Decided said -> decisions.put(said.ruleId(), said.terms());
            case Corrected said -> decisions.put(said.ruleId(), said.terms());
            case Withdrawn said -> decisions.remove(said.ruleId());
        }
        var changed = new LinkedHashMap<>(standing);
        changed.put(subject, decisions);
        return new DatedRules(changed);
    }

    /**
     * The rule of the country that holds on a day: the decision whose first day is the last on or before it, and of
     * several with the same first day the one decided last. Empty as well when that decision ends the rule.
     */
    public Optional<Rule> on(RuleName name, LocalDate day) {
        return on(name, null, day);
    }

    /** The same of a region; null for the country. */
    public Optional<Rule> on(RuleName name, @Nullable RegionCode region, LocalDate day) {
        var byFirstDay = new TreeMap<LocalDate, Rule>();
        decisions(name, region)
                .forEach((id, terms) -> byFirstDay.put(terms.validFrom(), new Rule(name, region, id, terms)));
        return Optional.ofNullable(byFirstDay.floorEntry(day))
                .map(Map.Entry::getValue)
                .filter(rule -> !rule.terms().numbers().isEmpty());
    }

    /** Decisions that stand about a rule, in the order in which they were made. */
    public SequencedMap<UUID, RuleTerms> decisions(RuleName name, @Nullable RegionCode region) {
        var decisions = standing.get(new Subject(name, region));
        return Collections.unmodifiableSequencedMap(decisions == null ? new LinkedHashMap<>() : decisions);
    }

    /** All decisions that stand. */
    public List<Rule> all() {
        var all = new ArrayList<Rule>();
        standing.forEach((subject, decisions) ->
                decisions.forEach((id, terms) -> all.add(new Rule(subject.name(), subject.region(), id, terms))));
        return all;
    }
}
