package nl.opvang.capacity.location.domain;

import static nl.opvang.contracts.capacity.OccupancyBasis.COUNTED;
import static nl.opvang.contracts.capacity.OccupancyBasis.NAMED;
import static nl.opvang.contracts.ledger.PlaceKind.CRISIS;
import static nl.opvang.contracts.ledger.PlaceKind.MUNICIPAL;
import static nl.opvang.contracts.ledger.Quantity.PLACES_PLANNED;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.opvang.capacity.location.domain.LocationCommand.CorrectOpening;
import nl.opvang.capacity.location.domain.LocationCommand.Open;
import nl.opvang.capacity.location.domain.LocationCommand.Restate;
import nl.opvang.capacity.location.domain.LocationCommand.Statement;
import nl.opvang.capacity.location.domain.LocationRefusal.AlreadyCorrected;
import nl.opvang.capacity.location.domain.LocationRefusal.AlreadyReturned;
import nl.opvang.capacity.location.domain.LocationRefusal.AmountImplausible;
import nl.opvang.capacity.location.domain.LocationRefusal.BeforeOpening;
import nl.opvang.capacity.location.domain.LocationRefusal.ClosedSince;
import nl.opvang.capacity.location.domain.LocationRefusal.DateImplausible;
import nl.opvang.capacity.location.domain.LocationRefusal.FactIdTaken;
import nl.opvang.capacity.location.domain.LocationRefusal.KnownByName;
import nl.opvang.capacity.location.domain.LocationRefusal.MoreOutOfUseThanRealised;
import nl.opvang.capacity.location.domain.LocationRefusal.MunicipalityNotThere;
import nl.opvang.capacity.location.domain.LocationRefusal.NotLonger;
import nl.opvang.capacity.location.domain.LocationRefusal.NotOpened;
import nl.opvang.capacity.location.domain.LocationRefusal.NotOutOfUseOn;
import nl.opvang.capacity.location.domain.LocationRefusal.OfOtherKind;
import nl.opvang.capacity.location.domain.LocationRefusal.OpeningStands;
import nl.opvang.capacity.location.domain.LocationRefusal.PeriodEmpty;
import nl.opvang.capacity.location.domain.LocationRefusal.TimelineWouldGoNegative;
import nl.opvang.capacity.location.domain.LocationRefusal.UnknownFact;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.Closed;
import nl.opvang.contracts.capacity.LocationEvent.OccupancyBasisChanged;
import nl.opvang.contracts.capacity.LocationEvent.OccupancyCounted;
import nl.opvang.contracts.capacity.LocationEvent.Opened;
import nl.opvang.contracts.capacity.LocationEvent.OpeningCorrected;
import nl.opvang.contracts.capacity.LocationEvent.PlacesChanged;
import nl.opvang.contracts.capacity.LocationEvent.PlacesPlanned;
import nl.opvang.contracts.capacity.LocationEvent.PlacesRealised;
import nl.opvang.contracts.capacity.LocationEvent.Prolonged;
import nl.opvang.contracts.capacity.LocationEvent.Restated;
import nl.opvang.contracts.capacity.LocationEvent.ReturnedToUse;
import nl.opvang.contracts.capacity.LocationEvent.TakenOutOfUse;
import nl.opvang.contracts.capacity.LocationEvent.Withdrawn;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LocationDeciderTest extends LocationSpec {
    /** One statement of every kind, each sayable of a location with 80 planned and 60 realised places and a period 6. */
    static final List<Statement> STATEMENTS = List.of(
            plan(20, "2024-03-01", 40),
            realise(20, "2024-03-01", 70, 10),
            change(20, "2024-03-01", 70),
            outOfUse(20, "2024-03-01", "2024-03-10", 5),
            back(20, 6, "2024-03-03"),
            prolong(20, "2026-02-01"),
            close(20, "2024-09-01"),
            count(20, "2024-03-01", 50),
            basis(20, "2024-03-01", NAMED));

    private Given lived() {
        return givenAccepted(
                open(),
                realise(2, "2024-02-01", 60, null),
                count(3, "2024-02-05", 41),
                outOfUse(6, "2024-03-02", null, 5));
    }

    // ---- what follows from each command ----

    @Test
    void an_opening_promises_its_planned_places() {
        given().when(open()).then(opened(80, COUNTED, planned("2024-01-01", 80)));
    }

    @Test
    void an_opening_without_places_changes_no_number() {
        given().when(open(0, NAMED)).then(opened(0, NAMED));
    }

    @Test
    void a_plan_holds_from_its_day_on() {
        givenAccepted(open())
                .when(plan(2, "2024-02-01", 90))
                .then(new PlacesPlanned(
                        LOCATION, id(2), null, on("2024-02-01"), 90, List.of(planned("2024-02-01", 10))));
    }

    @Test
    void places_that_are_there_are_no_longer_planned() {
        givenAccepted(open())
                .when(realise(2, "2024-02-01", 60, null))
                .then(new PlacesRealised(
                        LOCATION,
                        id(2),
                        null,
                        on("2024-02-01"),
                        60,
                        20,
                        List.of(planned("2024-02-01", -60), realised("2024-02-01", 60))));
    }

    @Test
    void more_places_than_planned_can_be_there() {
        givenAccepted(open())
                .when(realise(2, "2024-02-01", 100, null))
                .thenAccepted(events -> assertThat(((PlacesRealised) events.getFirst()).stillPlanned())
                        .isZero());
    }

    @Test
    void fewer_places_than_before_leave_the_plan_as_it_was() {
        givenAccepted(open(), realise(2, "2024-02-01", 60, null))
                .when(realise(3, "2024-03-01", 50, null))
                .thenAccepted(events -> assertThat(((PlacesRealised) events.getFirst()).stillPlanned())
                        .isEqualTo(20));
    }

    @Test
    void what_is_still_planned_can_be_said() {
        givenAccepted(open())
                .when(realise(2, "2024-02-01", 60, 5))
                .then(new PlacesRealised(
                        LOCATION,
                        id(2),
                        null,
                        on("2024-02-01"),
                        60,
                        5,
                        List.of(planned("2024-02-01", -75), realised("2024-02-01", 60))));
    }

    @Test
    void a_change_in_the_past_leaves_later_changes_standing() {
        givenAccepted(open(), change(2, "2024-02-01", 80), change(3, "2024-03-15", 120))
                .when(change(4, "2024-03-01", 100))
                .then(placesChanged(4, "2024-03-01", 100, realised("2024-03-01", 20), realised("2024-03-15", -20)));
    }

    @Test
    void a_change_that_was_said_holds_although_it_changed_no_number() {
        givenAccepted(open(), change(2, "2024-02-01", 80), change(3, "2024-03-15", 80))
                .when(change(4, "2024-03-01", 100))
                .then(placesChanged(4, "2024-03-01", 100, realised("2024-03-01", 20), realised("2024-03-15", -20)));
    }

    @Test
    void capacity_falls_as_well_as_rises() {
        givenAccepted(open(), change(2, "2024-02-01", 80))
                .when(change(3, "2024-03-01", 0))
                .then(placesChanged(3, "2024-03-01", 0, realised("2024-03-01", -80)));
    }

    @Test
    void a_period_out_of_use_begins_and_ends() {
        givenAccepted(open(), change(2, "2024-02-01", 80))
                .when(outOfUse(3, "2024-03-01", "2024-03-10", 12))
                .then(new TakenOutOfUse(
                        LOCATION,
                        id(3),
                        null,
                        on("2024-03-01"),
                        on("2024-03-10"),
                        12,
                        List.of(unusable("2024-03-01", 12), unusable("2024-03-10", -12))));
    }

    @Test
    void periods_out_of_use_add_up() {
        givenAccepted(open(), change(2, "2024-02-01", 80), outOfUse(3, "2024-03-01", null, 12))
                .when(outOfUse(4, "2024-03-05", null, 8))
                .thenState(location -> assertThat(figure(location, Quantity.PLACES_OUT_OF_USE, "2024-03-05"))
                        .isEqualTo(20));
    }

    @Test
    void an_open_period_ends_when_its_places_return() {
        lived().when(back(7, 6, "2024-03-20"))
                .then(new ReturnedToUse(
                        LOCATION, id(7), null, id(6), on("2024-03-20"), List.of(unusable("2024-03-20", -5))));
    }

    @Test
    void a_period_with_an_end_ends_earlier_when_its_places_return() {
        givenAccepted(open(), change(2, "2024-02-01", 80), outOfUse(3, "2024-03-01", "2024-03-10", 12))
                .when(back(4, 3, "2024-03-05"))
                .then(new ReturnedToUse(
                        LOCATION,
                        id(4),
                        null,
                        id(3),
                        on("2024-03-05"),
                        List.of(unusable("2024-03-05", -12), unusable("2024-03-10", 12))));
    }

    @Test
    void prolonging_changes_no_number() {
        lived().when(prolong(7, "2026-02-01")).then(new Prolonged(LOCATION, id(7), null, on("2026-02-01"), List.of()));
        lived().when(prolong(7, null)).then(new Prolonged(LOCATION, id(7), null, null, List.of()));
    }

    @Test
    void a_closing_brings_everything_to_zero_whatever_was_said_about_later_days() {
        lived().andAccepted(change(7, "2024-10-01", 90), count(8, "2024-10-02", 77))
                .when(close(9, "2024-09-01"))
                .then(new Closed(
                        LOCATION,
                        id(9),
                        null,
                        on("2024-09-01"),
                        List.of(
                                planned("2024-09-01", -20),
                                realised("2024-09-01", -60),
                                realised("2024-10-01", -30),
                                unusable("2024-09-01", -5),
                                stays("2024-09-01", -41),
                                stays("2024-10-02", -36))));
    }

    @Test
    void late_news_about_days_before_a_closing_stays_before_it() {
        lived().andAccepted(close(7, "2024-09-01"))
                .when(change(8, "2024-08-01", 55))
                .then(placesChanged(8, "2024-08-01", 55, realised("2024-08-01", -5), realised("2024-09-01", 5)));
        lived().andAccepted(close(7, "2024-09-01"))
                .when(outOfUse(8, "2024-08-30", "2024-09-10", 2))
                .thenAccepted(events -> assertThat(events.getFirst().lines())
                        .containsExactly(unusable("2024-08-30", 2), unusable("2024-09-01", -2)));
    }

    @Test
    void a_count_holds_until_the_next_count() {
        givenAccepted(open(), count(2, "2024-02-05", 41), count(3, "2024-02-19", 50))
                .when(count(4, "2024-02-12", 44))
                .then(counted(4, "2024-02-12", 44, stays("2024-02-12", 3), stays("2024-02-19", -3)));
    }

    @Test
    void a_count_that_changes_no_number_is_kept_and_holds() {
        givenAccepted(open(), count(2, "2024-02-05", 41))
                .when(count(3, "2024-02-19", 41))
                .then(counted(3, "2024-02-19", 41))
                .and()
                .when(count(4, "2024-02-12", 44))
                .then(counted(4, "2024-02-12", 44, stays("2024-02-12", 3), stays("2024-02-19", -3)));
    }

    @Test
    void more_people_than_places_is_no_reason_to_refuse_a_count() {
        lived().when(count(7, "2024-03-02", 99)).then(counted(7, "2024-03-02", 99, stays("2024-03-02", 58)));
    }

    @Test
    void counting_ends_where_the_guest_book_begins() {
        givenAccepted(open(), count(2, "2024-02-05", 41), count(3, "2024-02-19", 50))
                .when(basis(4, "2024-02-12", NAMED))
                .then(basisChanged(4, "2024-02-12", NAMED, stays("2024-02-12", -41), stays("2024-02-19", -9)));
    }

    @Test
    void after_a_return_to_counting_nobody_stays_until_the_next_count() {
        givenAccepted(open(), count(2, "2024-02-05", 41), basis(3, "2024-02-12", NAMED))
                .when(basis(4, "2024-02-20", COUNTED))
                .then(basisChanged(4, "2024-02-20", COUNTED))
                .and()
                .when(count(5, "2024-02-21", 7))
                .then(counted(5, "2024-02-21", 7, stays("2024-02-21", 7)));
    }

    // ---- repeats ----

    @ParameterizedTest
    @FieldSource("STATEMENTS")
    void the_same_said_again_under_the_same_id_changes_nothing(Statement statement) {
        lived().when(statement).thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void the_same_said_about_the_same_day_under_another_id_changes_nothing() {
        lived().when(realise(7, "2024-02-01", 60, 20)).thenNothing();
        lived().when(change(7, "2024-02-01", 60)).thenNothing();
        lived().when(plan(7, "2024-02-01", 20)).thenNothing();
        lived().when(count(7, "2024-02-05", 41)).thenNothing();
        lived().when(prolong(7, "2025-02-01")).thenNothing();
        lived().andAccepted(close(7, "2024-09-01")).when(close(8, "2024-09-01")).thenNothing();
        lived().andAccepted(basis(7, "2024-09-01", NAMED))
                .when(basis(8, "2024-09-01", NAMED))
                .thenNothing();
        lived().andAccepted(back(7, 6, "2024-03-10"))
                .when(back(8, 6, "2024-03-10"))
                .thenNothing();
    }

    @ParameterizedTest
    @FieldSource("STATEMENTS")
    void an_id_stands_for_one_fact(Statement statement) {
        lived().andAccepted(statement).when(count(20, "2024-04-01", 1)).thenRefused(new FactIdTaken(id(20)));
        lived().andAccepted(statement).when(withdraw(20, 20)).thenRefused(new FactIdTaken(id(20)));
        lived().andAccepted(statement).when(correct(20, statement)).thenRefused(new FactIdTaken(id(20)));
    }

    @Test
    void an_opening_said_otherwise_is_refused() {
        lived().when(open(81, COUNTED)).thenRefused(new FactIdTaken(id(1)));
        lived().when(count(1, "2024-04-01", 1)).thenRefused(new FactIdTaken(id(1)));
    }

    // ---- corrections ----

    @Test
    void a_corrected_change_is_read_as_if_it_had_been_said_so() {
        givenAccepted(open(), change(2, "2024-02-01", 80), change(3, "2024-03-15", 120))
                .when(correct(2, change(4, "2024-02-10", 90)))
                .then(new PlacesChanged(
                        LOCATION,
                        id(4),
                        id(2),
                        on("2024-02-10"),
                        90,
                        List.of(realised("2024-02-01", -80), realised("2024-02-10", 90), realised("2024-03-15", -10))));
    }

    @Test
    void what_was_said_later_about_the_same_day_still_has_the_last_word() {
        givenAccepted(open(), change(2, "2024-02-01", 80), change(3, "2024-02-01", 85))
                .when(correct(2, change(4, "2024-02-01", 90)))
                .then(new PlacesChanged(LOCATION, id(4), id(2), on("2024-02-01"), 90, List.of()))
                .and()
                .when(withdraw(5, 3))
                .then(new Withdrawn(LOCATION, id(5), id(3), List.of(realised("2024-02-01", 5))));
    }

    @Test
    void a_correction_is_corrected_by_its_own_id() {
        var corrected =
                givenAccepted(open(), count(2, "2024-02-05", 41)).andAccepted(correct(2, count(3, "2024-02-06", 42)));
        corrected.when(correct(2, count(4, "2024-02-06", 43))).thenRefused(new AlreadyCorrected(id(2), id(3)));
        corrected
                .when(correct(3, count(4, "2024-02-06", 43)))
                .then(new OccupancyCounted(
                        LOCATION, id(4), id(3), on("2024-02-06"), 43, List.of(stays("2024-02-06", 1))));
    }

    @Test
    void a_corrected_period_keeps_the_id_by_which_its_places_return() {
        lived().andAccepted(correct(6, outOfUse(7, "2024-03-04", null, 9)))
                .when(back(8, 6, "2024-03-20"))
                .then(new ReturnedToUse(
                        LOCATION, id(8), null, id(6), on("2024-03-20"), List.of(unusable("2024-03-20", -9))));
    }

    @Test
    void a_return_to_use_can_be_corrected_and_withdrawn() {
        var returned = lived().andAccepted(back(7, 6, "2024-03-20"));
        returned.when(correct(7, back(8, 6, "2024-03-25")))
                .then(new ReturnedToUse(
                        LOCATION,
                        id(8),
                        id(7),
                        id(6),
                        on("2024-03-25"),
                        List.of(unusable("2024-03-20", 5), unusable("2024-03-25", -5))));
        returned.when(withdraw(8, 7)).then(new Withdrawn(LOCATION, id(8), id(7), List.of(unusable("2024-03-20", 5))));
    }

    @Test
    void a_withdrawn_period_takes_its_return_along() {
        lived().andAccepted(back(7, 6, "2024-03-20"))
                .when(withdraw(8, 6))
                .then(new Withdrawn(
                        LOCATION, id(8), id(6), List.of(unusable("2024-03-02", -5), unusable("2024-03-20", 5))));
    }

    @Test
    void a_withdrawn_closing_reopens_the_location() {
        lived().andAccepted(close(7, "2024-09-01"))
                .when(withdraw(8, 7))
                .then(new Withdrawn(
                        LOCATION,
                        id(8),
                        id(7),
                        List.of(
                                planned("2024-09-01", 20),
                                realised("2024-09-01", 60),
                                unusable("2024-09-01", 5),
                                stays("2024-09-01", 41))))
                .and()
                .when(count(9, "2024-09-02", 40))
                .then(counted(9, "2024-09-02", 40, stays("2024-09-02", -1)));
    }

    @Test
    void a_closing_can_be_moved() {
        lived().andAccepted(close(7, "2024-09-01"))
                .when(correct(7, close(8, "2024-10-01")))
                .thenState(location -> {
                    assertThat(figure(location, PLACES_REALISED, "2024-09-30")).isEqualTo(60);
                    assertThat(figure(location, PLACES_REALISED, "2024-10-01")).isZero();
                });
    }

    @Test
    void after_a_closing_earlier_facts_can_be_corrected() {
        lived().andAccepted(close(7, "2024-09-01"))
                .when(correct(3, count(8, "2024-02-05", 40)))
                .then(new OccupancyCounted(
                        LOCATION,
                        id(8),
                        id(3),
                        on("2024-02-05"),
                        40,
                        List.of(stays("2024-02-05", -1), stays("2024-09-01", 1))));
    }

    @Test
    void a_prolongation_can_be_corrected_to_an_earlier_day() {
        lived().andAccepted(prolong(7, "2026-02-01"))
                .when(correct(7, prolong(8, "2025-01-01")))
                .then(new Prolonged(LOCATION, id(8), id(7), on("2025-01-01"), List.of()));
        lived().andAccepted(prolong(7, "2026-02-01"))
                .when(correct(7, prolong(8, null)))
                .then(new Prolonged(LOCATION, id(8), id(7), null, List.of()));
    }

    @Test
    void a_corrected_basis_lets_the_counts_hold_again() {
        givenAccepted(open(), count(2, "2024-02-05", 41), basis(3, "2024-02-12", NAMED))
                .when(correct(3, basis(4, "2024-02-20", NAMED)))
                .then(new OccupancyBasisChanged(
                        LOCATION,
                        id(4),
                        id(3),
                        on("2024-02-20"),
                        NAMED,
                        List.of(stays("2024-02-12", 41), stays("2024-02-20", -41))));
    }

    @Test
    void a_corrected_opening_says_everything_anew() {
        givenAccepted(open())
                .when(correctOpening(7, 1, "2023-12-01", MUNICIPAL, 100, COUNTED))
                .then(new OpeningCorrected(
                        LOCATION,
                        id(7),
                        id(1),
                        on("2023-12-01"),
                        description(MUNICIPAL),
                        100,
                        COUNTED,
                        List.of(planned("2023-12-01", 100), planned("2024-01-01", -80))))
                .and()
                .when(correctOpening(8, 7, "2024-01-01", MUNICIPAL, 80, NAMED))
                .thenAccepted(events -> assertThat(events.getFirst().lines())
                        .containsExactly(planned("2023-12-01", -100), planned("2024-01-01", 80)));
    }

    @Test
    void another_kind_of_places_carries_every_number_over() {
        givenAccepted(open(), change(2, "2024-02-01", 60), count(3, "2024-02-05", 41))
                .when(correctOpening(7, 1, "2024-01-01", CRISIS, 70, COUNTED))
                .then(new OpeningCorrected(
                        LOCATION,
                        id(7),
                        id(1),
                        on("2024-01-01"),
                        description(CRISIS),
                        70,
                        COUNTED,
                        List.of(
                                planned("2024-01-01", -80),
                                realised("2024-02-01", -60),
                                stays("2024-02-05", -41),
                                line(PLACES_PLANNED, CRISIS, "2024-01-01", 70),
                                line(PLACES_REALISED, CRISIS, "2024-02-01", 60),
                                line(STAYS, CRISIS, "2024-02-05", 41))))
                .and()
                .when(change(8, "2024-03-01", 61))
                .then(placesChanged(8, "2024-03-01", 61, line(PLACES_REALISED, CRISIS, "2024-03-01", 1)));
    }

    @Test
    void lines_that_do_not_say_what_the_facts_say_are_mended() {
        var wrong = opened(80, COUNTED, planned("2024-01-01", 81), stays("2024-02-01", 2));
        given(wrong)
                .when(new Restate(LOCATION, id(7), id(1)))
                .then(new Restated(
                        LOCATION, id(7), id(1), List.of(planned("2024-01-01", -1), stays("2024-02-01", -2))));
        given(wrong)
                .when(plan(2, "2024-02-01", 90))
                .then(new PlacesPlanned(
                        LOCATION, id(2), null, on("2024-02-01"), 90, List.of(planned("2024-02-01", 10))));
        lived().when(new Restate(LOCATION, id(7), null)).thenNothing();
    }

    @Test
    void another_kind_of_places_carries_wrong_lines_over_as_well() {
        given(opened(80, COUNTED, planned("2024-01-01", 81)))
                .when(correctOpening(7, 1, "2024-01-01", CRISIS, 80, COUNTED))
                .thenAccepted(events -> assertThat(events.getFirst().lines())
                        .containsExactly(planned("2024-01-01", -81), line(PLACES_PLANNED, CRISIS, "2024-01-01", 81)));
    }

    // ---- refusals ----

    static final List<LocationCommand> ALL_BUT_OPEN = Stream.concat(
                    STATEMENTS.stream(),
                    Stream.<LocationCommand>of(
                            correct(2, change(20, "2024-03-01", 70)),
                            correctOpening(20, 1, "2024-01-01", MUNICIPAL, 80, COUNTED),
                            withdraw(20, 2),
                            new Restate(LOCATION, id(20), null)))
            .toList();

    @ParameterizedTest
    @FieldSource("ALL_BUT_OPEN")
    void nothing_can_be_said_about_a_location_that_was_never_opened(LocationCommand command) {
        given().when(command).thenRefused(new NotOpened(LOCATION));
    }

    @Test
    void dates_outside_the_time_of_the_directive_are_refused() {
        for (var date : List.of("2021-12-31", "2040-01-01")) {
            var refusal = new DateImplausible(on(date), on("2022-01-01"), on("2040-01-01"));
            for (var statement : datedStatements(date)) lived().when(statement).thenRefused(refusal);
            given().when(new Open(LOCATION, on(date), description(MUNICIPAL), 80, COUNTED))
                    .thenRefused(refusal);
            lived().when(correctOpening(20, 1, date, MUNICIPAL, 80, COUNTED)).thenRefused(refusal);
            lived().when(correct(2, realise(20, date, 1, null))).thenRefused(refusal);
        }
        var late = new DateImplausible(on("2040-01-01"), on("2022-01-01"), on("2040-01-01"));
        lived().when(outOfUse(20, "2024-03-01", "2040-01-01", 1)).thenRefused(late);
        lived().when(prolong(20, "2040-01-01")).thenRefused(late);
        given().when(opening(available("2024-02-01", "2040-01-01"))).thenRefused(late);
        given().when(opening(available("2021-12-31", null)))
                .thenRefused(new DateImplausible(on("2021-12-31"), on("2022-01-01"), on("2040-01-01")));
    }

    @Test
    void numbers_that_no_location_has_are_refused() {
        for (int amount : new int[] {-1, 20_001}) {
            var refusal = new AmountImplausible(amount, 0, 20_000);
            given().when(open(amount, COUNTED)).thenRefused(refusal);
            lived().when(plan(20, "2024-03-01", amount)).thenRefused(refusal);
            lived().when(realise(20, "2024-03-01", amount, null)).thenRefused(refusal);
            lived().when(realise(20, "2024-03-01", 60, amount)).thenRefused(refusal);
            lived().when(change(20, "2024-03-01", amount)).thenRefused(refusal);
            lived().when(count(20, "2024-03-01", amount)).thenRefused(refusal);
            lived().when(correct(3, count(20, "2024-03-01", amount))).thenRefused(refusal);
            lived().when(correctOpening(20, 1, "2024-01-01", MUNICIPAL, amount, COUNTED))
                    .thenRefused(refusal);
        }
        lived().when(outOfUse(20, "2024-03-01", null, 0)).thenRefused(new AmountImplausible(0, 1, 20_000));
    }

    @Test
    void a_period_has_days() {
        lived().when(outOfUse(20, "2024-03-01", "2024-03-01", 1))
                .thenRefused(new PeriodEmpty(on("2024-03-01"), on("2024-03-01")));
        given().when(opening(available("2024-02-01", "2024-02-01")))
                .thenRefused(new PeriodEmpty(on("2024-02-01"), on("2024-02-01")));
        lived().andAccepted(prolong(7, "2026-02-01"))
                .when(correct(7, prolong(8, "2024-01-15")))
                .thenRefused(new PeriodEmpty(on("2024-02-01"), on("2024-01-15")));
    }

    @Test
    void a_municipality_has_to_be_there_on_the_day() {
        var nowhere = new LocationId(new MunicipalityCode("GM9999"), id(1));
        given().when(new Open(nowhere, OPENING, description(MUNICIPAL), 80, COUNTED))
                .thenRefused(new MunicipalityNotThere(nowhere.municipality(), OPENING));
        var weesp = new MunicipalityCode("GM0457");
        given().when(opening(situatedIn(weesp))).thenRefused(new MunicipalityNotThere(weesp, OPENING));
        given().when(new Open(LOCATION, on("2022-03-23"), situatedIn(weesp), 80, COUNTED))
                .thenAccepted(events -> assertThat(events).hasSize(1));
        lived().when(new CorrectOpening(LOCATION, id(20), id(1), OPENING, situatedIn(weesp), 80, COUNTED))
                .thenRefused(new MunicipalityNotThere(weesp, OPENING));
    }

    @Test
    void nothing_is_said_about_days_before_the_opening() {
        var refusal = new BeforeOpening(on("2023-12-31"), OPENING);
        for (var statement : datedStatements("2023-12-31"))
            lived().when(statement).thenRefused(refusal);
        lived().when(correct(2, realise(20, "2023-12-31", 60, null))).thenRefused(refusal);
        lived().when(correctOpening(20, 1, "2024-02-02", MUNICIPAL, 80, COUNTED))
                .thenRefused(new BeforeOpening(on("2024-02-01"), on("2024-02-02")));
    }

    @Test
    void nothing_new_is_said_about_days_after_the_closing() {
        var closed = lived().andAccepted(close(7, "2024-09-01"));
        var refusal = new ClosedSince(on("2024-09-01"));
        for (var statement : datedStatements("2024-09-01"))
            if (!(statement instanceof LocationCommand.Close))
                closed.when(statement).thenRefused(refusal);
        closed.when(close(20, "2024-08-01")).thenRefused(refusal);
        closed.when(prolong(20, "2026-02-01")).thenRefused(refusal);
        closed.when(correct(3, count(20, "2024-09-01", 1))).thenRefused(refusal);
    }

    @Test
    void only_a_later_end_prolongs() {
        lived().when(prolong(20, "2025-01-31")).thenRefused(new NotLonger(on("2025-02-01")));
        lived().andAccepted(prolong(7, null)).when(prolong(20, "2026-02-01")).thenRefused(new NotLonger(null));
    }

    @Test
    void places_return_once_from_a_period_that_stands() {
        lived().when(back(20, 2, "2024-03-20")).thenRefused(new UnknownFact(id(2)));
        lived().andAccepted(withdraw(7, 6)).when(back(20, 6, "2024-03-20")).thenRefused(new UnknownFact(id(6)));
        lived().andAccepted(back(7, 6, "2024-03-20"))
                .when(back(20, 6, "2024-03-21"))
                .thenRefused(new AlreadyReturned(id(6), on("2024-03-20")));
        lived().when(back(20, 6, "2024-03-02")).thenRefused(new NotOutOfUseOn(id(6), on("2024-03-02")));
        lived().andAccepted(outOfUse(7, "2024-03-02", "2024-03-09", 1))
                .when(back(20, 7, "2024-03-09"))
                .thenRefused(new NotOutOfUseOn(id(7), on("2024-03-09")));
    }

    @Test
    void stays_are_counted_or_known_by_name_on_a_day_never_both() {
        var named = lived().andAccepted(basis(7, "2024-03-01", NAMED), basis(8, "2024-04-01", COUNTED));
        named.when(count(20, "2024-03-01", 5)).thenRefused(new KnownByName(on("2024-03-01")));
        named.when(count(20, "2024-03-31", 5)).thenRefused(new KnownByName(on("2024-03-31")));
        named.when(correct(3, count(20, "2024-03-31", 5))).thenRefused(new KnownByName(on("2024-03-31")));
        named.when(count(20, "2024-02-29", 5))
                .thenAccepted(events -> assertThat(events).hasSize(1));
        named.when(count(20, "2024-04-01", 5))
                .thenAccepted(events -> assertThat(events).hasSize(1));
        givenAccepted(open(0, NAMED)).when(count(20, "2024-02-05", 5)).thenRefused(new KnownByName(on("2024-02-05")));
    }

    @Test
    void no_more_places_are_out_of_use_than_are_there_on_any_day() {
        lived().when(outOfUse(20, "2024-03-10", null, 56))
                .thenRefused(new MoreOutOfUseThanRealised(on("2024-03-10"), 61, 60));
        lived().when(outOfUse(20, "2024-01-15", null, 1))
                .thenRefused(new MoreOutOfUseThanRealised(on("2024-01-15"), 1, 0));
        lived().when(change(20, "2024-05-01", 4)).thenRefused(new MoreOutOfUseThanRealised(on("2024-05-01"), 5, 4));
        lived().when(realise(20, "2024-05-01", 4, null))
                .thenRefused(new MoreOutOfUseThanRealised(on("2024-05-01"), 5, 4));
    }

    @Test
    void nor_after_a_correction_in_the_past() {
        lived().when(correct(2, realise(20, "2024-02-01", 4, null)))
                .thenRefused(new MoreOutOfUseThanRealised(on("2024-03-02"), 5, 4));
        lived().when(withdraw(20, 2)).thenRefused(new MoreOutOfUseThanRealised(on("2024-03-02"), 5, 0));
        lived().when(correct(6, outOfUse(20, "2024-01-31", null, 5)))
                .thenRefused(new MoreOutOfUseThanRealised(on("2024-01-31"), 5, 0));
        lived().andAccepted(back(7, 6, "2024-04-01"), change(8, "2024-04-01", 0))
                .when(withdraw(20, 7))
                .thenRefused(new MoreOutOfUseThanRealised(on("2024-04-01"), 5, 0));
        lived().andAccepted(close(7, "2024-09-01"), change(8, "2024-08-01", 5))
                .when(correct(6, outOfUse(20, "2024-08-02", null, 6)))
                .thenRefused(new MoreOutOfUseThanRealised(on("2024-08-02"), 6, 5));
    }

    @Test
    void no_number_goes_below_zero_on_any_day_even_where_earlier_lines_are_wrong() {
        given(opened(80, COUNTED, planned("2024-01-01", 70)))
                .when(plan(2, "2024-02-01", 5))
                .thenRefused(new TimelineWouldGoNegative(PLACES_PLANNED, on("2024-02-01"), -5));
    }

    @Test
    void a_correction_names_a_fact_that_stands() {
        lived().when(correct(99, count(20, "2024-02-05", 40))).thenRefused(new UnknownFact(id(99)));
        lived().when(withdraw(20, 99)).thenRefused(new UnknownFact(id(99)));
        lived().when(correctOpening(20, 99, "2024-01-01", MUNICIPAL, 80, COUNTED))
                .thenRefused(new UnknownFact(id(99)));
        lived().when(new Restate(LOCATION, id(20), id(99))).thenRefused(new UnknownFact(id(99)));
        var withdrawn = lived().andAccepted(withdraw(7, 3));
        var refusal = new AlreadyCorrected(id(3), id(7));
        withdrawn.when(correct(3, count(20, "2024-02-05", 40))).thenRefused(refusal);
        withdrawn.when(withdraw(20, 3)).thenRefused(refusal);
        lived().andAccepted(correctOpening(7, 1, "2024-01-01", MUNICIPAL, 90, COUNTED))
                .when(correctOpening(20, 1, "2024-01-01", MUNICIPAL, 95, COUNTED))
                .thenRefused(new AlreadyCorrected(id(1), id(7)));
    }

    @Test
    void a_correction_is_of_the_kind_of_what_it_corrects() {
        lived().when(correct(2, count(20, "2024-02-05", 40))).thenRefused(new OfOtherKind(id(2)));
        lived().when(correct(1, plan(20, "2024-02-05", 40))).thenRefused(new OfOtherKind(id(1)));
        lived().when(correctOpening(20, 2, "2024-01-01", MUNICIPAL, 80, COUNTED))
                .thenRefused(new OfOtherKind(id(2)));
        var withdrawn = lived().andAccepted(withdraw(7, 3));
        withdrawn.when(withdraw(20, 7)).thenRefused(new OfOtherKind(id(7)));
        withdrawn.when(correct(7, count(20, "2024-02-05", 40))).thenRefused(new OfOtherKind(id(7)));
        withdrawn
                .when(correctOpening(20, 7, "2024-01-01", MUNICIPAL, 80, COUNTED))
                .thenRefused(new OfOtherKind(id(7)));
    }

    @Test
    void an_opening_cannot_be_withdrawn() {
        lived().when(withdraw(20, 1)).thenRefused(new OpeningStands(LOCATION));
        lived().andAccepted(correctOpening(7, 1, "2024-01-01", MUNICIPAL, 90, COUNTED))
                .when(withdraw(20, 7))
                .thenRefused(new OpeningStands(LOCATION));
    }

    @Test
    void every_reason_for_refusing_was_seen_by_these_tests() throws Exception {
        var source =
                Files.readString(Path.of("src/test/java/nl/opvang/capacity/location/domain/LocationDeciderTest.java"));
        for (var reason : LocationRefusal.class.getPermittedSubclasses())
            assertThat(source).contains("new " + reason.getSimpleName() + "(");
    }

    // ---- how long it takes ----

    @Test
    void a_location_with_a_count_on_every_day_of_four_years_is_replayed_and_decided() {
        var history = new ArrayList<LocationEvent>(givenAccepted(open()).history());
        var location = replay(history);
        for (int day = 0; day < 1_461; day++) {
            var count = new LocationCommand.CountOccupancy(LOCATION, id(100 + day), OPENING.plusDays(day), day % 90);
            if (LocationDecider.decide(count, location) instanceof Decision.Accepted<LocationEvent, ?>(var events)) {
                history.addAll(events);
                for (var event : events) location = Location.evolve(location, event);
            }
        }
        assertThat(history).hasSize(1_462);
        assertThat(replay(history)).isEqualTo(location);
    }

    // ---- words ----

    private static List<Statement> datedStatements(String date) {
        return List.of(
                plan(20, date, 40),
                realise(20, date, 70, 10),
                change(20, date, 70),
                outOfUse(20, date, null, 5),
                back(20, 6, date),
                close(20, date),
                count(20, date, 50),
                basis(20, date, NAMED));
    }

    private static int figure(Location location, Quantity quantity, String day) {
        return ((Location.Known) location).figures().of(quantity).on(LocalDate.parse(day));
    }

    private static Open opening(LocationDescription description) {
        return new Open(LOCATION, OPENING, description, 80, COUNTED);
    }

    private static LocationDescription available(String from, @Nullable String until) {
        var like = description(MUNICIPAL);
        return new LocationDescription(
                like.name(),
                like.situatedIn(),
                like.kind(),
                null,
                null,
                null,
                List.of(),
                on(from),
                until == null ? null : on(until));
    }

    private static LocationDescription situatedIn(MunicipalityCode municipality) {
        var like = description(MUNICIPAL);
        return new LocationDescription(
                like.name(), municipality, like.kind(), null, null, null, List.of(), like.availableFrom(), null);
    }

    private static CorrectOpening correctOpening(
            int id, int corrects, String from, PlaceKind kind, int plannedPlaces, OccupancyBasis basis) {
        return new CorrectOpening(LOCATION, id(id), id(corrects), on(from), description(kind), plannedPlaces, basis);
    }

    private static Opened opened(int plannedPlaces, OccupancyBasis basis, LedgerLine... lines) {
        return new Opened(LOCATION, OPENING, description(MUNICIPAL), plannedPlaces, basis, List.of(lines));
    }

    private static PlacesChanged placesChanged(int id, String from, int places, LedgerLine... lines) {
        return new PlacesChanged(LOCATION, id(id), null, on(from), places, List.of(lines));
    }

    private static OccupancyCounted counted(int id, String on, int occupied, LedgerLine... lines) {
        return new OccupancyCounted(LOCATION, id(id), null, on(on), occupied, List.of(lines));
    }

    private static OccupancyBasisChanged basisChanged(int id, String from, OccupancyBasis basis, LedgerLine... lines) {
        return new OccupancyBasisChanged(LOCATION, id(id), null, on(from), basis, List.of(lines));
    }

    private static LedgerLine line(Quantity quantity, PlaceKind kind, String from, int change) {
        return new LedgerLine(on(from), quantity, Dimensions.ofLocation(LOCATION, kind), change);
    }
}
