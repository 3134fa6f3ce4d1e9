package nl.opvang.allocation.request.read;

import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.allocation.request.Descriptions;
import nl.opvang.allocation.request.Wishes;
import nl.opvang.allocation.request.read.RequestOverview.FailedPlacement;
import nl.opvang.allocation.request.read.RequestOverview.OfferOverview;
import nl.opvang.allocation.sealing.Seals;
import nl.opvang.contracts.allocation.HouseholdDescription;
import nl.opvang.contracts.allocation.NoPlace;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code views.shelter_request}, {@code shelter_offer} and {@code placement_failure}, written with their events. */
@Component
public final class RequestOverviews {
    private static final HouseholdDescription NOTHING_KNOWN =
            new HouseholdDescription(List.of(), List.of(), false, false);

    private record Row(
            UUID id,
            ShelterWish wish,
            @Nullable String closed,
            @Nullable String closedWhy,
            long sequence) {}

    private record OfWhich<T>(UUID request, T what) {}

    private final JdbcClient jdbc;
    private final Descriptions descriptions;
    private final Seals seals;

    RequestOverviews(JdbcClient jdbc, Descriptions descriptions, Seals seals) {
        this.jdbc = jdbc;
        this.descriptions = descriptions;
        this.seals = seals;
    }

    public Optional<RequestOverview> find(MunicipalityCode municipality, UUID id) {
        return overviews(municipality, rows(municipality, id, false, null, 1)).stream()
                .findFirst();
    }

    /** What a household asks for now. */
    public Optional<ShelterWish> wish(MunicipalityCode municipality, UUID id) {
        return rows(municipality, id, false, null, 1).stream().map(Row::wish).findFirst();
    }

    /** What a household is like; nothing of one in which somebody is forgotten. */
    public HouseholdDescription description(RequestId request, ShelterWish wish) {
        return descriptions
                .open(List.of(wish.household()))
                .of(request, wish.household())
                .orElse(NOTHING_KNOWN);
    }

    /** At most one more than {@code most}, in the order of their ids. */
    List<RequestOverview> page(MunicipalityCode municipality, boolean openOnly, @Nullable UUID after, int most) {
        return overviews(municipality, rows(municipality, null, openOnly, after, most + 1));
    }

    private List<Row> rows(
            MunicipalityCode municipality, @Nullable UUID id, boolean openOnly, @Nullable UUID after, int most) {
        return jdbc.sql("""
            select request_id, wish::text as wish, closed, closed_why,
                   (select max(sequence) from events.event
                    where aggregate_id = 'request:' || municipality || ':' || request_id) as sequence
            from views.shelter_request
            where municipality = :municipality
              and (:id::uuid is null or request_id = :id::uuid)
              and (not :openOnly or closed is null)
              and (:after::uuid is null or request_id > :after::uuid)
            order by request_id limit :most
            """)
                .param("municipality", municipality.text())
                .param("id", id)
                .param("openOnly", openOnly)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Row(
                        row.getObject("request_id", UUID.class),
                        Wishes.parse(row.getString("wish")),
                        row.getString("closed"),
                        row.getString("closed_why"),
                        row.getLong("sequence")))
                .list();
    }

    private List<RequestOverview> overviews(MunicipalityCode municipality, List<Row> rows) {
        if (rows.isEmpty()) return List.of();
        var offers = offers(municipality, rows);
        var failures = failures(municipality, rows);
        var described = descriptions.open(
                rows.stream().map(row -> row.wish().household()).toList());
        var written = seals.openReasons(Stream.concat(
                        offers.values().stream()
                                .flatMap(List::stream)
                                .map(offer -> offer.what().reason()),
                        failures.values().stream()
                                .flatMap(List::stream)
                                .map(failure -> failure.what().reason()))
                .toList());
        return rows.stream()
                .map(row -> overview(
                        municipality,
                        row,
                        described.of(
                                new RequestId(municipality, row.id()),
                                row.wish().household()),
                        offers.getOrDefault(row.id(), List.of()).stream()
                                .map(OfWhich::what)
                                .map(offer -> offer.because(written.reason(offer.reason())))
                                .toList(),
                        failures.getOrDefault(row.id(), List.of()).stream()
                                .map(OfWhich::what)
                                .map(failure -> failure.because(written.reason(failure.reason())))
                                .toList()))
                .toList();
    }

    private Map<UUID, List<OfWhich<OfferOverview>>> offers(MunicipalityCode municipality, List<Row> rows) {
        return jdbc
                .sql("""
                    select request_id, offer_id, asked_of, location_id, held_until, why, reason, asked_at, changed_at,
                           %s
                    from views.shelter_offer as offer
                    where municipality = :municipality and request_id = any (:requests::uuid[])
                    order by asked_at, offer_id
                    """.formatted(OfferState.NOW))
                .param("municipality", municipality.text())
                .param("requests", ids(rows))
                .query((row, _) -> new OfWhich<>(row.getObject("request_id", UUID.class), offer(municipality, row)))
                .list()
                .stream()
                .collect(groupingBy(OfWhich::request));
    }

    private static OfferOverview offer(MunicipalityCode municipality, ResultSet row) throws SQLException {
        var of = new MunicipalityCode(row.getString("asked_of"));
        var location = row.getString("location_id");
        return new OfferOverview(
                row.getObject("offer_id", UUID.class),
                of,
                OfferState.valueOf(row.getString("stage")),
                location == null || !of.equals(municipality)
                        ? null
                        : LocationId.parse(location).id(),
                instant(row, "held_until"),
                row.getString("why"),
                row.getString("reason"),
                Objects.requireNonNull(instant(row, "asked_at")),
                Objects.requireNonNull(instant(row, "changed_at")));
    }

    private Map<UUID, List<OfWhich<FailedPlacement>>> failures(MunicipalityCode municipality, List<Row> rows) {
        return jdbc
                .sql("""
                    select request_id, attempt_id, failed_on, why, reason
                    from views.placement_failure
                    where municipality = :municipality and request_id = any (:requests::uuid[])
                    order by failed_on, recorded_at, attempt_id
                    """)
                .param("municipality", municipality.text())
                .param("requests", ids(rows))
                .query((row, _) -> new OfWhich<>(
                        row.getObject("request_id", UUID.class),
                        new FailedPlacement(
                                row.getObject("attempt_id", UUID.class),
                                row.getObject("failed_on", LocalDate.class),
                                NoPlace.valueOf(row.getString("why")),
                                row.getString("reason"))))
                .list()
                .stream()
                .collect(groupingBy(OfWhich::request));
    }

    private static String[] ids(List<Row> rows) {
        return rows.stream().map(row -> row.id().toString()).toArray(String[]::new);
    }

    private static RequestOverview overview(
            MunicipalityCode municipality,
            Row row,
            Optional<HouseholdDescription> described,
            List<OfferOverview> offers,
            List<FailedPlacement> failures) {
        var wish = row.wish();
        var description = described.orElse(NOTHING_KNOWN);
        return new RequestOverview(
                row.id(),
                municipality,
                state(row, offers),
                wish.askedAt(),
                wish.from(),
                wish.until(),
                wish.household().places(),
                description.ageBands(),
                description.needs(),
                description.nuisance(),
                description.withoutShelter(),
                described.isEmpty(),
                wish.kind(),
                wish.stayLength(),
                row.closedWhy(),
                offers,
                failures,
                row.sequence());
    }

    private static RequestState state(Row row, List<OfferOverview> offers) {
        if (row.closed() != null) return RequestState.valueOf(row.closed());
        if (offers.stream().anyMatch(offer -> offer.state() == OfferState.ACCEPTED)) return RequestState.ACCEPTED;
        if (offers.stream().anyMatch(offer -> offer.state() == OfferState.HELD)) return RequestState.OFFERED;
        return RequestState.OPEN;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
