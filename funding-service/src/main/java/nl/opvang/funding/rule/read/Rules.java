package nl.opvang.funding.rule.read;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import nl.opvang.contracts.funding.RuleEvent;
import nl.opvang.funding.rule.domain.KnownRules;
import nl.opvang.funding.rule.domain.Rule;
import nl.opvang.funding.rule.domain.RuleFact;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.WholeEvents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that was decided about rules; nothing that was recorded is ever missing here. */
@Component
public class Rules {
    private final JdbcClient jdbc;
    private final WholeEvents said;

    Rules(JdbcClient jdbc, EventReader events) {
        this.jdbc = jdbc;
        said = new WholeEvents(jdbc, events, "rules", 1, "funding", "funding.rule", "views.rule_event");
    }

    /** The rules as known now. */
    public KnownRules now() {
        return knownAt(Instant.parse("9999-12-31T00:00:00Z"));
    }

    /** The rules as known at a moment, that moment included. */
    public KnownRules knownAt(Instant moment) {
        return KnownRules.at(moment, facts(moment), defaults());
    }

    /** What was said by a moment; what was said about one rule in its order. */
    public List<RuleFact> facts(Instant moment) {
        return said.knownAt(moment).stream()
                .map(known -> new RuleFact(known.eventId(), known.knownAt(), (RuleEvent) known.event()))
                .toList();
    }

    /** What holds until the ministry decides something. */
    public List<Rule> defaults() {
        return DefaultRules.ALL;
    }

    /** The database's clock. */
    Instant clock() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
