package nl.opvang.reporting.signal.read;

import static nl.opvang.plumbing.store.Columns.array;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what signals need besides sums: counts, also those that change no number, and closings. */
@Component
class SignalFactsProjection implements Projection {
    private final JdbcClient jdbc;

    SignalFactsProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "signal-facts";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return Set.of("capacity");
    }

    @Override
    public Set<String> features() {
        return Set.of("capacity.location");
    }

    @Override
    public boolean ordered() {
        return false;
    }

    @Override
    public void apply(List<RecordedEvent> recorded) {
        var said = new ArrayList<Said>();
        for (var each : recorded) {
            var envelope = each.envelope();
            switch (each.event()) {
                case LocationEvent.OccupancyCounted fact ->
                    said.add(new Said(envelope, fact, "counted", fact.on(), fact.occupied()));
                case LocationEvent.Closed fact ->
                    said.add(new Said(envelope, fact, "closed", fact.effectiveOn(), null));
                case LocationEvent.Withdrawn fact -> said.add(new Said(envelope, fact, "withdrawn", null, null));
                default -> {}
            }
        }
        if (said.isEmpty()) return;
        jdbc.sql("""
            insert into views.location_said (
                location, sequence, municipality, fact, fact_id, corrects, on_day, number, known_at)
            select *
            from unnest(
                :location, :sequence, :municipality, :fact, :factId, :corrects, :onDay, :number, :knownAt)
                as given (location, sequence, municipality, fact, fact_id, corrects, on_day, number, known_at)
            order by location, sequence
            on conflict do nothing
            """)
                .param(
                        "location",
                        array("text", said, each -> each.event().locationId().text()))
                .param("sequence", array("int8", said, each -> each.envelope().sequence()))
                .param(
                        "municipality",
                        array(
                                "text",
                                said,
                                each -> each.event().locationId().municipality().text()))
                .param("fact", array("text", said, Said::fact))
                .param("factId", array("uuid", said, each -> each.event().factId()))
                .param("corrects", array("uuid", said, Said::corrects))
                .param("onDay", array("date", said, Said::onDay))
                .param("number", array("int4", said, Said::number))
                .param(
                        "knownAt",
                        array(
                                "timestamptz",
                                said,
                                each -> each.envelope().knownAt().atOffset(ZoneOffset.UTC)))
                .update();
    }

    @Override
    public void clear() {
        jdbc.sql("truncate views.location_said").update();
    }

    private record Said(
            Envelope envelope,
            LocationEvent event,
            String fact,
            @Nullable LocalDate onDay,
            @Nullable Integer number) {
        @Nullable
        UUID corrects() {
            return event.correctedFactId();
        }
    }
}
