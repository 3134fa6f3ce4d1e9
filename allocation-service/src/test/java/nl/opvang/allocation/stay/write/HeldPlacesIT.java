package nl.opvang.allocation.stay.write;

import static nl.opvang.contracts.capacity.OccupancyBasis.NAMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.opvang.allocation.Replica;
import nl.opvang.allocation.stay.domain.GuestBookCommand;
import nl.opvang.allocation.stay.domain.GuestBookCommand.Counted;
import nl.opvang.allocation.stay.domain.GuestBookCommand.EndHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.HoldPlaces;
import nl.opvang.allocation.stay.domain.GuestBookCommand.KeepHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveIn;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveOut;
import nl.opvang.allocation.stay.domain.GuestBookCommand.NotePlaces;
import nl.opvang.allocation.stay.domain.GuestBookCommand.StartStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.TakeHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.WriteTogether;
import nl.opvang.allocation.stay.domain.GuestBookDecider;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.NoFreePlace;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StaysAlready;
import nl.opvang.allocation.stay.domain.WithoutFreePlace;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
import nl.opvang.contracts.allocation.HoldEnd;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.command.Outcome.Accepted;
import nl.opvang.plumbing.command.Outcome.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HeldPlacesIT {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final MunicipalityCode ROTTERDAM = new MunicipalityCode("GM0599");
    private static final LocalDate MARCH = LocalDate.of(2023, 3, 1);
    private static final Instant NOW = Instant.parse("2023-03-01T10:00:00Z");
    private static final int RACES = 300;
    private static final ServiceDatabase DATABASE = Replica.migratedDatabase();
    private static final Replica HERE = replica();
    private static final Replica THERE = replica();

    @AfterAll
    static void close() {
        HERE.close();
        THERE.close();
    }

    private static Replica replica() {
        return new Replica(
                DATABASE,
                List.of(GuestBookDecider.DECIDER),
                jdbc -> List.of(new StayPeriods(jdbc), new HeldPlaces(jdbc)));
    }

    @Test
    void two_officers_never_hold_the_same_place() throws Exception {
        var locations = opened(RACES);
        int refused = 0;
        for (int i = 0; i < RACES; i++) {
            var location = locations.get(i);
            // One from each municipality, on two replicas with caches of their own.
            var outcomes = atOnce(hold(location, offer(GRONINGEN), NOW), hold(location, offer(ROTTERDAM), NOW));
            assertThat(outcomes)
                    .as("race %d", i)
                    .filteredOn(Accepted.class::isInstance)
                    .hasSize(1);
            for (var outcome : outcomes) {
                if (!(outcome instanceof Refused(var reason))) continue;
                assertThat(reason).isEqualTo(new NoFreePlace(MARCH));
                refused++;
            }
        }
        assertThat(refused).isEqualTo(RACES);
        assertThat(held(locations)).isEqualTo(RACES);
    }

    @Test
    void a_place_is_not_held_for_one_and_taken_by_another() throws Exception {
        var locations = opened(RACES);
        for (int i = 0; i < RACES; i++) {
            var location = locations.get(i);
            var outcomes = atOnce(
                    hold(location, offer(GRONINGEN), NOW), new WriteTogether(location, NOW, List.of(start(location))));
            assertThat(outcomes)
                    .as("race %d", i)
                    .filteredOn(Accepted.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void a_place_whose_hold_is_over_is_held_again_by_one_of_two() throws Exception {
        var locations = opened(RACES);
        var later = NOW.plus(Duration.ofDays(3));
        for (var location : locations)
            assertThat(HERE.send(hold(location, offer(GRONINGEN), NOW))).isInstanceOf(Accepted.class);
        for (int i = 0; i < RACES; i++) {
            var location = locations.get(i);
            assertThat(atOnce(hold(location, offer(GRONINGEN), later), hold(location, offer(ROTTERDAM), later)))
                    .as("race %d", i)
                    .filteredOn(Accepted.class::isInstance)
                    .hasSize(1);
        }
        assertThat(held(locations)).isEqualTo(RACES);
    }

    @Test
    void a_hold_is_kept_or_ended_but_not_both() throws Exception {
        var locations = opened(RACES);
        for (int i = 0; i < RACES; i++) {
            var location = locations.get(i);
            var offer = offer(GRONINGEN);
            HERE.send(hold(location, offer, NOW));
            var outcomes =
                    atOnce(new KeepHold(location, offer, NOW), new EndHold(location, offer, HoldEnd.RELEASED, NOW));
            // The end is accepted whether it comes before or after; what is over is not kept.
            assertThat(outcomes.get(1)).isInstanceOf(Accepted.class);
            assertThat(held(List.of(location))).as("race %d", i).isZero();
        }
    }

    @Test
    void a_household_leaves_one_guest_book_and_comes_into_another_in_one_transaction_or_not_at_all() {
        var school = opened(1, 2).getFirst();
        var ship = opened(1, 2).getFirst();
        var olena = person();
        var taras = person();
        var there = List.of(stay(), stay());
        accepted(HERE.send(start(school, there.getFirst(), olena)));
        var offer = offer(GRONINGEN);
        accepted(
                HERE.send(new HoldPlaces(ship, offer, 2, MARCH, null, NOW.plusSeconds(60), new Counted(0, null), NOW)));
        accepted(HERE.send(new KeepHold(ship, offer, NOW)));
        var from = MARCH.plusDays(10);
        var next = List.of(stay(), stay());
        var elsewhere = opened(1, 1).getFirst();
        accepted(HERE.send(start(elsewhere, stay(), taras)));
        GuestBookCommand[] coming = {
            new TakeHold(
                    ship,
                    offer,
                    from,
                    List.of(
                            new MoveIn(
                                    ship,
                                    next.getFirst(),
                                    olena,
                                    from,
                                    school,
                                    there.getFirst(),
                                    WithoutFreePlace.PLACE),
                            new StartStay(ship, next.getLast(), taras, from, null, WithoutFreePlace.PLACE)),
                    NOW),
            new WriteTogether(school, NOW, List.of(new MoveOut(school, there.getFirst(), from, ship, next.getFirst())))
        };
        assertThat(HERE.send(coming)).isEqualTo(new Refused(new StaysAlready()));
        assertThat(periods(olena)).containsExactly("[2023-03-01,)");
        assertThat(held(List.of(ship))).isEqualTo(2);

        HERE.jdbc()
                .sql("delete from views.stay_period where person_id = ?")
                .param(taras.id())
                .update();
        accepted(HERE.send(coming));
        assertThat(periods(olena)).containsExactly("[2023-03-01,2023-03-11)", "[2023-03-11,)");
        assertThat(periods(taras)).containsExactly("[2023-03-11,)");
        assertThat(held(List.of(ship))).isZero();
    }

    private static long held(List<LocationId> locations) {
        return HERE.jdbc()
                .sql("select coalesce(sum(places), 0) from views.guest_book_hold where location_id = any"
                        + " (:ids::text[])")
                .param("ids", locations.stream().map(LocationId::text).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private static List<String> periods(PersonId person) {
        return HERE.jdbc()
                .sql("select period::text from views.stay_period where person_id = ? order by period")
                .param(person.id())
                .query((row, nr) -> row.getString(1))
                .list();
    }

    private static List<Outcome> atOnce(GuestBookCommand one, GuestBookCommand other) throws Exception {
        var start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Outcome> here = threads.submit(() -> {
                start.await(2, TimeUnit.MINUTES);
                return HERE.send(one);
            });
            Future<Outcome> there = threads.submit(() -> {
                start.await(2, TimeUnit.MINUTES);
                return THERE.send(other);
            });
            return List.of(here.get(2, TimeUnit.MINUTES), there.get(2, TimeUnit.MINUTES));
        }
    }

    private static void accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Accepted.class);
    }

    private static List<LocationId> opened(int number) {
        return opened(number, 1);
    }

    private static List<LocationId> opened(int number, int places) {
        var locations = new ArrayList<LocationId>();
        for (int i = 0; i < number; i++) locations.add(new LocationId(ROTTERDAM, UUID.randomUUID()));
        for (var id : locations)
            accepted(HERE.send(new NotePlaces(
                    id,
                    UUID.randomUUID(),
                    0,
                    PlaceKind.MUNICIPAL,
                    new BasisNoted(id.id(), null, null, NAMED),
                    List.of(new Timeline.Change(LocalDate.of(2023, 1, 1), places)),
                    List.of())));
        return locations;
    }

    private static HoldPlaces hold(LocationId location, OfferId offer, Instant at) {
        return new HoldPlaces(location, offer, 1, MARCH, null, at.plus(Duration.ofDays(2)), new Counted(0, null), at);
    }

    private static StartStay start(LocationId location) {
        return start(location, stay(), person());
    }

    private static StartStay start(LocationId location, StayId stay, PersonId person) {
        return new StartStay(location, stay, person, MARCH, null, WithoutFreePlace.REFUSE);
    }

    private static OfferId offer(MunicipalityCode municipality) {
        return new OfferId(municipality, UUID.randomUUID());
    }

    private static StayId stay() {
        return new StayId(ROTTERDAM, UUID.randomUUID());
    }

    private static PersonId person() {
        return new PersonId(UUID.randomUUID());
    }
}
