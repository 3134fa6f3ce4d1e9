package nl.opvang.allocation.request.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.request.read.OverdueArrivals.OverdueArrival;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code views.request_version} and {@code views.shelter_offer}: who accepted places and did not come. */
@Component
final class AcceptedOffers {
    /** Where a list goes on: after this offer. */
    record After(LocalDate expectedFrom, MunicipalityCode from, UUID offer) {}

    private final JdbcClient jdbc;
    private final RequestVersionsProjection projection;
    private final ProjectedThrough projectedThrough;

    AcceptedOffers(JdbcClient jdbc, RequestVersionsProjection projection, ProjectedThrough projectedThrough) {
        this.jdbc = jdbc;
        this.projection = projection;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything that was said is here. */
    Instant projectedThrough() {
        return projectedThrough.of(projection);
    }

    /**
     * Households that could have come so many days ago; at most one more than {@code rows}.
     *
     * @param codes of the municipality, which holds places or asked for them
     */
    List<OverdueArrival> overdue(
            LocalDate on, Instant knownAt, int days, String[] codes, @Nullable After after, int rows) {
        var own = Set.of(codes);
        return jdbc.sql("""
            with accepted as (
                select offer.municipality, offer.offer_id, offer.request_id, offer.asked_of, offer.location_id,
                       request.people,
                       greatest((request.wish ->> 'from')::date,
                                (first.at at time zone 'Europe/Amsterdam')::date) as expected_from
                from views.request_version request
                join views.shelter_offer offer
                  on offer.municipality = request.municipality and offer.offer_id = request.standing_offer
                cross join lateral (
                    select min(version.known_from) as at
                    from views.request_version version
                    where version.municipality = request.municipality and version.request_id = request.request_id
                      and version.accepted and version.standing_offer = request.standing_offer) first
                where request.open and request.accepted
                  and request.known_from <= :knownAt and request.known_until > :knownAt
                  and (offer.asked_of = any (:codes::text[]) or offer.municipality = any (:codes::text[]))
            )
            select accepted.* from accepted
            where accepted.expected_from <= :dueBy
              and (:after::text is null
                   or (accepted.expected_from, accepted.municipality, accepted.offer_id)
                      > (:afterDay::text::date, :after::text, :afterOffer::text::uuid))
            order by accepted.expected_from, accepted.municipality, accepted.offer_id
            limit :rows
            """)
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .param("codes", codes)
                .param("dueBy", on.minusDays(days))
                .param("after", after == null ? null : after.from().text())
                .param("afterDay", after == null ? null : after.expectedFrom().toString())
                .param("afterOffer", after == null ? null : after.offer().toString())
                .param("rows", rows + 1)
                .query((row, _) -> arrival(row, on, days, own))
                .list();
    }

    private static OverdueArrival arrival(ResultSet row, LocalDate on, int days, Set<String> own) throws SQLException {
        var from = row.getString("municipality");
        var of = row.getString("asked_of");
        var expected = Objects.requireNonNull(row.getObject("expected_from", LocalDate.class));
        return new OverdueArrival(
                new MunicipalityCode(from),
                row.getObject("offer_id", UUID.class),
                new MunicipalityCode(of),
                own.contains(from) ? row.getObject("request_id", UUID.class) : null,
                own.contains(of)
                        ? LocationId.parse(row.getString("location_id")).id()
                        : null,
                row.getInt("people"),
                expected,
                ChronoUnit.DAYS.between(expected, on),
                expected.plusDays(days));
    }
}
