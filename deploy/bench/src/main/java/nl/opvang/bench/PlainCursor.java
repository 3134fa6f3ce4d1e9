package nl.opvang.bench;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.PublishedEvents;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.json.EventMapper;
import tools.jackson.databind.ObjectReader;

/** Reads all events in their order with one statement and one cursor, every column of them, and parses the payload. */
final class PlainCursor {
    private static final String ALL = """
        select tx::text as xid, position, event_id, type, aggregate_id, sequence, recorded_at, known_at, command_id,
               correlation_id, causation_id, traceparent, actor, actor_role, on_behalf_of, reason, corrects, payload
        from events.event order by tx, position\
        """;
    private static final int FETCH = 1_000;

    private final Service service;
    private final Map<String, ObjectReader> readers = new HashMap<>();
    private long seen;

    PlainCursor(Service service) {
        this.service = service;
    }

    double perSecond() throws SQLException {
        long began = System.nanoTime();
        int events = 0;
        try (var owner = service.owner()) {
            owner.setAutoCommit(false);
            try (var select = owner.prepareStatement(ALL)) {
                select.setFetchSize(FETCH);
                try (var row = select.executeQuery()) {
                    for (; row.next(); events++) {
                        seen += row.getLong(1) + row.getLong(2) + row.getLong(6);
                        see(row.getObject(3, UUID.class));
                        see(row.getString(5));
                        see(row.getObject(7, OffsetDateTime.class));
                        see(row.getObject(8, OffsetDateTime.class));
                        for (int column = 9; column <= 11; column++) see(row.getObject(column, UUID.class));
                        for (int column = 12; column <= 16; column++) see(row.getString(column));
                        see(row.getObject(17));
                        PublishedEvent event = reader(row.getString(4)).readValue(row.getBytes(18));
                        seen += event.lines().size();
                    }
                }
            }
        }
        double perSecond = events * 1e9 / (System.nanoTime() - began);
        // Asked for, so that no reading can be left out.
        if (seen == 0) throw new IllegalStateException("nothing was read");
        return perSecond;
    }

    private void see(@org.jspecify.annotations.Nullable Object value) {
        if (value != null) seen++;
    }

    private ObjectReader reader(String type) {
        return readers.computeIfAbsent(
                type,
                name -> EventMapper.forEvents()
                        .readerFor(PublishedEvents.CATALOGUE
                                .current(name)
                                .orElseThrow()
                                .payload()));
    }
}
