package nl.opvang.allocation.stay.write;

import static nl.opvang.contracts.capacity.OccupancyBasis.NAMED;
import static org.assertj.core.api.Assertions.assertThat;

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
import nl.opvang.allocation.stay.domain.GuestBookCommand.CorrectStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.EndStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveIn;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveOut;
import nl.opvang.allocation.stay.domain.GuestBookCommand.NotePlaces;
import nl.opvang.allocation.stay.domain.GuestBookCommand.StartStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.WithdrawStay;
import nl.opvang.allocation.stay.domain.GuestBookDecider;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.NoFreePlace;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StayIdUsedElsewhere;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StaysAlready;
import nl.opvang.allocation.stay.domain.WithoutFreePlace;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StayPeriodsIT {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final int RACES = 1_000;
    private static final ServiceDatabase DATABASE = Replica.migratedDatabase();
    private static final Replica HERE = replica();
    private static final Replica THERE = replica();

    private int number;

    @AfterAll
    static void close() {
        HERE.close();
        THERE.close();
    }

    private static Replica replica() {
        return new Replica(DATABASE, List.of(GuestBookDecider.DECIDER), jdbc -> List.of(new StayPeriods(jdbc)));
    }

    @Test
    void nobody_stays_in_two_places_on_one_day() {
        var school = opened(10);
        var ship = opened(10);
        var olena = person();
        accepted(HERE.send(start(school, stay(), olena, "2023-03-01", "2023-04-01")));
        assertThat(HERE.send(start(ship, stay(), olena, "2023-03-31", null)))
                .isEqualTo(new Refused(new StaysAlready()));
        assertThat(HERE.send(start(school, stay(), olena, "2023-02-01", "2023-03-02")))
                .isEqualTo(new Refused(new StaysAlready()));
        accepted(HERE.send(start(ship, stay(), olena, "2023-04-01", null)));
        accepted(HERE.send(start(ship, stay(), olena, "2023-02-01", "2023-03-01")));
    }

    @Test
    void a_stay_that_becomes_shorter_makes_room_for_another() {
        var school = opened(10);
        var ship = opened(10);
        var olena = person();
        var first = stay();
        accepted(HERE.send(start(school, first, olena, "2023-03-01", null)));
        accepted(HERE.send(new EndStay(school, first, on("2023-05-01"))));
        accepted(HERE.send(start(ship, stay(), olena, "2023-05-01", "2023-06-01")));
        assertThat(HERE.send(correct(school, first, "2023-03-01", "2023-05-02")))
                .isEqualTo(new Refused(new StaysAlready()));
        accepted(HERE.send(correct(school, first, "2023-02-01", "2023-04-01")));
        accepted(HERE.send(start(ship, stay(), olena, "2023-04-01", "2023-05-01")));
        assertThat(HERE.send(start(ship, stay(), olena, "2023-02-01", "2023-02-02")))
                .isEqualTo(new Refused(new StaysAlready()));
        accepted(HERE.send(new WithdrawStay(school, first, UUID.randomUUID())));
        accepted(HERE.send(start(ship, stay(), olena, "2023-02-01", "2023-02-02")));
        assertThat(HERE.send(correct(school, first, "2023-02-01", "2023-03-01")))
                .isEqualTo(new Refused(new StaysAlready()));
    }

    @Test
    void a_move_changes_both_guest_books_or_neither() {
        var school = opened(10);
        var ship = opened(1);
        var olena = person();
        var first = stay();
        var second = stay();
        accepted(HERE.send(start(school, first, olena, "2023-03-01", null)));
        accepted(HERE.send(move(school, first, ship, second, olena, "2023-05-01")));
        assertThat(periods(olena)).containsExactly("[2023-03-01,2023-05-01)", "[2023-05-01,)");
        var taras = person();
        var third = stay();
        accepted(HERE.send(start(school, third, taras, "2023-03-01", null)));
        assertThat(HERE.send(move(school, third, ship, stay(), taras, "2023-05-01")))
                .isEqualTo(new Refused(new NoFreePlace(on("2023-05-01"))));
        assertThat(periods(taras)).containsExactly("[2023-03-01,)");
    }

    @Test
    void an_id_stands_for_one_stay_in_all_of_a_municipality() {
        var school = opened(10);
        var ship = opened(10);
        var taken = stay();
        accepted(HERE.send(start(school, taken, person(), "2023-03-01", null)));
        assertThat(HERE.send(start(ship, taken, person(), "2023-03-01", null)))
                .isEqualTo(new Refused(new StayIdUsedElsewhere()));
    }

    @Test
    void a_batch_is_written_at_once_and_a_bad_line_harms_no_other() {
        var school = opened(10);
        var ship = opened(10);
        var olena = person();
        var first = stay();
        var outcomes = HERE.sendAll(List.of(
                start(school, first, olena, "2023-03-01", null),
                new EndStay(school, first, on("2023-04-01")),
                start(ship, stay(), olena, "2023-04-01", null)));
        assertThat(outcomes).hasOnlyElementsOfType(Accepted.class);
        assertThat(periods(olena)).containsExactly("[2023-03-01,2023-04-01)", "[2023-04-01,)");
        var again = HERE.sendAll(List.of(
                start(school, stay(), person(), "2023-03-01", null),
                start(school, stay(), olena, "2023-04-01", null),
                start(school, stay(), person(), "2023-03-01", null)));
        assertThat(again.get(0)).isInstanceOf(Accepted.class);
        assertThat(again.get(1)).isEqualTo(new Refused(new StaysAlready()));
        assertThat(again.get(2)).isInstanceOf(Accepted.class);
    }

    @Test
    void a_stay_is_found_by_its_id() {
        var school = opened(10);
        var olena = person();
        var first = stay();
        accepted(HERE.send(start(school, first, olena, "2023-03-01", null)));
        var periods = new StayPeriods(HERE.jdbc());
        assertThat(periods.find(List.of(first, stay())))
                .hasSize(1)
                .containsEntry(first, new StayPeriods.Stayed(school, olena));
    }

    @Test
    void the_last_place_is_never_given_away_twice() throws Exception {
        var locations = new ArrayList<LocationId>();
        for (int i = 0; i < RACES; i++) locations.add(location());
        for (var outcome :
                HERE.sendAll(locations.stream().map(id -> noted(id, 1)).toList())) accepted(outcome);
        race(i -> start(locations.get(i), stay(), person(), "2023-03-01", null), NoFreePlace.class);
    }

    @Test
    void nobody_is_ever_put_in_two_places_at_once() throws Exception {
        var places = List.of(opened(5 * RACES), opened(5 * RACES));
        var persons = new ArrayList<PersonId>();
        for (int i = 0; i < RACES; i++) persons.add(person());
        var turn = new int[RACES];
        race(i -> start(places.get(turn[i]++), stay(), persons.get(i), "2023-03-01", null), StaysAlready.class);
        assertThat(HERE.jdbc().sql("""
            select count(*) from views.stay_period one
            join views.stay_period other on other.person_id = one.person_id
             and other.stay_id < one.stay_id and other.period && one.period
            """).query(Long.class).single()).isZero();
    }

    @Test
    void nobody_moves_to_two_places_at_once() throws Exception {
        int people = RACES / 10;
        var school = opened(5 * RACES);
        var places = List.of(opened(5 * RACES), opened(5 * RACES));
        for (int i = 0; i < people; i++) {
            var olena = person();
            var first = stay();
            accepted(HERE.send(start(school, first, olena, "2023-03-01", null)));
            var outcomes = atOnce(
                    move(school, first, places.get(0), stay(), olena, "2023-05-01"),
                    move(school, first, places.get(1), stay(), olena, "2023-05-01"));
            assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
            assertThat(periods(olena)).containsExactly("[2023-03-01,2023-05-01)", "[2023-05-01,)");
        }
    }

    @Test
    void people_who_change_places_do_not_wait_for_each_other_for_ever() throws Exception {
        var school = opened(5 * RACES);
        var ship = opened(5 * RACES);
        for (int i = 0; i < RACES / 10; i++) {
            var olena = person();
            var taras = person();
            var first = stay();
            var second = stay();
            accepted(HERE.send(start(school, first, olena, "2023-03-01", null)));
            accepted(HERE.send(start(ship, second, taras, "2023-03-01", null)));
            assertThat(atOnce(
                            move(school, first, ship, stay(), olena, "2023-05-01"),
                            move(ship, second, school, stay(), taras, "2023-05-01")))
                    .as("exchange %d", i)
                    .hasOnlyElementsOfType(Accepted.class);
        }
    }

    @FunctionalInterface
    private interface Contender {
        GuestBookCommand ofRace(int i);
    }

    /** Asks for two commands per race, and sends them to two replicas at the same moment: one is accepted. */
    private void race(Contender contender, Class<?> refusal) throws Exception {
        int refused = 0;
        for (int i = 0; i < RACES; i++) {
            var outcomes =
                    atOnce(new GuestBookCommand[] {contender.ofRace(i)}, new GuestBookCommand[] {contender.ofRace(i)});
            assertThat(outcomes)
                    .as("race %d", i)
                    .filteredOn(Accepted.class::isInstance)
                    .hasSize(1);
            for (var outcome : outcomes) {
                if (!(outcome instanceof Refused(var reason))) continue;
                assertThat(reason).as("race %d", i).isInstanceOf(refusal);
                refused++;
            }
        }
        assertThat(refused).isEqualTo(RACES);
    }

    private static List<Outcome> atOnce(GuestBookCommand[] one, GuestBookCommand[] other) throws Exception {
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

    private static List<String> periods(PersonId person) {
        return HERE.jdbc()
                .sql("select period::text from views.stay_period where person_id = ? order by period")
                .param(person.id())
                .query((row, nr) -> row.getString(1))
                .list();
    }

    private static void accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Accepted.class);
    }

    private LocationId opened(int places) {
        var id = location();
        accepted(HERE.send(noted(id, places)));
        return id;
    }

    private static NotePlaces noted(LocationId id, int places) {
        return new NotePlaces(
                id,
                UUID.randomUUID(),
                0,
                PlaceKind.MUNICIPAL,
                new BasisNoted(id.id(), null, null, NAMED),
                List.of(new Timeline.Change(on("2023-01-01"), places)),
                List.of());
    }

    private static GuestBookCommand[] move(
            LocationId from, StayId fromStay, LocationId to, StayId toStay, PersonId person, String day) {
        return new GuestBookCommand[] {
            new MoveOut(from, fromStay, on(day), to, toStay),
            new MoveIn(to, toStay, person, on(day), from, fromStay, WithoutFreePlace.REFUSE)
        };
    }

    private static StartStay start(
            LocationId location, StayId stay, PersonId person, String from, @Nullable String until) {
        return new StartStay(
                location, stay, person, on(from), until == null ? null : on(until), WithoutFreePlace.REFUSE);
    }

    private static CorrectStay correct(LocationId location, StayId stay, String from, String until) {
        return new CorrectStay(location, stay, UUID.randomUUID(), on(from), on(until), WithoutFreePlace.REFUSE);
    }

    private LocationId location() {
        return new LocationId(GRONINGEN, UUID.randomUUID());
    }

    private StayId stay() {
        return new StayId(GRONINGEN, UUID.randomUUID());
    }

    private PersonId person() {
        number++;
        return new PersonId(new UUID(number, UUID.randomUUID().getLeastSignificantBits()));
    }

    private static LocalDate on(String date) {
        return LocalDate.parse(date);
    }
}
