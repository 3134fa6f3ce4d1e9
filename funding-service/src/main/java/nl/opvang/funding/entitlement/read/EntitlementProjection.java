package nl.opvang.funding.entitlement.read;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import nl.opvang.contracts.allocation.AllocationImportEvent;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.CapacityImportEvent;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.ledger.LedgerProjection;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Keeps the lines of places, of who stays in them and of months of private reception, and since when the past of a
 * municipality is closed. Stays pay for nothing; how full the country is decides whether a late advance is handled.
 */
@Component
class EntitlementProjection implements Projection {
    /** Services that entitlements rest on, besides this one. */
    static final Set<String> SOURCES = Set.of("capacity", "allocation");

    private final JdbcClient jdbc;
    private final LedgerProjection ledger;

    EntitlementProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.ledger = new LedgerProjection(
                jdbc,
                Division.ofTheNetherlands(),
                SOURCES,
                Set.of(
                        "capacity.location",
                        "capacity.history-import",
                        "allocation.guest-book",
                        "allocation.provision",
                        "allocation.history-import"));
    }

    @Override
    public String name() {
        return "entitlements";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> sources() {
        return ledger.sources();
    }

    @Override
    public Set<String> features() {
        return ledger.features();
    }

    @Override
    public boolean ordered() {
        return false;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        ledger.apply(events);
        var closings = events.stream()
                .filter(recorded -> closed(recorded.event()) != null)
                .toList();
        if (!closings.isEmpty()) close(closings);
    }

    private void close(List<RecordedEvent> closings) {
        jdbc.sql("""
            insert into views.import_closing (municipality, service, closed_at)
            select * from unnest(:municipality, :service, :closedAt)
            on conflict do nothing
            """)
                .param(
                        "municipality",
                        new SqlArrayValue(
                                "text",
                                closings.stream()
                                        .map(recorded -> String.valueOf(closed(recorded.event())))
                                        .toArray()))
                .param(
                        "service",
                        new SqlArrayValue(
                                "text",
                                closings.stream()
                                        .map(recorded -> recorded.envelope().service())
                                        .toArray()))
                .param(
                        "closedAt",
                        new SqlArrayValue(
                                "timestamptz",
                                closings.stream()
                                        .map(recorded ->
                                                recorded.envelope().recordedAt().atOffset(ZoneOffset.UTC))
                                        .toArray()))
                .update();
    }

    private static @Nullable MunicipalityCode closed(PublishedEvent event) {
        return switch (event) {
            case CapacityImportEvent.HistoryImportClosed(var municipality) -> municipality;
            case AllocationImportEvent.HistoryImportClosed(var municipality) -> municipality;
            default -> null;
        };
    }

    @Override
    public void clear() {
        ledger.clear();
        jdbc.sql("truncate views.import_closing").update();
    }
}
