package nl.opvang.allocation.request.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.allocation.request.Wishes;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.read.Items;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Households that one municipality asks another to take in, the last changed first: {@code views.shelter_offer}. */
@Component
final class Transfers {
    /**
     * Of one household, without anything about who they are.
     *
     * @param from the municipality that asks
     * @param to the municipality that is asked
     * @param people how many they are
     * @param firstDay first day for which they need shelter
     * @param heldUntil when places are held no longer; null while none are
     * @param asksNoMore whether the household found shelter otherwise or withdrew, so that nothing is waited for
     */
    record Transfer(
            MunicipalityCode from,
            UUID offer,
            MunicipalityCode to,
            int people,
            LocalDate firstDay,
            OfferState state,
            @Nullable Instant heldUntil,
            boolean asksNoMore,
            Instant askedAt,
            Instant changedAt) {}

    /** Where a list goes on. */
    record Place(Instant changedAt, String from, UUID offer) {
        static Place of(Cursor cursor) {
            return cursor.read(3, key -> new Place(Instant.parse(key.get(0)), key.get(1), UUID.fromString(key.get(2))));
        }
    }

    private final JdbcClient jdbc;

    Transfers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param codes of municipalities that ask or are asked */
    Items<Transfer> of(String[] codes, @Nullable Place after, int most) {
        var rows = jdbc.sql("""
            select offer.municipality, offer.offer_id, offer.asked_of, offer.held_until, offer.asked_at, offer.changed_at,
                   request.wish::text as wish, request.closed,
                   %s
            from views.shelter_offer as offer
            join views.shelter_request as request
              on request.municipality = offer.municipality and request.request_id = offer.request_id
            where offer.asked_of <> offer.municipality
              and (offer.municipality = any (:codes::text[]) or offer.asked_of = any (:codes::text[]))
              and (:changedAt::timestamptz is null
                   or (offer.changed_at, offer.municipality, offer.offer_id)
                      < (:changedAt::timestamptz, :from::text, :offer::uuid))
            order by offer.changed_at desc, offer.municipality desc, offer.offer_id desc
            limit :rows
            """.formatted(OfferState.NOW))
                .param("codes", codes)
                .param("changedAt", after == null ? null : after.changedAt().toString())
                .param("from", after == null ? null : after.from())
                .param("offer", after == null ? null : after.offer())
                .param("rows", most + 1)
                .query((row, _) -> transfer(row))
                .list();
        return Items.page(
                rows,
                most,
                transfer -> List.of(
                        transfer.changedAt().toString(),
                        transfer.from().text(),
                        transfer.offer().toString()));
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        var wish = Wishes.parse(row.getString("wish"));
        var state = OfferState.valueOf(row.getString("stage"));
        boolean waitedFor = state == OfferState.ASKED || state == OfferState.HELD || state == OfferState.ACCEPTED;
        return new Transfer(
                new MunicipalityCode(row.getString("municipality")),
                row.getObject("offer_id", UUID.class),
                new MunicipalityCode(row.getString("asked_of")),
                wish.household().places(),
                wish.from(),
                state,
                RequestOverviews.instant(row, "held_until"),
                waitedFor && row.getString("closed") != null,
                Objects.requireNonNull(RequestOverviews.instant(row, "asked_at")),
                Objects.requireNonNull(RequestOverviews.instant(row, "changed_at")));
    }
}
