package nl.opvang.reporting.forecast.read;

import static nl.opvang.plumbing.store.Columns.array;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import nl.opvang.contracts.reporting.ForecastEvent.Made;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the runs where questions find them. */
@Component
class ForecastProjection implements Projection {
    private final JdbcClient jdbc;
    private final EventReader events;

    ForecastProjection(JdbcClient jdbc, EventReader events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Override
    public String name() {
        return "forecasts";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return Set.of("reporting");
    }

    @Override
    public Set<String> features() {
        return Set.of("reporting.forecast");
    }

    @Override
    public boolean ordered() {
        return false;
    }

    @Override
    public void apply(List<RecordedEvent> recorded) {
        var runs =
                recorded.stream().filter(each -> each.event() instanceof Made).toList();
        if (runs.isEmpty()) return;
        jdbc.sql("""
            insert into views.forecast (forecast_id, as_of, figures_known_at, recorded_at, reason, type, payload)
            select * from unnest(:forecastId, :asOf, :figuresKnownAt, :recordedAt, :reason, :type, :payload)
            on conflict (forecast_id) do nothing
            """)
                .param(
                        "forecastId",
                        array("uuid", runs, run -> made(run).forecastId().id()))
                .param("asOf", array("date", runs, run -> made(run).asOf()))
                .param(
                        "figuresKnownAt",
                        array(
                                "timestamptz",
                                runs,
                                run -> made(run).figuresKnownAt().atOffset(ZoneOffset.UTC)))
                .param(
                        "recordedAt",
                        array(
                                "timestamptz",
                                runs,
                                run -> run.envelope().recordedAt().atOffset(ZoneOffset.UTC)))
                .param("reason", array("text", runs, run -> run.envelope().reason()))
                // In today's form: an older one is not written here.
                .param("type", array("text", runs, run -> events.typeOf(run.event())))
                .param("payload", array("jsonb", runs, run -> events.write(run.event())))
                .update();
    }

    @Override
    public void clear() {
        jdbc.sql("truncate views.forecast").update();
    }

    private static Made made(RecordedEvent run) {
        return (Made) run.event();
    }
}
