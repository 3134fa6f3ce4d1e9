package nl.opvang.allocation.request.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.allocation.request.Descriptions;
import nl.opvang.allocation.request.Wishes;
import nl.opvang.allocation.sealing.Seals;
import nl.opvang.contracts.allocation.HouseholdDescription;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.read.Items;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What municipalities are asked to offer, the oldest question first: tables {@code views.shelter_offer} and {@code shelter_request}. */
@Component
public final class AskedOffers {
    /** Where a list goes on. */
    public record Place(Instant askedAt, String from, UUID offer) {
        public static Place of(Cursor cursor) {
            return cursor.read(3, key -> new Place(Instant.parse(key.get(0)), key.get(1), UUID.fromString(key.get(2))));
        }
    }

    private record Row(
            RequestId request,
            ShelterWish wish,
            UUID offer,
            OfferState state,
            @Nullable UUID location,
            @Nullable Instant heldUntil,
            @Nullable String why,
            @Nullable String reason,
            Instant askedAt,
            Instant changedAt) {}

    private static final HouseholdDescription NOTHING_KNOWN =
            new HouseholdDescription(List.of(), List.of(), false, false);

    private final JdbcClient jdbc;
    private final Descriptions descriptions;
    private final Seals seals;

    AskedOffers(JdbcClient jdbc, Descriptions descriptions, Seals seals) {
        this.jdbc = jdbc;
        this.descriptions = descriptions;
        this.seals = seals;
    }

    /** @param openOnly only those that wait for an answer or stand */
    public Items<AskedOffer> of(MunicipalityCode municipality, boolean openOnly, @Nullable Place after, int most) {
        var rows = jdbc.sql("""
            select offer.municipality, offer.offer_id, offer.location_id, offer.held_until, offer.why, offer.reason,
                   offer.asked_at, offer.changed_at, offer.request_id, request.wish::text as wish,
                   %s
            from views.shelter_offer as offer
            join views.shelter_request as request
              on request.municipality = offer.municipality and request.request_id = offer.request_id
            where offer.asked_of = :municipality
              and (not :open or (request.closed is null
                                 and (offer.stage in ('ASKED', 'ACCEPTED')
                                      or offer.stage = 'HELD' and offer.held_until > clock_timestamp())))
              and (:askedAt::timestamptz is null
                   or (offer.asked_at, offer.municipality, offer.offer_id)
                      > (:askedAt::timestamptz, :from::text, :offer::uuid))
            order by offer.asked_at, offer.municipality, offer.offer_id
            limit :rows
            """.formatted(OfferState.NOW))
                .param("municipality", municipality.text())
                .param("open", openOnly)
                .param("askedAt", after == null ? null : after.askedAt().toString())
                .param("from", after == null ? null : after.from())
                .param("offer", after == null ? null : after.offer())
                .param("rows", most + 1)
                .query((row, _) -> row(row))
                .list();
        var described = descriptions.open(
                rows.stream().map(row -> row.wish().household()).toList());
        var written = seals.openReasons(rows.stream().map(Row::reason).toList());
        return Items.page(
                rows.stream()
                        .map(row -> offer(row, described, written.reason(row.reason())))
                        .toList(),
                most,
                offer -> List.of(
                        offer.askedAt().toString(),
                        offer.from().text(),
                        offer.offer().toString()));
    }

    private static Row row(ResultSet row) throws SQLException {
        var location = row.getString("location_id");
        return new Row(
                new RequestId(
                        new MunicipalityCode(row.getString("municipality")), row.getObject("request_id", UUID.class)),
                Wishes.parse(row.getString("wish")),
                row.getObject("offer_id", UUID.class),
                OfferState.valueOf(row.getString("stage")),
                location == null ? null : LocationId.parse(location).id(),
                RequestOverviews.instant(row, "held_until"),
                row.getString("why"),
                row.getString("reason"),
                Objects.requireNonNull(RequestOverviews.instant(row, "asked_at")),
                Objects.requireNonNull(RequestOverviews.instant(row, "changed_at")));
    }

    private static AskedOffer offer(Row row, Descriptions.Opened opened, @Nullable String reason) {
        var wish = row.wish();
        var described = opened.of(row.request(), wish.household());
        var description = described.orElse(NOTHING_KNOWN);
        return new AskedOffer(
                row.request().municipality(),
                row.offer(),
                row.state(),
                row.location(),
                row.heldUntil(),
                row.why(),
                reason,
                row.askedAt(),
                row.changedAt(),
                wish.from(),
                wish.until(),
                wish.household().places(),
                description.ageBands(),
                description.needs(),
                description.nuisance(),
                description.withoutShelter(),
                described.isEmpty(),
                wish.kind(),
                wish.stayLength());
    }
}
