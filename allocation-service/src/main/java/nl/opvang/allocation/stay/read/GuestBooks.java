package nl.opvang.allocation.stay.read;

import java.time.LocalDate;
import java.util.Optional;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.ledger.PlaceKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code views.guest_book}, {@code guest_book_places} and {@code stay_period}, written together with their events. */
@Component
final class GuestBooks {
    private final JdbcClient jdbc;

    GuestBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<GuestBookOverview> on(LocationId location, LocalDate day) {
        return jdbc.sql("""
            select kind, coalesce(places.realised, 0) as realised, coalesce(places.out_of_use, 0) as out_of_use,
                   (select count(*) from views.stay_period stay
                    where stay.location_id = guest_book.location_id and stay.period @> :day::date) as stays,
                   (select coalesce(sum(hold.places), 0) from views.guest_book_hold hold
                    where hold.location_id = guest_book.location_id and hold.held_until > clock_timestamp()
                      and hold.from_day <= :day::date and hold.until_day > :day::date) as held,
                   (select max(sequence) from events.event
                    where aggregate_id = 'guest-book:' || guest_book.location_id) as sequence
            from views.guest_book
            left join lateral (select sum(realised) as realised, sum(out_of_use) as out_of_use
                               from views.guest_book_places places
                               where places.location_id = guest_book.location_id
                                 and places.effective_on <= :day::date) as places on true
            where guest_book.location_id = :location
            """)
                .param("day", day)
                .param("location", location.text())
                .query((row, nr) -> {
                    int realised = row.getInt("realised");
                    int outOfUse = row.getInt("out_of_use");
                    int stays = row.getInt("stays");
                    int held = row.getInt("held");
                    int free = realised - outOfUse - stays;
                    return new GuestBookOverview(
                            location.id(),
                            location.municipality(),
                            PlaceKind.valueOf(row.getString("kind")),
                            day,
                            realised,
                            outOfUse,
                            stays,
                            held,
                            Math.max(0, free - held),
                            Math.max(0, -free),
                            row.getLong("sequence"));
                })
                .optional();
    }
}
