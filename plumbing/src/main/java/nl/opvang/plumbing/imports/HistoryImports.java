package nl.opvang.plumbing.imports;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.http.bulk.HistoryImport;
import nl.opvang.plumbing.store.ConstraintViolated;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of which municipalities history import is closed: decided in the same transaction as every import and closing. */
final class HistoryImports implements InlineProjection, HistoryImport {
    /** This municipality's history import is closed. */
    record HistoryImportIsClosed() implements Refusal {}

    private final JdbcClient jdbc;
    private final Set<String> features;

    /** @param features all features of the service whose events may be imported */
    HistoryImports(JdbcClient jdbc, Collection<String> features) {
        this.jdbc = jdbc;
        this.features = Set.copyOf(features);
    }

    @Override
    public Set<String> features() {
        return features;
    }

    @Override
    public void project(List<RecordedEvent> events) {
        var closed = events.stream().filter(HistoryImports::isClosing).toList();
        if (!closed.isEmpty()) close(closed);
        var imported = events.stream()
                .map(RecordedEvent::envelope)
                .filter(envelope -> !envelope.knownAt().equals(envelope.recordedAt()))
                .map(envelope -> envelope.onBehalfOf())
                .collect(Collectors.toUnmodifiableSet());
        if (!imported.isEmpty()) requireOpen(imported);
    }

    private static boolean isClosing(RecordedEvent event) {
        return event.envelope().aggregateId().startsWith(CloseHistoryImport.FEATURE + ":");
    }

    private void close(List<RecordedEvent> closings) {
        jdbc.sql("""
            insert into views.history_import (municipality, closed_at)
            select * from unnest(:codes::text[], :moments::timestamptz[])
            on conflict (municipality) do update set closed_at = excluded.closed_at\
            """)
                .param(
                        "codes",
                        closings.stream()
                                .map(event -> event.envelope()
                                        .aggregateId()
                                        .substring(CloseHistoryImport.FEATURE.length() + 1))
                                .toArray(String[]::new))
                .param(
                        "moments",
                        closings.stream()
                                .map(event -> event.envelope().recordedAt().toString())
                                .toArray(String[]::new))
                .update();
    }

    private void requireOpen(Set<String> municipalities) {
        var codes = municipalities.stream().sorted().toArray(String[]::new);
        jdbc.sql("""
            insert into views.history_import (municipality) select unnest(:codes::text[])
            on conflict do nothing\
            """).param("codes", codes).update();
        var closings = jdbc.sql("""
            select closed_at from views.history_import
            where municipality = any (:codes) order by municipality for share\
            """)
                .param("codes", codes)
                .query((row, nr) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .list();
        if (closings.stream().anyMatch(Optional::isPresent)) throw new ConstraintViolated(new HistoryImportIsClosed());
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return Optional.empty();
    }

    @Override
    public Set<MunicipalityCode> closedAmong(Set<MunicipalityCode> municipalities) {
        return jdbc
                .sql("""
                    select municipality from views.history_import
                    where municipality = any (:codes) and closed_at is not null\
                    """)
                .param(
                        "codes",
                        municipalities.stream().map(MunicipalityCode::text).toArray(String[]::new))
                .query((row, nr) -> new MunicipalityCode(row.getString(1)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
