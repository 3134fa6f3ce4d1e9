package nl.opvang.allocation.request.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.allocation.request.domain.Waiting;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code views.request_version}: who was waiting, as known at any moment. */
@Component
final class WaitingHouseholds {
    private static final int FETCHED_AT_ONCE = 5_000;

    /**
     * Who waits.
     *
     * @param heldUntil until when those are held a place who are, at the moment asked about
     */
    record Known(List<Waiting> waiting, Map<RequestId, Instant> heldUntil) {}

    private final JdbcClient jdbc;
    private final RequestVersionsProjection projection;
    private final ProjectedThrough projectedThrough;

    WaitingHouseholds(JdbcClient jdbc, RequestVersionsProjection projection, ProjectedThrough projectedThrough) {
        this.jdbc = jdbc;
        this.projection = projection;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything that was said is here. */
    Instant projectedThrough() {
        return projectedThrough.of(projection);
    }

    /**
     * Those without shelter who did not accept any either, and asked by the end of a day.
     *
     * @param codes of the municipalities that were asked
     */
    Known on(LocalDate day, Instant knownAt, String[] codes) {
        var waiting = new ArrayList<Waiting>();
        var heldUntil = new HashMap<RequestId, Instant>();
        jdbc.sql("""
            select municipality, request_id, asked_at, people, minors, single_parent, medical_need, without_shelter,
                   held_until
            from views.request_version
            where open and not accepted
              and known_from <= :knownAt and known_until > :knownAt
              and asked_at < :nextDay and municipality = any (:codes::text[])
            """)
                .withFetchSize(FETCHED_AT_ONCE)
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .param("nextDay", day.plusDays(1).atStartOfDay(Netherlands.ZONE).toOffsetDateTime())
                .param("codes", codes)
                .query(row -> {
                    var household = household(row);
                    waiting.add(household);
                    var until = row.getObject("held_until", OffsetDateTime.class);
                    if (until != null && until.toInstant().isAfter(knownAt))
                        heldUntil.put(household.requestId(), until.toInstant());
                });
        return new Known(waiting, heldUntil);
    }

    private static Waiting household(ResultSet row) throws SQLException {
        var askedAt = Objects.requireNonNull(row.getObject("asked_at", OffsetDateTime.class))
                .toInstant();
        return new Waiting(
                new RequestId(
                        new MunicipalityCode(row.getString("municipality")), row.getObject("request_id", UUID.class)),
                askedAt,
                Waiting.dayOf(askedAt),
                row.getInt("people"),
                row.getInt("minors"),
                row.getBoolean("single_parent"),
                row.getBoolean("medical_need"),
                row.getBoolean("without_shelter"));
    }
}
