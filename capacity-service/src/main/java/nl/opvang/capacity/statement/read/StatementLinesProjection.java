package nl.opvang.capacity.statement.read;

import static nl.opvang.plumbing.store.Columns.array;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.opvang.contracts.allocation.AllocationImportEvent;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.CapacityImportEvent;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies the lines of one service's events about locations, each once, and keeps since when its history is closed. Of
 * two such projections, one reads the own store and one Kafka, so each has a table of its own to empty.
 */
final class StatementLinesProjection implements Projection {
    private final JdbcClient jdbc;
    private final String name;
    private final String table;
    private final String service;
    private final Set<String> features;

    /** @param features whose lines all have a location and a kind, and that of the closings */
    StatementLinesProjection(JdbcClient jdbc, String name, String table, String service, Set<String> features) {
        this.jdbc = jdbc;
        this.name = name;
        this.table = table;
        this.service = service;
        this.features = Set.copyOf(features);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return Set.of(service);
    }

    @Override
    public Set<String> features() {
        return features;
    }

    @Override
    public boolean ordered() {
        return false;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        keepLines(events);
        keepClosings(events);
    }

    @Override
    public void clear() {
        jdbc.sql("truncate " + table).update();
        jdbc.sql("delete from views.closed_import where service = :service")
                .param("service", service)
                .update();
    }

    private void keepLines(List<RecordedEvent> events) {
        var rows = new ArrayList<Row>();
        for (var recorded : events) {
            var lines = recorded.event().lines();
            for (int number = 0; number < lines.size(); number++) {
                var line = lines.get(number);
                var location = line.dimensions().location();
                var kind = line.dimensions().kind();
                if (location != null && kind != null)
                    rows.add(new Row(recorded.envelope(), number, line, location, kind));
            }
        }
        if (rows.isEmpty()) return;
        jdbc.sql("""
            insert into %s (
                event_id, line, known_at, effective_on, change, quantity, municipality, location, kind, type, corrects,
                reason)
            select *
            from unnest(
                :eventId, :line, :knownAt, :effectiveOn, :change, :quantity, :municipality, :location, :kind, :type,
                :corrects, :reason)
                as given(event_id, line, known_at, effective_on, change, quantity, municipality, location, kind, type,
                    corrects, reason)
            order by event_id, line
            on conflict do nothing
            """.formatted(table))
                .param("eventId", array("uuid", rows, row -> row.envelope().eventId()))
                .param("line", array("int4", rows, Row::number))
                .param(
                        "knownAt",
                        array(
                                "timestamptz",
                                rows,
                                row -> row.envelope().knownAt().atOffset(ZoneOffset.UTC)))
                .param("effectiveOn", array("date", rows, row -> row.line().effectiveOn()))
                .param("change", array("int4", rows, row -> row.line().change()))
                .param(
                        "quantity",
                        array("text", rows, row -> row.line().quantity().text()))
                .param(
                        "municipality",
                        array("text", rows, row -> row.location().municipality().text()))
                .param("location", array("uuid", rows, row -> row.location().id()))
                .param("kind", array("text", rows, row -> row.kind().name()))
                .param("type", array("text", rows, row -> row.envelope().type()))
                .param("corrects", array("uuid", rows, row -> row.envelope().corrects()))
                .param("reason", array("text", rows, row -> row.envelope().reason()))
                .update();
    }

    private void keepClosings(List<RecordedEvent> events) {
        for (var recorded : events) {
            var municipality = closed(recorded);
            if (municipality == null) continue;
            jdbc.sql("""
                insert into views.closed_import (municipality, service, closed_at)
                values (:municipality, :service, :closedAt)
                on conflict do nothing
                """)
                    .param("municipality", municipality.text())
                    .param("service", service)
                    .param("closedAt", recorded.envelope().recordedAt().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private static @Nullable MunicipalityCode closed(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case CapacityImportEvent.HistoryImportClosed closed -> closed.municipality();
            case AllocationImportEvent.HistoryImportClosed closed -> closed.municipality();
            default -> null;
        };
    }

    private record Row(Envelope envelope, int number, LedgerLine line, LocationId location, PlaceKind kind) {}
}
