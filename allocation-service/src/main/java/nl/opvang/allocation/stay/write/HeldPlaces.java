package nl.opvang.allocation.stay.write;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.opvang.contracts.allocation.GuestBookEvent.HeldForCount;
import nl.opvang.contracts.allocation.GuestBookEvent.HoldEnded;
import nl.opvang.contracts.allocation.GuestBookEvent.HoldKept;
import nl.opvang.contracts.allocation.GuestBookEvent.PlacesHeld;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The places that guest books hold: beside stays they show what is free. Holds are made one by one, so rows are written so. */
@Component
final class HeldPlaces implements InlineProjection {
    private final JdbcClient jdbc;

    HeldPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> features() {
        return Set.of("guest-book");
    }

    @Override
    public void project(List<RecordedEvent> events) {
        for (var recorded : events) {
            switch (recorded.event()) {
                case PlacesHeld held -> add(held);
                case HoldKept kept -> keep(kept);
                case HeldForCount held -> keepForCount(held);
                case HoldEnded ended -> remove(ended);
                default -> {}
            }
        }
    }

    private void add(PlacesHeld held) {
        jdbc.sql("""
            insert into views.guest_book_hold (
                municipality, hold_id, location_id, places, from_day, until_day, held_until)
            values (:municipality, :hold, :location, :places, :from, coalesce(:until::date, 'infinity'),
                    :heldUntil::timestamptz)
            """)
                .param("municipality", held.hold().municipality().text())
                .param("hold", held.hold().id())
                .param("location", held.locationId().text())
                .param("places", held.places())
                .param("from", held.from())
                .param("until", held.until())
                .param("heldUntil", held.heldUntil().toString())
                .update();
    }

    private void keep(HoldKept kept) {
        of(jdbc.sql("""
            update views.guest_book_hold set held_until = 'infinity'
            where municipality = :municipality and hold_id = :hold
            """), kept.hold()).update();
    }

    private void keepForCount(HeldForCount held) {
        of(jdbc.sql("""
            update views.guest_book_hold set held_until = 'infinity', arrived_on = :from
            where municipality = :municipality and hold_id = :hold
            """), held.hold()).param("from", held.from()).update();
    }

    private void remove(HoldEnded ended) {
        of(jdbc.sql("""
            delete from views.guest_book_hold where municipality = :municipality and hold_id = :hold
            """), ended.hold()).update();
    }

    private static JdbcClient.StatementSpec of(JdbcClient.StatementSpec statement, OfferId hold) {
        return statement.param("municipality", hold.municipality().text()).param("hold", hold.id());
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return Optional.empty();
    }
}
