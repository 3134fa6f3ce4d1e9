package nl.opvang.allocation.stay.domain;

import static nl.opvang.allocation.stay.domain.WithoutFreePlace.PLACE;
import static nl.opvang.allocation.stay.domain.WithoutFreePlace.REFUSE;
import static nl.opvang.contracts.capacity.OccupancyBasis.COUNTED;
import static nl.opvang.contracts.capacity.OccupancyBasis.NAMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import nl.opvang.allocation.stay.domain.GuestBookCommand.AboutStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.Counted;
import nl.opvang.allocation.stay.domain.GuestBookCommand.EndHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.HoldPlaces;
import nl.opvang.allocation.stay.domain.GuestBookCommand.KeepHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.NotePlaces;
import nl.opvang.allocation.stay.domain.GuestBookCommand.StartStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.TakeHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.WriteTogether;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.ArrivalsIncomplete;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.DayIsCounted;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.EndsBeforeStart;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.HoldIdTaken;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.HoldNotKept;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.LocationNotYetKnown;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.NoFreePlace;
import nl.opvang.contracts.allocation.GuestBookEvent;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
import nl.opvang.contracts.allocation.GuestBookEvent.HeldForCount;
import nl.opvang.contracts.allocation.GuestBookEvent.HoldEnded;
import nl.opvang.contracts.allocation.GuestBookEvent.HoldKept;
import nl.opvang.contracts.allocation.GuestBookEvent.PlacesHeld;
import nl.opvang.contracts.allocation.GuestBookEvent.StayStarted;
import nl.opvang.contracts.allocation.HoldEnd;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.decision.DeciderSpec;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class HoldDeciderTest extends DeciderSpec<GuestBookCommand, GuestBook, GuestBookEvent, GuestBookRefusal> {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final LocationId SCHOOL = new LocationId(GRONINGEN, new UUID(1, 1));
    private static final Instant NOW = Instant.parse("2023-03-01T10:00:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(2));
    private static final Counted NOBODY = new Counted(0, null);

    HoldDeciderTest() {
        super(GuestBookDecider.DECIDER);
    }

    @Test
    void places_are_held_while_they_are_free() {
        school(3)
                .when(hold(1, 2, NOW))
                .then(new PlacesHeld(SCHOOL, id(1), 2, on("2023-03-01"), null, UNTIL))
                .and()
                .when(hold(2, 2, NOW))
                .thenRefused(new NoFreePlace(on("2023-03-01")));
        school(3).andAccepted(start(1), start(2)).when(hold(1, 2, NOW)).thenRefused(new NoFreePlace(on("2023-03-01")));
    }

    @Test
    void a_place_that_is_held_is_nobody_elses() {
        school(3).andAccepted(hold(1, 3, NOW)).when(start(1)).thenRefused(new NoFreePlace(on("2023-03-01")));
        school(3)
                .andAccepted(hold(1, 3, NOW))
                .when(new WriteTogether(SCHOOL, NOW, List.of(start(1))))
                .thenRefused(new NoFreePlace(on("2023-03-01")));
    }

    @Test
    void a_hold_whose_time_is_over_takes_no_place_and_whoever_comes_next_records_it() {
        school(3)
                .andAccepted(hold(1, 3, NOW))
                .when(hold(2, 3, UNTIL))
                .then(
                        new HoldEnded(SCHOOL, id(1), HoldEnd.EXPIRED),
                        new PlacesHeld(SCHOOL, id(2), 3, on("2023-03-01"), null, UNTIL.plus(Duration.ofDays(2))));
        school(3)
                .andAccepted(hold(1, 3, NOW))
                .when(new WriteTogether(SCHOOL, UNTIL, List.of(start(1))))
                .thenAccepted(events -> {
                    assertThat(events.getFirst()).isEqualTo(new HoldEnded(SCHOOL, id(1), HoldEnd.EXPIRED));
                    assertThat(events.getLast()).isInstanceOf(StayStarted.class);
                });
        school(3)
                .andAccepted(hold(1, 3, NOW))
                .when(hold(2, 3, UNTIL.minusNanos(1)))
                .thenRefused(new NoFreePlace(on("2023-03-01")));
    }

    @Test
    void what_changes_nothing_records_no_expiry_either() {
        school(3)
                .andAccepted(start(1), hold(1, 2, NOW))
                .when(new WriteTogether(SCHOOL, UNTIL, List.of(start(1))))
                .thenNothing();
    }

    @Test
    void a_hold_that_was_kept_does_not_expire() {
        school(3)
                .andAccepted(hold(1, 3, NOW))
                .when(new KeepHold(SCHOOL, id(1), NOW))
                .then(new HoldKept(SCHOOL, id(1)))
                .and()
                .when(hold(2, 1, UNTIL.plus(Duration.ofDays(1))))
                .thenRefused(new NoFreePlace(on("2023-03-01")));
        school(3)
                .andAccepted(hold(1, 3, NOW))
                .when(new KeepHold(SCHOOL, id(1), UNTIL))
                .thenRefused(new GuestBookRefusal.HoldEnded());
        school(3).when(new KeepHold(SCHOOL, id(1), NOW)).thenRefused(new GuestBookRefusal.HoldEnded());
    }

    @Test
    void a_hold_ends_once() {
        school(3)
                .andAccepted(hold(1, 3, NOW))
                .when(new EndHold(SCHOOL, id(1), HoldEnd.RELEASED, NOW))
                .then(new HoldEnded(SCHOOL, id(1), HoldEnd.RELEASED))
                .and()
                .when(hold(1, 3, NOW))
                .thenRefused(new GuestBookRefusal.HoldEnded());
        school(3)
                .andAccepted(hold(1, 3, NOW))
                .when(new EndHold(SCHOOL, id(1), HoldEnd.RELEASED, UNTIL))
                .then(new HoldEnded(SCHOOL, id(1), HoldEnd.EXPIRED));
        school(3)
                .andAccepted(hold(1, 3, NOW))
                .when(new EndHold(SCHOOL, id(1), HoldEnd.EXPIRED, NOW))
                .thenNothing();
        given().when(new EndHold(SCHOOL, id(1), HoldEnd.RELEASED, NOW)).thenNothing();
        given().when(hold(1, 1, NOW)).thenRefused(new LocationNotYetKnown(SCHOOL));
    }

    @Test
    void an_id_stands_for_the_places_that_were_held_first() {
        school(3).andAccepted(hold(1, 1, NOW)).when(hold(1, 2, NOW)).thenRefused(new HoldIdTaken());
    }

    @Test
    void places_are_held_for_days() {
        school(1)
                .andAccepted(new HoldPlaces(SCHOOL, id(1), 1, on("2023-03-01"), on("2023-04-01"), UNTIL, NOBODY, NOW))
                .when(start(1, "2023-04-01"))
                .thenAccepted(events -> assertThat(events).hasSize(1));
        school(1)
                .when(new HoldPlaces(SCHOOL, id(1), 1, on("2023-03-01"), on("2023-03-01"), UNTIL, NOBODY, NOW))
                .thenRefused(new EndsBeforeStart(on("2023-03-01"), on("2023-03-01")));
    }

    @Test
    void a_household_takes_its_places_all_at_once() {
        school(2)
                .andAccepted(hold(1, 2, NOW), new KeepHold(SCHOOL, id(1), NOW))
                .when(take(1, arrival(1), arrival(2)))
                .thenAccepted(events -> {
                    assertThat(events.getFirst()).isEqualTo(new HoldEnded(SCHOOL, id(1), HoldEnd.TAKEN));
                    assertThat(events.subList(1, 3))
                            .allSatisfy(event -> assertThat(((StayStarted) event).aboveFreePlaces())
                                    .isFalse());
                })
                .and()
                .when(start(3))
                .thenRefused(new NoFreePlace(on("2023-03-01")));
        school(2)
                .andAccepted(hold(1, 2, NOW), new KeepHold(SCHOOL, id(1), NOW))
                .when(take(1, arrival(1)))
                .thenRefused(new ArrivalsIncomplete(2));
        school(2)
                .andAccepted(hold(1, 2, NOW))
                .when(take(1, arrival(1), arrival(2)))
                .thenRefused(new HoldNotKept());
        school(2).when(take(1, arrival(1))).thenRefused(new GuestBookRefusal.HoldEnded());
        school(2)
                .andAccepted(hold(1, 2, NOW), new EndHold(SCHOOL, id(1), HoldEnd.RELEASED, NOW))
                .when(take(1, arrival(1), arrival(2)))
                .thenRefused(new GuestBookRefusal.HoldEnded());
    }

    @Test
    void what_was_promised_is_kept_when_capacity_fell_since() {
        school(2)
                .andAccepted(
                        hold(1, 2, NOW),
                        new KeepHold(SCHOOL, id(1), NOW),
                        new NotePlaces(
                                SCHOOL,
                                new UUID(4, 1),
                                1,
                                null,
                                null,
                                List.of(new Timeline.Change(on("2023-01-01"), -1)),
                                List.of()))
                .when(take(1, arrival(1), arrival(2)))
                .thenAccepted(events -> assertThat(((StayStarted) events.getLast()).aboveFreePlaces())
                        .isTrue());
    }

    @Test
    void where_people_are_counted_held_places_stay_held_until_the_count_in_which_they_are() {
        var kept = givenAccepted(
                opened(COUNTED, 10),
                new HoldPlaces(SCHOOL, id(1), 2, on("2023-03-01"), null, UNTIL, new Counted(8, null), NOW),
                new KeepHold(SCHOOL, id(1), NOW));
        kept.when(take(1, arrival(1), arrival(2))).thenRefused(new DayIsCounted(on("2023-03-01")));
        kept.when(take(1)).then(new HeldForCount(SCHOOL, id(1), on("2023-03-01")));
        var came = kept.andAccepted(take(1));
        came.when(held(2, 1, new Counted(8, on("2023-02-28")))).thenRefused(new NoFreePlace(on("2023-03-01")));
        came.when(held(2, 1, new Counted(10, on("2023-03-01")))).thenRefused(new NoFreePlace(on("2023-03-01")));
        came.when(held(2, 1, new Counted(9, on("2023-03-01"))))
                .then(
                        new HoldEnded(SCHOOL, id(1), HoldEnd.COUNTED),
                        new PlacesHeld(SCHOOL, id(2), 1, on("2023-03-01"), null, UNTIL));
    }

    @Test
    void those_who_are_counted_take_places_too() {
        givenAccepted(opened(COUNTED, 10))
                .when(held(1, 3, new Counted(8, null)))
                .thenRefused(new NoFreePlace(on("2023-03-01")));
    }

    @RepeatedTest(20)
    void there_are_never_more_people_and_holds_than_places() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        int places = 1 + random.nextInt(8);
        var events = new ArrayList<GuestBookEvent>();
        decide(events, opened(NAMED, places));
        var at = NOW;
        for (int i = 0; i < 200; i++) {
            at = at.plus(Duration.ofMinutes(random.nextInt(600)));
            int number = random.nextInt(30);
            GuestBookCommand command = switch (random.nextInt(5)) {
                case 0 -> hold(number, 1 + random.nextInt(3), at);
                case 1 -> new KeepHold(SCHOOL, id(number), at);
                case 2 -> new EndHold(SCHOOL, id(number), HoldEnd.RELEASED, at);
                case 3 -> new WriteTogether(SCHOOL, at, List.of(start(100 + i)));
                default ->
                    new TakeHold(
                            SCHOOL,
                            id(number),
                            on("2023-03-01"),
                            List.of(arrival(500 + 2 * i), arrival(501 + 2 * i)),
                            at);
            };
            decide(events, command);
            var book = (GuestBook.Open) replay(events);
            int held = 0;
            for (var hold : book.holds().standing().values()) if (!hold.expiredAt(at)) held += hold.places();
            assertThat(book.occupiedOn(on("2023-03-01")) + held)
                    .as("seed %d, step %d", seed, i)
                    .isLessThanOrEqualTo(places);
        }
    }

    private void decide(List<GuestBookEvent> events, GuestBookCommand command) {
        if (GuestBookDecider.decide(command, replay(events))
                instanceof Decision.Accepted<GuestBookEvent, GuestBookRefusal>(var more)) events.addAll(more);
    }

    private Given school(int places) {
        return givenAccepted(opened(NAMED, places));
    }

    private static NotePlaces opened(OccupancyBasis basis, int places) {
        return new NotePlaces(
                SCHOOL,
                new UUID(4, 0),
                0,
                PlaceKind.MUNICIPAL,
                new BasisNoted(new UUID(5, 1), null, null, basis),
                List.of(new Timeline.Change(on("2023-01-01"), places)),
                List.of());
    }

    private static HoldPlaces hold(int number, int places, Instant at) {
        return new HoldPlaces(
                SCHOOL, id(number), places, on("2023-03-01"), null, at.plus(Duration.ofDays(2)), NOBODY, at);
    }

    private static HoldPlaces held(int number, int places, Counted counted) {
        return new HoldPlaces(SCHOOL, id(number), places, on("2023-03-01"), null, UNTIL, counted, NOW);
    }

    private static TakeHold take(int number, AboutStay... arrivals) {
        return new TakeHold(SCHOOL, id(number), on("2023-03-01"), List.of(arrivals), NOW);
    }

    private static StartStay arrival(int number) {
        return new StartStay(SCHOOL, stay(number), person(number), on("2023-03-01"), null, PLACE);
    }

    private static StartStay start(int number) {
        return start(number, "2023-03-01");
    }

    private static StartStay start(int number, String from) {
        return new StartStay(SCHOOL, stay(number), person(number), on(from), (@Nullable LocalDate) null, REFUSE);
    }

    private static OfferId id(int number) {
        return new OfferId(GRONINGEN, new UUID(6, number));
    }

    private static StayId stay(int number) {
        return new StayId(GRONINGEN, new UUID(2, number));
    }

    private static PersonId person(int number) {
        return new PersonId(new UUID(7, number));
    }

    private static LocalDate on(String date) {
        return LocalDate.parse(date);
    }
}
