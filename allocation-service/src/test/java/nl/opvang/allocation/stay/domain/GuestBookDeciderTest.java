package nl.opvang.allocation.stay.domain;

import static nl.opvang.allocation.stay.domain.WithoutFreePlace.PLACE;
import static nl.opvang.allocation.stay.domain.WithoutFreePlace.REFUSE;
import static nl.opvang.contracts.capacity.OccupancyBasis.COUNTED;
import static nl.opvang.contracts.capacity.OccupancyBasis.NAMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.allocation.stay.domain.GuestBookCommand.CorrectStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.EndStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveIn;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveOut;
import nl.opvang.allocation.stay.domain.GuestBookCommand.NotePlaces;
import nl.opvang.allocation.stay.domain.GuestBookCommand.StartStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.WithdrawStay;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.AlreadyEnded;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.CorrectionIdTaken;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.DayIsCounted;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.EndsBeforeStart;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.LocationNotYetKnown;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.MovesNowhere;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.NoFreePlace;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StayIdTaken;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StayUnknown;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StayWithdrawn;
import nl.opvang.contracts.allocation.GuestBookEvent;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
import nl.opvang.contracts.allocation.GuestBookEvent.PlacesNoted;
import nl.opvang.contracts.allocation.GuestBookEvent.StayCorrected;
import nl.opvang.contracts.allocation.GuestBookEvent.StayEnded;
import nl.opvang.contracts.allocation.GuestBookEvent.StayMovedIn;
import nl.opvang.contracts.allocation.GuestBookEvent.StayMovedOut;
import nl.opvang.contracts.allocation.GuestBookEvent.StayStarted;
import nl.opvang.contracts.allocation.GuestBookEvent.StaysRestated;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuestBookDeciderTest extends DeciderSpec<GuestBookCommand, GuestBook, GuestBookEvent, GuestBookRefusal> {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final LocationId SCHOOL = new LocationId(GRONINGEN, new UUID(1, 1));
    private static final LocationId SHIP = new LocationId(new MunicipalityCode("GM0599"), new UUID(1, 2));
    private static final UUID OPENING = new UUID(5, 1);
    private static final UUID CORRECTION = new UUID(3, 1);

    GuestBookDeciderTest() {
        super(GuestBookDecider.DECIDER);
    }

    @Test
    void a_stay_takes_a_place_from_its_first_to_its_last_day() {
        school(2)
                .when(start(1, "2023-03-01"))
                .then(new StayStarted(
                        SCHOOL, stay(1), person(1), on("2023-03-01"), null, false, List.of(line("2023-03-01", 1))));
        school(2)
                .when(start(1, "2023-03-01", "2023-03-05"))
                .then(new StayStarted(
                        SCHOOL,
                        stay(1),
                        person(1),
                        on("2023-03-01"),
                        on("2023-03-05"),
                        false,
                        List.of(line("2023-03-01", 1), line("2023-03-05", -1))));
    }

    @Test
    void leaving_gives_the_place_back() {
        school(1)
                .andAccepted(start(1, "2023-03-01"))
                .when(new EndStay(SCHOOL, stay(1), on("2023-04-01")))
                .then(new StayEnded(SCHOOL, stay(1), on("2023-04-01"), List.of(line("2023-04-01", -1))))
                .and()
                .when(start(2, "2023-04-01"))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void a_move_leaves_one_guest_book_and_enters_the_other() {
        var toStay = new StayId(SHIP.municipality(), new UUID(2, 9));
        school(1)
                .andAccepted(start(1, "2023-03-01"))
                .when(new MoveOut(SCHOOL, stay(1), on("2023-04-01"), SHIP, toStay))
                .then(new StayMovedOut(
                        SCHOOL, stay(1), on("2023-04-01"), SHIP, toStay, List.of(line("2023-04-01", -1))));
        school(1)
                .when(moveIn(2, "2023-04-01", REFUSE))
                .then(new StayMovedIn(
                        SCHOOL,
                        stay(2),
                        person(2),
                        on("2023-04-01"),
                        SHIP,
                        toStay,
                        false,
                        List.of(line("2023-04-01", 1))));
    }

    @Test
    void without_a_free_place_nobody_is_placed_unless_there_is_a_reason() {
        var full = school(1).andAccepted(start(1, "2023-03-01"));
        full.when(start(2, "2023-03-02")).thenRefused(new NoFreePlace(on("2023-03-02")));
        full.when(start(2, "2023-02-01")).thenRefused(new NoFreePlace(on("2023-03-01")));
        full.when(moveIn(2, "2023-03-02", REFUSE)).thenRefused(new NoFreePlace(on("2023-03-02")));
        full.when(startAnyway(2, "2023-03-02"))
                .thenAccepted(events -> assertThat(events)
                        .singleElement()
                        .isInstanceOfSatisfying(
                                StayStarted.class,
                                started -> assertThat(started.aboveFreePlaces()).isTrue()))
                .thenState(book ->
                        assertThat(open(book).overCapacityOn(on("2023-03-02"))).isEqualTo(1));
        full.when(moveIn(2, "2023-03-02", PLACE))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void places_out_of_use_are_not_free() {
        school(2)
                .andAccepted(note(2, List.of(), List.of(change("2023-03-01", 1), change("2023-04-01", -1))))
                .andAccepted(start(1, "2023-03-01"))
                .when(start(2, "2023-03-01"))
                .thenRefused(new NoFreePlace(on("2023-03-01")));
    }

    @Test
    void places_that_fall_turn_nobody_away_and_show_as_over_capacity() {
        school(2)
                .andAccepted(note(2, List.of(change("2023-06-01", -2)), List.of()))
                .when(start(1, "2023-03-01"))
                .thenAccepted(events -> assertThat(events).hasSize(1))
                .thenState(book -> {
                    assertThat(open(book).overCapacityOn(on("2023-05-31"))).isZero();
                    assertThat(open(book).overCapacityOn(on("2023-06-01"))).isEqualTo(1);
                });
        school(1)
                .andAccepted(start(1, "2023-03-01"))
                .when(note(2, List.of(change("2023-03-01", -1)), List.of()))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void a_place_that_others_take_later_is_not_free() {
        school(1)
                .andAccepted(start(1, "2023-05-01"))
                .when(start(2, "2023-03-01"))
                .thenRefused(new NoFreePlace(on("2023-05-01")));
        school(1)
                .andAccepted(start(1, "2023-05-01"))
                .when(start(2, "2023-03-01", "2023-05-01"))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void of_a_location_not_yet_known_nothing_is_decided() {
        var unknown = new LocationNotYetKnown(SCHOOL);
        given().when(start(1, "2023-03-01")).thenRefused(unknown);
        given().when(new EndStay(SCHOOL, stay(1), on("2023-03-01"))).thenRefused(unknown);
        given().when(new MoveOut(SCHOOL, stay(1), on("2023-03-01"), SHIP, stay(2)))
                .thenRefused(unknown);
        given().when(moveIn(1, "2023-03-01", PLACE)).thenRefused(unknown);
        given().when(correct(CORRECTION, 1, "2023-03-01", null)).thenRefused(unknown);
        given().when(new WithdrawStay(SCHOOL, stay(1), CORRECTION)).thenRefused(unknown);
        givenAccepted(note(0, List.of(change("2023-01-01", 1)), List.of()))
                .when(start(1, "2023-03-01"))
                .thenRefused(unknown);
    }

    @Test
    void days_that_are_counted_refuse_names() {
        var counted = givenAccepted(opened(COUNTED, 5));
        counted.when(start(1, "2023-03-01")).thenRefused(new DayIsCounted(on("2023-03-01")));
        var switched = counted.andAccepted(basis(1, 2, null, "2023-04-01", NAMED));
        switched.when(start(1, "2023-03-31")).thenRefused(new DayIsCounted(on("2023-03-31")));
        switched.when(moveIn(1, "2023-03-31", PLACE)).thenRefused(new DayIsCounted(on("2023-03-31")));
        switched.andAccepted(start(1, "2023-04-01"))
                .when(correct(CORRECTION, 1, "2023-03-31", null))
                .thenRefused(new DayIsCounted(on("2023-03-31")));
        switched.andAccepted(basis(2, 3, null, "2023-06-01", COUNTED))
                .when(start(1, "2023-04-01"))
                .thenRefused(new DayIsCounted(on("2023-06-01")));
        switched.andAccepted(basis(2, 3, 2L, "2023-05-01", NAMED))
                .when(start(1, "2023-04-01"))
                .thenRefused(new DayIsCounted(on("2023-04-01")));
        switched.andAccepted(basis(2, 3, 2L, null, null))
                .when(start(1, "2023-04-01"))
                .thenRefused(new DayIsCounted(on("2023-04-01")));
        switched.andAccepted(basis(2, 3, 2L, "2023-05-01", NAMED), basis(3, 4, 2L, "2023-03-01", NAMED))
                .when(start(1, "2023-03-01"))
                .thenAccepted(events -> assertThat(events).hasSize(1));
        switched.andAccepted(basis(2, 8, 7L, null, null))
                .when(start(1, "2023-04-01"))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void starting_is_refused() {
        school(1)
                .when(start(1, "2023-03-01", "2023-03-01"))
                .thenRefused(new EndsBeforeStart(on("2023-03-01"), on("2023-03-01")));
        school(1)
                .andAccepted(start(1, "2023-03-01"))
                .when(start(1, "2023-03-02"))
                .thenRefused(new StayIdTaken(stay(1)));
    }

    @Test
    void ending_is_refused() {
        ending(until -> new EndStay(SCHOOL, stay(1), until));
        ending(until -> new MoveOut(SCHOOL, stay(1), until, SHIP, stay(2)));
        school(1)
                .when(new MoveOut(SCHOOL, stay(1), on("2023-03-01"), SCHOOL, stay(2)))
                .thenRefused(new MovesNowhere(SCHOOL));
    }

    private void ending(Function<LocalDate, GuestBookCommand> end) {
        school(1).when(end.apply(on("2023-04-01"))).thenRefused(new StayUnknown(stay(1)));
        var there = school(1).andAccepted(start(1, "2023-03-01"));
        there.when(end.apply(on("2023-03-01"))).thenRefused(new EndsBeforeStart(on("2023-03-01"), on("2023-03-01")));
        there.andAccepted(end.apply(on("2023-04-01")))
                .when(end.apply(on("2023-04-02")))
                .thenRefused(new AlreadyEnded(on("2023-04-01")));
        there.andAccepted(new WithdrawStay(SCHOOL, stay(1), CORRECTION))
                .when(end.apply(on("2023-04-01")))
                .thenRefused(new StayWithdrawn(stay(1)));
    }

    @Test
    void moving_in_is_refused() {
        school(1)
                .andAccepted(start(1, "2023-03-01"))
                .when(moveIn(1, "2023-03-01", PLACE))
                .thenRefused(new StayIdTaken(stay(1)));
        school(1)
                .when(new MoveIn(SCHOOL, stay(1), person(1), on("2023-03-01"), SCHOOL, stay(2), PLACE))
                .thenRefused(new MovesNowhere(SCHOOL));
    }

    @Test
    void a_correction_brings_the_ledger_where_it_should_have_been() {
        school(1)
                .andAccepted(start(1, "2023-03-01"))
                .when(correct(CORRECTION, 1, "2023-02-01", "2023-04-01"))
                .then(new StayCorrected(
                        SCHOOL,
                        stay(1),
                        CORRECTION,
                        on("2023-02-01"),
                        on("2023-04-01"),
                        false,
                        List.of(line("2023-02-01", 1), line("2023-03-01", -1), line("2023-04-01", -1))));
    }

    @Test
    void a_withdrawn_stay_never_was_and_can_be_brought_back() {
        school(1)
                .andAccepted(start(1, "2023-03-01"))
                .when(new WithdrawStay(SCHOOL, stay(1), CORRECTION))
                .then(new GuestBookEvent.StayWithdrawn(SCHOOL, stay(1), CORRECTION, List.of(line("2023-03-01", -1))))
                .and()
                .when(correct(new UUID(3, 2), 1, "2023-03-01", null))
                .thenAccepted(events -> assertThat(events.getFirst().lines()).containsExactly(line("2023-03-01", 1)));
    }

    @Test
    void correcting_is_refused() {
        school(1).when(correct(CORRECTION, 1, "2023-03-01", null)).thenRefused(new StayUnknown(stay(1)));
        var two = school(1).andAccepted(start(1, "2023-03-01", "2023-04-01"), start(2, "2023-05-01", "2023-06-01"));
        two.when(correct(CORRECTION, 1, "2023-03-01", "2023-03-01"))
                .thenRefused(new EndsBeforeStart(on("2023-03-01"), on("2023-03-01")));
        two.when(correct(CORRECTION, 1, "2023-03-01", "2023-05-02")).thenRefused(new NoFreePlace(on("2023-05-01")));
        two.when(correct(CORRECTION, 2, "2023-03-31", "2023-06-01")).thenRefused(new NoFreePlace(on("2023-03-31")));
        two.when(correct(CORRECTION, 1, "2023-02-01", "2023-05-01"))
                .thenAccepted(events -> assertThat(events).hasSize(1));
        two.andAccepted(correct(CORRECTION, 1, "2023-03-01", "2023-03-20"))
                .when(correct(CORRECTION, 1, "2023-03-01", "2023-03-21"))
                .thenRefused(new CorrectionIdTaken(CORRECTION));
        two.andAccepted(new WithdrawStay(SCHOOL, stay(1), CORRECTION), start(3, "2023-03-15", "2023-03-16"))
                .when(correct(new UUID(3, 2), 1, "2023-03-01", "2023-04-01"))
                .thenRefused(new NoFreePlace(on("2023-03-15")));
    }

    @Test
    void withdrawing_is_refused() {
        school(1).when(new WithdrawStay(SCHOOL, stay(1), CORRECTION)).thenRefused(new StayUnknown(stay(1)));
        school(1)
                .andAccepted(start(1, "2023-03-01"), correct(CORRECTION, 1, "2023-03-02", null))
                .when(new WithdrawStay(SCHOOL, stay(1), CORRECTION))
                .thenRefused(new CorrectionIdTaken(CORRECTION));
    }

    @Test
    void repeats_change_nothing_even_after_what_followed() {
        var all = school(2)
                .andAccepted(
                        start(1, "2023-03-01"),
                        moveIn(2, "2023-03-01", REFUSE),
                        new EndStay(SCHOOL, stay(1), on("2023-04-01")),
                        correct(CORRECTION, 1, "2023-03-01", "2023-05-01"),
                        new WithdrawStay(SCHOOL, stay(1), new UUID(3, 2)),
                        new MoveOut(SCHOOL, stay(2), on("2023-04-01"), SHIP, stay(7)),
                        correct(new UUID(3, 3), 2, "2023-03-01", "2023-05-01"));
        all.when(opened(NAMED, 2)).thenNothing();
        all.when(start(1, "2023-03-01")).thenNothing();
        all.when(moveIn(2, "2023-03-01", REFUSE)).thenNothing();
        all.when(new EndStay(SCHOOL, stay(1), on("2023-04-01"))).thenNothing();
        all.when(correct(CORRECTION, 1, "2023-03-01", "2023-05-01")).thenNothing();
        all.when(new WithdrawStay(SCHOOL, stay(1), new UUID(3, 2))).thenNothing();
        all.when(new WithdrawStay(SCHOOL, stay(1), new UUID(3, 4))).thenNothing();
        all.when(new MoveOut(SCHOOL, stay(2), on("2023-04-01"), SHIP, stay(7))).thenNothing();
    }

    @Test
    void what_is_noted_is_a_copy_without_lines_of_its_own() {
        given().when(opened(NAMED, 5))
                .then(new PlacesNoted(
                        SCHOOL,
                        new UUID(4, 0),
                        0,
                        PlaceKind.MUNICIPAL,
                        new BasisNoted(OPENING, null, null, NAMED),
                        List.of(change("2023-01-01", 5)),
                        List.of()))
                .thenState(book -> assertThat(book.notedThrough()).isZero());
        assertThat(school(5).history())
                .allSatisfy(event -> assertThat(event.lines()).isEmpty());
    }

    @Test
    void stays_follow_their_location_to_another_kind() {
        var crisis = new NotePlaces(SCHOOL, new UUID(4, 2), 2, PlaceKind.CRISIS, null, List.of(), List.of());
        school(2)
                .andAccepted(start(1, "2023-03-01"))
                .when(crisis)
                .thenAccepted(events -> assertThat(events)
                        .last()
                        .isEqualTo(new StaysRestated(
                                SCHOOL,
                                PlaceKind.CRISIS,
                                List.of(line("2023-03-01", -1), crisisLine("2023-03-01", 1)))))
                .and()
                .when(new EndStay(SCHOOL, stay(1), on("2023-04-01")))
                .then(new StayEnded(SCHOOL, stay(1), on("2023-04-01"), List.of(crisisLine("2023-04-01", -1))));
        school(2)
                .andAccepted(crisis)
                .when(start(1, "2023-03-01"))
                .thenAccepted(
                        events -> assertThat(events.getFirst().lines()).containsExactly(crisisLine("2023-03-01", 1)));
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
                new BasisNoted(OPENING, null, null, basis),
                List.of(change("2023-01-01", places)),
                List.of());
    }

    private static NotePlaces note(long sequence, List<Timeline.Change> realised, List<Timeline.Change> outOfUse) {
        return new NotePlaces(SCHOOL, new UUID(4, sequence), sequence, null, null, realised, outOfUse);
    }

    private static NotePlaces basis(
            long sequence,
            long factId,
            @Nullable Long corrected,
            @Nullable String from,
            @Nullable OccupancyBasis basis) {
        return new NotePlaces(
                SCHOOL,
                new UUID(4, sequence),
                sequence,
                null,
                new BasisNoted(
                        new UUID(5, factId),
                        corrected == null ? null : new UUID(5, corrected),
                        from == null ? null : on(from),
                        basis),
                List.of(),
                List.of());
    }

    private static StartStay start(int number, String from) {
        return start(number, from, null);
    }

    private static StartStay start(int number, String from, @Nullable String until) {
        return new StartStay(SCHOOL, stay(number), person(number), on(from), until == null ? null : on(until), REFUSE);
    }

    private static StartStay startAnyway(int number, String from) {
        return new StartStay(SCHOOL, stay(number), person(number), on(from), null, PLACE);
    }

    private static MoveIn moveIn(int number, String from, WithoutFreePlace withoutFreePlace) {
        var movedFrom = new StayId(SHIP.municipality(), new UUID(2, 9));
        return new MoveIn(SCHOOL, stay(number), person(number), on(from), SHIP, movedFrom, withoutFreePlace);
    }

    private static CorrectStay correct(UUID correctionId, int number, String from, @Nullable String until) {
        return new CorrectStay(SCHOOL, stay(number), correctionId, on(from), until == null ? null : on(until), REFUSE);
    }

    private static GuestBook.Open open(GuestBook book) {
        assertThat(book).isInstanceOf(GuestBook.Open.class);
        return (GuestBook.Open) book;
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

    private static Timeline.Change change(String date, int change) {
        return new Timeline.Change(on(date), change);
    }

    private static LedgerLine line(String date, int change) {
        return change(date, change).line(Quantity.STAYS, Dimensions.ofLocation(SCHOOL, PlaceKind.MUNICIPAL));
    }

    private static LedgerLine crisisLine(String date, int change) {
        return change(date, change).line(Quantity.STAYS, Dimensions.ofLocation(SCHOOL, PlaceKind.CRISIS));
    }
}
