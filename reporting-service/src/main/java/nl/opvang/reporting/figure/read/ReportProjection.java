package nl.opvang.reporting.figure.read;

import static nl.opvang.plumbing.store.Columns.array;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.opvang.contracts.allocation.AllocationImportEvent;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.CapacityImportEvent;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Keeps who reported when, what locations are called, and since when the past is closed. */
final class ReportProjection implements Projection {
    private final JdbcClient jdbc;
    private final Set<String> sources;
    private final Set<String> features;

    /**
     * @param sources services whose events change a figure
     * @param features features whose events change a figure, {@code <service>.<feature>}
     */
    ReportProjection(JdbcClient jdbc, Set<String> sources, Set<String> features) {
        this.jdbc = jdbc;
        this.sources = Set.copyOf(sources);
        this.features = Set.copyOf(features);
    }

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return sources;
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
        insertReports(events);
        insertNames(events);
        insertClosings(events);
    }

    @Override
    public void clear() {
        jdbc.sql("truncate views.report, views.location_name, views.closed_import")
                .update();
    }

    private void insertReports(List<RecordedEvent> events) {
        var rows = events.stream()
                .flatMap(recorded -> locations(recorded)
                        .map(location -> new Report(
                                location.text(),
                                location.municipality().text(),
                                recorded.envelope().knownAt())))
                .toList();
        if (rows.isEmpty()) return;
        jdbc.sql("""
            insert into views.report (location, municipality, known_at)
            select * from unnest(:location, :municipality, :knownAt) as given(location, municipality, known_at)
            order by location, known_at
            on conflict do nothing
            """)
                .param("location", array("text", rows, Report::location))
                .param("municipality", array("text", rows, Report::municipality))
                .param("knownAt", moments(rows, Report::knownAt))
                .update();
    }

    private void insertNames(List<RecordedEvent> events) {
        var rows = new ArrayList<Name>();
        for (var recorded : events) {
            switch (recorded.event()) {
                case LocationEvent.Opened opened ->
                    rows.add(new Name(opened.locationId(), opened.description().name(), recorded.envelope()));
                case LocationEvent.OpeningCorrected corrected ->
                    rows.add(new Name(
                            corrected.locationId(), corrected.description().name(), recorded.envelope()));
                default -> {}
            }
        }
        if (rows.isEmpty()) return;
        jdbc.sql("""
            insert into views.location_name (location, sequence, known_at, name)
            select * from unnest(:location, :sequence, :knownAt, :name) as given(location, sequence, known_at, name)
            order by location, sequence
            on conflict do nothing
            """)
                .param("location", array("text", rows, row -> row.location().text()))
                .param("sequence", array("int8", rows, row -> row.envelope().sequence()))
                .param("knownAt", moments(rows, row -> row.envelope().knownAt()))
                .param("name", array("text", rows, Name::name))
                .update();
    }

    private void insertClosings(List<RecordedEvent> events) {
        var rows = events.stream()
                .flatMap(recorded -> closed(recorded.event())
                        .map(municipality -> new Closing(
                                municipality.text(),
                                recorded.envelope().service(),
                                recorded.envelope().recordedAt()))
                        .stream())
                .toList();
        if (rows.isEmpty()) return;
        jdbc.sql("""
            insert into views.closed_import (municipality, service, closed_at)
            select * from unnest(:municipality, :service, :closedAt) as given(municipality, service, closed_at)
            order by municipality, service
            on conflict do nothing
            """)
                .param("municipality", array("text", rows, Closing::municipality))
                .param("service", array("text", rows, Closing::service))
                .param("closedAt", moments(rows, Closing::closedAt))
                .update();
    }

    private static Optional<MunicipalityCode> closed(PublishedEvent event) {
        return switch (event) {
            case CapacityImportEvent.HistoryImportClosed closed -> Optional.of(closed.municipality());
            case AllocationImportEvent.HistoryImportClosed closed -> Optional.of(closed.municipality());
            default -> Optional.empty();
        };
    }

    /** The locations about which the event says something, whether or not a number changes. */
    private static Stream<LocationId> locations(RecordedEvent recorded) {
        if (recorded.event() instanceof LocationEvent event) return Stream.of(event.locationId());
        return recorded.event().lines().stream()
                .map(line -> line.dimensions().location())
                .filter(Objects::nonNull)
                .distinct();
    }

    private static <T> SqlArrayValue moments(List<T> rows, Function<T, Instant> column) {
        return array("timestamptz", rows, row -> column.apply(row).atOffset(ZoneOffset.UTC));
    }

    private record Report(String location, String municipality, Instant knownAt) {}

    private record Closing(String municipality, String service, Instant closedAt) {}

    private record Name(LocationId location, String name, Envelope envelope) {}
}
