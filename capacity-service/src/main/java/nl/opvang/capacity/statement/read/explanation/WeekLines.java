package nl.opvang.capacity.statement.read.explanation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import nl.opvang.capacity.statement.domain.RecordedCodes;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The lines of which the figures of a week are sums, in the order of their recording. */
@Component
class WeekLines {
    private final JdbcClient jdbc;

    WeekLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of one municipality, as known at a moment. */
    List<WeekLine> of(MunicipalityCode municipality, Week week, Instant moment, WeekLine.Key after, int limit) {
        return jdbc.sql("""
            select event_id, line, type, known_at, corrects, reason, effective_on, municipality, location, kind, quantity,
                change, change::bigint * (:until::date - greatest(effective_on, :from::date)) as days
            from views.statement_line
            where municipality = any (:codes) and effective_on < :until and known_at <= :moment
                and (event_id, line) > (:afterEvent, :afterLine)
            order by event_id, line
            limit :limit
            """)
                .param(
                        "codes",
                        new SqlArrayValue(
                                "text",
                                RecordedCodes.of(municipality, week.lastDay()).stream()
                                        .map(MunicipalityCode::text)
                                        .toArray()))
                .param("from", week.from())
                .param("until", week.until())
                // The database knows microseconds, and the driver would round to them.
                .param("moment", moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .param("afterEvent", after.eventId())
                .param("afterLine", after.line())
                .param("limit", limit)
                .query((row, _) -> new WeekLine(
                        row.getObject("event_id", UUID.class),
                        row.getInt("line"),
                        row.getString("type"),
                        row.getObject("known_at", OffsetDateTime.class).toInstant(),
                        row.getObject("corrects", UUID.class),
                        row.getString("reason"),
                        row.getObject("effective_on", LocalDate.class),
                        new MunicipalityCode(row.getString("municipality")),
                        row.getObject("location", UUID.class),
                        PlaceKind.valueOf(row.getString("kind")),
                        Quantity.parse(row.getString("quantity")),
                        row.getInt("change"),
                        row.getLong("days")))
                .list();
    }
}
