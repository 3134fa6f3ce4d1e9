package nl.opvang.allocation.registration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Correct;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Deregister;
import nl.opvang.allocation.registration.domain.RegistrationCommand.HandOver;
import nl.opvang.allocation.registration.domain.RegistrationCommand.OfSurvivor;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Register;
import nl.opvang.allocation.registration.domain.RegistrationCommand.TakeOver;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Withdraw;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.ChangedMeanwhile;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.PersonMergedAway;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegisteredElsewhere;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegisteredTwice;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.allocation.HeldRegistration;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.contracts.allocation.RegistrationEvent.HandedOver;
import nl.opvang.contracts.allocation.RegistrationEvent.Registered;
import nl.opvang.contracts.allocation.RegistrationEvent.TakenOver;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.junit.jupiter.api.Test;

/** Olha turns out to be Olena, and then not to be. */
class HandedOverRegistrationsTest
        extends DeciderSpec<RegistrationCommand, Registrations, RegistrationEvent, RegistrationRefusal> {
    private static final PersonId OLENA = new PersonId(new UUID(1, 1));
    private static final PersonId OLHA = new PersonId(new UUID(1, 2));
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final MunicipalityCode ROTTERDAM = new MunicipalityCode("GM0599");
    private static final MunicipalityCode AMSTERDAM = new MunicipalityCode("GM0363");
    private static final MunicipalityCode WEESP = new MunicipalityCode("GM0457");
    private static final RegistrationId HERE = new RegistrationId(GRONINGEN, new UUID(2, 1));
    private static final RegistrationId THERE = new RegistrationId(ROTTERDAM, new UUID(2, 2));
    private static final RegistrationId LATER = new RegistrationId(GRONINGEN, new UUID(2, 3));
    private static final MergeId MERGE = new MergeId(GRONINGEN, new UUID(4, 1));

    HandedOverRegistrationsTest() {
        super(RegistrationDecider.DECIDER);
    }

    @Test
    void an_arrival_that_was_a_return_takes_the_leaving_off() {
        givenAccepted(register(OLENA, HERE, "2022-04-01"), deregister(OLENA, HERE, "2022-06-01"))
                .when(takeOver(held(THERE, "2022-09-01")))
                .then(new TakenOver(
                        OLENA,
                        MERGE,
                        OLHA,
                        false,
                        List.of(held(THERE, "2022-09-01")),
                        List.of(deregistered(GRONINGEN, "2022-09-01", -1))));
    }

    @Test
    void who_is_merged_away_says_nothing_any_more_and_takes_nothing_off() {
        givenAccepted(register(OLHA, THERE, "2022-09-01"))
                .when(handOver(held(THERE, "2022-09-01")))
                .then(new HandedOver(OLHA, MERGE, OLENA, false, List.of(THERE), List.of()))
                .thenState(state -> {
                    assertThat(state.all()).isEmpty();
                    assertThat(state.ledger()).isEmpty();
                })
                .and()
                .when(register(OLHA, LATER, "2023-01-01"))
                .thenRefused(new PersonMergedAway());
        given().when(handOver())
                .then(new HandedOver(OLHA, MERGE, OLENA, false, List.of(), List.of()))
                .and()
                .when(deregister(OLHA, THERE, "2023-01-01"))
                .thenRefused(new PersonMergedAway());
    }

    @Test
    void what_goes_is_what_was_seen() {
        givenAccepted(register(OLHA, THERE, "2022-09-01")).when(handOver()).thenRefused(new ChangedMeanwhile());
        givenAccepted(register(OLHA, THERE, "2022-09-01"))
                .when(handOver(held(THERE, "2022-09-02")))
                .thenRefused(new ChangedMeanwhile());
        given().when(handOver(held(THERE, "2022-09-01"))).thenRefused(new ChangedMeanwhile());
    }

    @Test
    void whose_registrations_share_a_day_are_first_made_right() {
        var mine = givenAccepted(register(OLENA, HERE, "2022-04-01"), deregister(OLENA, HERE, "2022-06-01"));
        mine.when(takeOver(held(LATER, "2022-05-31"))).thenRefused(new RegisteredTwice(List.of(HERE, LATER), false));
        mine.when(takeOver(held(THERE, "2022-05-31"))).thenRefused(new RegisteredTwice(List.of(HERE), true));
        givenAccepted(register(OLENA, THERE, "2022-04-01"))
                .when(takeOver(held(new RegistrationId(ROTTERDAM, new UUID(2, 9)), "2022-05-31")))
                .thenRefused(new RegisteredTwice(List.of(), true));
    }

    @Test
    void one_day_apart_is_no_double_registration() {
        givenAccepted(register(OLENA, HERE, "2022-04-01"), deregister(OLENA, HERE, "2022-06-01"))
                .when(takeOver(held(THERE, "2022-06-01")))
                .thenAccepted(events -> assertThat(events.getFirst().lines())
                        .as("a move: on no day the person had left")
                        .containsExactly(deregistered(GRONINGEN, "2022-06-01", -1)));
    }

    @Test
    void what_became_part_of_a_municipality_is_its_own() {
        var weesp = new RegistrationId(WEESP, new UUID(2, 7));
        var amsterdam = new RegistrationId(AMSTERDAM, new UUID(2, 8));
        givenAccepted(register(OLENA, weesp, "2022-03-10"))
                .when(new TakeOver(
                        OLENA,
                        new MergeId(AMSTERDAM, new UUID(4, 2)),
                        OLHA,
                        false,
                        List.of(held(amsterdam, "2022-03-20"))))
                .thenRefused(new RegisteredTwice(List.of(amsterdam, weesp), false));
    }

    @Test
    void what_is_said_of_the_one_is_decided_among_what_the_other_has() {
        var one = givenAccepted(register(OLENA, HERE, "2022-04-01"), deregister(OLENA, HERE, "2022-06-01"))
                .andAccepted(takeOver(held(THERE, "2022-09-01")));
        one.when(new OfSurvivor(OLENA, register(OLHA, LATER, "2022-10-01"))).thenRefused(new RegisteredElsewhere());
        one.andAccepted(deregister(OLENA, THERE, "2022-11-01"))
                .when(new OfSurvivor(OLENA, register(OLHA, LATER, "2022-12-01")))
                .thenAccepted(events -> assertThat(events)
                        .containsExactly(new Registered(
                                OLHA,
                                LATER,
                                NationalityGroup.UKRAINIAN,
                                on("2022-12-01"),
                                List.of(
                                        registered(GRONINGEN, "2022-12-01", 1),
                                        deregistered(ROTTERDAM, "2022-12-01", -1)))));
    }

    @Test
    void when_it_is_undone_each_has_again_what_was_said_of_them() {
        var before = givenAccepted(register(OLENA, HERE, "2022-04-01"), deregister(OLENA, HERE, "2022-06-01"));
        var one = before.andAccepted(
                takeOver(held(THERE, "2022-09-01")),
                new OfSurvivor(OLENA, deregister(OLHA, THERE, "2022-11-01")),
                new OfSurvivor(OLENA, register(OLHA, LATER, "2022-12-01")));
        var going = RegistrationDecider.held(replay(one.history()), OLHA::equals);
        assertThat(going).extracting(HeldRegistration::registrationId).containsExactly(LATER, THERE);
        one.when(handBack(going))
                .then(new HandedOver(
                        OLENA,
                        MERGE,
                        OLHA,
                        true,
                        List.of(LATER, THERE),
                        List.of(deregistered(GRONINGEN, "2022-09-01", 1))))
                .thenState(state -> assertThat(state).isEqualTo(replay(before.history())));
        givenAccepted(register(OLHA, THERE, "2022-09-01"))
                .andAccepted(handOver(held(THERE, "2022-09-01")))
                .when(takeBack(going))
                .then(new TakenOver(OLHA, MERGE, OLENA, true, going, List.of()))
                .thenState(state -> assertThat(state)
                        .isEqualTo(replay(givenAccepted(
                                        register(OLHA, THERE, "2022-09-01"),
                                        deregister(OLHA, THERE, "2022-11-01"),
                                        register(OLHA, LATER, "2022-12-01"))
                                .history())))
                .and()
                .when(deregister(OLHA, LATER, "2023-01-01"))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void corrections_and_withdrawals_go_along_so_that_a_repeat_is_known() {
        var correction = new Correct(
                OLHA,
                THERE,
                new UUID(3, 1),
                NationalityGroup.OTHER,
                on("2022-09-02"),
                new Departure(on("2022-10-01"), DepartureReason.UNKNOWN));
        var withdrawal = new Withdraw(OLHA, LATER, new UUID(3, 2));
        var hers = givenAccepted(
                register(OLHA, THERE, "2022-09-01"), correction, register(OLHA, LATER, "2022-12-01"), withdrawal);
        var going = RegistrationDecider.held(replay(hers.history()), _ -> true);
        var one = given().when(new TakeOver(OLENA, MERGE, OLHA, false, going))
                .then(new TakenOver(OLENA, MERGE, OLHA, false, going, List.of()))
                .and();
        one.when(new OfSurvivor(OLENA, register(OLHA, THERE, "2022-09-01"))).thenNothing();
        one.when(new OfSurvivor(OLENA, correction)).thenNothing();
        one.when(new OfSurvivor(OLENA, withdrawal)).thenNothing();
        assertThat(RegistrationDecider.held(replay(one.history()), OLHA::equals))
                .isEqualTo(going);
    }

    @Test
    void nothing_is_given_back_that_changed_since_it_was_seen_or_by_another_merge() {
        var one = givenAccepted(register(OLENA, HERE, "2022-04-01"), deregister(OLENA, HERE, "2022-06-01"))
                .andAccepted(takeOver(held(THERE, "2022-09-01")));
        one.andAccepted(deregister(OLENA, THERE, "2022-11-01"))
                .when(handBack(List.of(held(THERE, "2022-09-01"))))
                .thenRefused(new ChangedMeanwhile());
        one.when(handBack(List.of())).thenRefused(new ChangedMeanwhile());
        givenAccepted(handOver())
                .when(new TakeOver(OLHA, new MergeId(GRONINGEN, new UUID(4, 9)), OLENA, true, List.of()))
                .thenRefused(new PersonMergedAway());
        given().when(handBack(List.of())).thenNothing();
    }

    private static HandOver handOver(HeldRegistration... registrations) {
        return new HandOver(OLHA, MERGE, OLENA, false, Set.of(), List.of(registrations));
    }

    private static TakeOver takeOver(HeldRegistration... registrations) {
        return new TakeOver(OLENA, MERGE, OLHA, false, List.of(registrations));
    }

    private static HandOver handBack(List<HeldRegistration> registrations) {
        return new HandOver(OLENA, MERGE, OLHA, true, Set.of(OLHA), registrations);
    }

    private static TakeOver takeBack(List<HeldRegistration> registrations) {
        return new TakeOver(OLHA, MERGE, OLENA, true, registrations);
    }

    private static HeldRegistration held(RegistrationId id, String from) {
        return new HeldRegistration(
                id,
                OLHA,
                NationalityGroup.UKRAINIAN,
                on(from),
                null,
                null,
                new HeldRegistration.Period(NationalityGroup.UKRAINIAN, on(from), null),
                List.of());
    }

    private static Register register(PersonId person, RegistrationId id, String from) {
        return new Register(person, id, NationalityGroup.UKRAINIAN, on(from));
    }

    private static Deregister deregister(PersonId person, RegistrationId id, String until) {
        return new Deregister(person, id, on(until), DepartureReason.LEFT_COUNTRY);
    }

    private static LedgerLine registered(MunicipalityCode municipality, String date, int change) {
        return line(Quantity.REGISTERED, municipality, date, change);
    }

    private static LedgerLine deregistered(MunicipalityCode municipality, String date, int change) {
        return line(Quantity.DEREGISTERED, municipality, date, change);
    }

    private static LedgerLine line(Quantity quantity, MunicipalityCode municipality, String date, int change) {
        return new LedgerLine(
                on(date), quantity, Dimensions.ofPeople(municipality, NationalityGroup.UKRAINIAN), change);
    }

    private static LocalDate on(String date) {
        return LocalDate.parse(date);
    }
}
