package nl.opvang.reporting.forecast.read;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.reporting.ForecastEvent.Made;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The runs that were made, the most current first: about the latest day, and of these of the latest knowledge. */
@Component
public class Forecasts {
    private final JdbcClient jdbc;
    private final EventReader events;
    private final ForecastProjection projection;
    private final ProjectedThrough projectedThrough;

    Forecasts(JdbcClient jdbc, EventReader events, ForecastProjection projection, ProjectedThrough projectedThrough) {
        this.jdbc = jdbc;
        this.events = events;
        this.projection = projection;
        this.projectedThrough = projectedThrough;
    }

    /** A run, with when it was made and what its maker said to it. */
    public record Run(Made made, Instant madeAt, @Nullable String reason) {}

    /** A run's place in the list. */
    record Place(LocalDate asOf, Instant figuresKnownAt, UUID forecastId) {
        static Place of(Made made) {
            return new Place(
                    made.asOf(), made.figuresKnownAt(), made.forecastId().id());
        }
    }

    /** Up to and including which moment every run is here. */
    Instant projectedThrough() {
        return projectedThrough.of(projection);
    }

    /** The run that was current as of a day, of those that had been made by a moment. */
    public Optional<Run> current(LocalDate asOf, Instant madeBy) {
        return upTo(asOf, madeBy, null, 1).stream().findFirst();
    }

    /** The run, when it had been made by a moment, that moment included. */
    Optional<Run> one(UUID forecastId, Instant madeBy) {
        return jdbc.sql("""
            select recorded_at, reason, type, payload::text as payload
            from views.forecast
            where forecast_id = :forecastId and recorded_at <= :madeBy
            """)
                .param("forecastId", forecastId)
                .param("madeBy", madeBy.atOffset(ZoneOffset.UTC))
                .query((row, _) -> run(row))
                .optional();
    }

    /**
     * Runs about a day or days before it that had been made by a moment, both included.
     *
     * @param asOf null for any day
     * @param after the place after which to go on; null for the beginning
     */
    List<Run> upTo(@Nullable LocalDate asOf, Instant madeBy, @Nullable Place after, int limit) {
        return jdbc.sql("""
            select recorded_at, reason, type, payload::text as payload
            from views.forecast
            where recorded_at <= :madeBy
                and (:asOf::date is null or as_of <= :asOf::date)
                and (:afterDay::date is null
                    or (as_of, figures_known_at, forecast_id)
                        < (:afterDay::date, :afterKnownAt::timestamptz, :afterId::uuid))
            order by as_of desc, figures_known_at desc, forecast_id desc
            limit :limit
            """)
                .param("madeBy", madeBy.atOffset(ZoneOffset.UTC))
                .param("asOf", asOf)
                .param("afterDay", after == null ? null : after.asOf())
                .param(
                        "afterKnownAt",
                        after == null ? null : after.figuresKnownAt().atOffset(ZoneOffset.UTC))
                .param("afterId", after == null ? null : after.forecastId())
                .param("limit", limit)
                .query((row, _) -> run(row))
                .list();
    }

    private Run run(ResultSet row) throws SQLException {
        var made = (Made)
                events.read(row.getString("type"), row.getString("payload").getBytes(StandardCharsets.UTF_8));
        var madeAt = requireNonNull(row.getObject("recorded_at", OffsetDateTime.class))
                .toInstant();
        return new Run(made, madeAt, row.getString("reason"));
    }
}
