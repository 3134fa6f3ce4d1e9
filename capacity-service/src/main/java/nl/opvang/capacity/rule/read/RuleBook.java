package nl.opvang.capacity.rule.read;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import nl.opvang.contracts.capacity.DatedRules;
import nl.opvang.contracts.capacity.RuleEvent;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.WholeEvents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that was decided about rules; nothing that was recorded is ever missing here. */
@Component
public class RuleBook {
    /** @param knownAt since when it is known */
    record Entry(Instant knownAt, RuleEvent event) {}

    private final JdbcClient jdbc;
    private final WholeEvents said;

    RuleBook(JdbcClient jdbc, EventReader events) {
        this.jdbc = jdbc;
        said = new WholeEvents(jdbc, events, "rules", 1, "capacity", "capacity.rule", "views.rule_event");
    }

    /** The rules as known now. */
    public DatedRules now() {
        return knownAt(Instant.parse("9999-12-31T00:00:00Z"));
    }

    /** The rules as known at a moment, that moment included. */
    public DatedRules knownAt(Instant moment) {
        return DatedRules.of(entries(moment).stream().map(Entry::event).toList());
    }

    /** What was said by a moment, what was said about one rule in its order. */
    List<Entry> entries(Instant moment) {
        return said.knownAt(moment).stream()
                .map(known -> new Entry(known.knownAt(), (RuleEvent) known.event()))
                .toList();
    }

    /** The database's clock. */
    Instant clock() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
