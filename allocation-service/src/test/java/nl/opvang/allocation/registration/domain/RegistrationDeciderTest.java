package nl.opvang.allocation.registration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Correct;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Deregister;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Move;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Register;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Withdraw;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.AlreadyDeregistered;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.AlreadyRegistered;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.CorrectionIdTaken;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.LeavesBeforeArrival;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.NotRegisteredThen;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.NotRegisteredThere;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegisteredElsewhere;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationIdTaken;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationUnknown;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationWithdrawn;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.contracts.allocation.RegistrationEvent.Corrected;
import nl.opvang.contracts.allocation.RegistrationEvent.Deregistered;
import nl.opvang.contracts.allocation.RegistrationEvent.Moved;
import nl.opvang.contracts.allocation.RegistrationEvent.Registered;
import nl.opvang.contracts.allocation.RegistrationEvent.Withdrawn;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegistrationDeciderTest
        extends DeciderSpec<RegistrationCommand, Registrations, RegistrationEvent, RegistrationRefusal> {
    private static final PersonId OLENA = new PersonId(new UUID(1, 1));
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final MunicipalityCode ROTTERDAM = new MunicipalityCode("GM0599");
    private static final RegistrationId FIRST = new RegistrationId(GRONINGEN, new UUID(2, 1));
    private static final RegistrationId AGAIN = new RegistrationId(GRONINGEN, new UUID(2, 2));
    private static final RegistrationId SECOND = new RegistrationId(ROTTERDAM, new UUID(2, 3));
    private static final UUID CORRECTION = new UUID(3, 1);

    RegistrationDeciderTest() {
        super(RegistrationDecider.DECIDER);
    }

    @Test
    void registering_counts_the_person_from_that_day_on() {
        given().when(register(FIRST, "2022-04-01"))
                .then(new Registered(
                        OLENA,
                        FIRST,
                        NationalityGroup.UKRAINIAN,
                        on("2022-04-01"),
                        List.of(registered(GRONINGEN, "2022-04-01", 1))));
    }

    @Test
    void leaving_is_counted_where_the_person_left() {
        givenAccepted(register(FIRST, "2022-04-01"))
                .when(deregister(FIRST, "2022-06-01"))
                .then(new Deregistered(
                        OLENA,
                        FIRST,
                        on("2022-06-01"),
                        DepartureReason.LEFT_COUNTRY,
                        List.of(registered(GRONINGEN, "2022-06-01", -1), deregistered(GRONINGEN, "2022-06-01", 1))));
    }

    @Test
    void a_return_is_taken_off_where_the_leaving_was_counted() {
        givenAccepted(register(FIRST, "2022-04-01"), deregister(FIRST, "2022-06-01"))
                .when(register(SECOND, "2022-09-01"))
                .then(new Registered(
                        OLENA,
                        SECOND,
                        NationalityGroup.UKRAINIAN,
                        on("2022-09-01"),
                        List.of(registered(ROTTERDAM, "2022-09-01", 1), deregistered(GRONINGEN, "2022-09-01", -1))));
    }

    @Test
    void a_move_ends_one_registration_and_begins_another_and_nobody_left() {
        givenAccepted(register(FIRST, "2022-04-01"))
                .when(move(SECOND, GRONINGEN, "2022-06-01"))
                .then(new Moved(
                        OLENA,
                        SECOND,
                        GRONINGEN,
                        NationalityGroup.UKRAINIAN,
                        on("2022-06-01"),
                        List.of(registered(GRONINGEN, "2022-06-01", -1), registered(ROTTERDAM, "2022-06-01", 1))));
    }

    @Test
    void who_leaves_and_arrives_on_one_day_moved() {
        givenAccepted(register(FIRST, "2022-04-01"), deregister(FIRST, "2022-06-01"))
                .when(move(SECOND, GRONINGEN, "2022-06-01"))
                .thenAccepted(events -> assertThat(events.getFirst().lines())
                        .containsExactly(
                                registered(ROTTERDAM, "2022-06-01", 1), deregistered(GRONINGEN, "2022-06-01", -1)));
    }

    @Test
    void a_move_that_becomes_known_late_undoes_the_leaving() {
        givenAccepted(register(FIRST, "2022-04-01"), deregister(FIRST, "2022-06-20"))
                .when(move(SECOND, GRONINGEN, "2022-06-01"))
                .thenAccepted(events -> assertThat(events.getFirst().lines())
                        .containsExactly(
                                registered(GRONINGEN, "2022-06-01", -1),
                                registered(ROTTERDAM, "2022-06-01", 1),
                                registered(GRONINGEN, "2022-06-20", 1),
                                deregistered(GRONINGEN, "2022-06-20", -1)));
    }

    @Test
    void an_earlier_registration_that_becomes_known_late_ends_where_the_next_begins() {
        givenAccepted(register(SECOND, "2022-09-01"))
                .when(register(FIRST, "2022-04-01"))
                .thenAccepted(events -> assertThat(events.getFirst().lines())
                        .containsExactly(
                                registered(GRONINGEN, "2022-04-01", 1), registered(GRONINGEN, "2022-09-01", -1)))
                .and()
                .when(deregister(FIRST, "2022-06-01"))
                .thenAccepted(events -> assertThat(events.getFirst().lines())
                        .containsExactly(
                                registered(GRONINGEN, "2022-06-01", -1),
                                deregistered(GRONINGEN, "2022-06-01", 1),
                                registered(GRONINGEN, "2022-09-01", 1),
                                deregistered(GRONINGEN, "2022-09-01", -1)));
    }

    @Test
    void a_correction_brings_the_ledger_where_it_should_have_been() {
        givenAccepted(register(FIRST, "2022-04-01"))
                .when(new Correct(
                        OLENA,
                        FIRST,
                        CORRECTION,
                        NationalityGroup.OTHER,
                        on("2022-03-01"),
                        new Departure(on("2022-05-01"), DepartureReason.UNKNOWN)))
                .then(new Corrected(
                        OLENA,
                        FIRST,
                        CORRECTION,
                        NationalityGroup.OTHER,
                        on("2022-03-01"),
                        on("2022-05-01"),
                        DepartureReason.UNKNOWN,
                        List.of(
                                line(Quantity.REGISTERED, GRONINGEN, NationalityGroup.OTHER, "2022-03-01", 1),
                                line(Quantity.REGISTERED, GRONINGEN, NationalityGroup.UKRAINIAN, "2022-04-01", -1),
                                line(Quantity.REGISTERED, GRONINGEN, NationalityGroup.OTHER, "2022-05-01", -1),
                                line(Quantity.DEREGISTERED, GRONINGEN, NationalityGroup.OTHER, "2022-05-01", 1))));
    }

    @Test
    void a_deregistration_that_was_wrong_can_be_corrected_away() {
        givenAccepted(register(FIRST, "2022-04-01"), deregister(FIRST, "2022-06-01"))
                .when(correct(FIRST, "2022-04-01", null))
                .thenAccepted(events -> assertThat(events.getFirst().lines())
                        .containsExactly(
                                registered(GRONINGEN, "2022-06-01", 1), deregistered(GRONINGEN, "2022-06-01", -1)));
    }

    @Test
    void a_withdrawn_move_leaves_the_person_where_the_person_was() {
        givenAccepted(register(FIRST, "2022-04-01"), move(SECOND, GRONINGEN, "2022-06-01"))
                .when(new Withdraw(OLENA, SECOND, CORRECTION))
                .then(new Withdrawn(
                        OLENA,
                        SECOND,
                        CORRECTION,
                        List.of(registered(GRONINGEN, "2022-06-01", 1), registered(ROTTERDAM, "2022-06-01", -1))));
    }

    @Test
    void what_was_withdrawn_can_be_brought_back_by_a_correction() {
        givenAccepted(
                        register(FIRST, "2022-04-01"),
                        move(SECOND, GRONINGEN, "2022-06-01"),
                        new Withdraw(OLENA, SECOND, CORRECTION))
                .when(correctWith(new UUID(3, 2), SECOND, "2022-07-01", null))
                .thenAccepted(events -> assertThat(events.getFirst().lines())
                        .containsExactly(
                                registered(GRONINGEN, "2022-07-01", -1), registered(ROTTERDAM, "2022-07-01", 1)));
    }

    @Test
    void a_move_can_be_corrected_to_another_day() {
        givenAccepted(register(FIRST, "2022-04-01"), move(SECOND, GRONINGEN, "2022-06-01"))
                .when(correct(SECOND, "2022-05-01", null))
                .thenAccepted(events -> assertThat(events.getFirst().lines())
                        .containsExactly(
                                registered(GRONINGEN, "2022-05-01", -1),
                                registered(ROTTERDAM, "2022-05-01", 1),
                                registered(GRONINGEN, "2022-06-01", 1),
                                registered(ROTTERDAM, "2022-06-01", -1)));
    }

    @Test
    void repeats_change_nothing_even_after_what_followed() {
        var all = givenAccepted(
                register(FIRST, "2022-04-01"),
                deregister(FIRST, "2022-06-20"),
                move(SECOND, GRONINGEN, "2022-06-01"),
                correct(SECOND, "2022-06-02", null),
                new Withdraw(OLENA, SECOND, new UUID(3, 2)));
        all.when(register(FIRST, "2022-04-01")).thenNothing();
        all.when(deregister(FIRST, "2022-06-20")).thenNothing();
        all.when(move(SECOND, GRONINGEN, "2022-06-01")).thenNothing();
        all.when(correct(SECOND, "2022-06-02", null)).thenNothing();
        all.when(new Withdraw(OLENA, SECOND, new UUID(3, 2))).thenNothing();
        all.when(new Withdraw(OLENA, SECOND, new UUID(3, 3))).thenNothing();
    }

    @Test
    void registering_is_refused() {
        var here = givenAccepted(register(FIRST, "2022-04-01"));
        here.when(register(SECOND, "2022-05-01")).thenRefused(new RegisteredElsewhere());
        here.when(register(AGAIN, "2022-05-01")).thenRefused(new AlreadyRegistered(FIRST));
        here.when(register(FIRST, "2022-05-01")).thenRefused(new RegistrationIdTaken(FIRST));
        here.andAccepted(deregister(FIRST, "2022-06-01"))
                .when(register(SECOND, "2022-05-31"))
                .thenRefused(new RegisteredElsewhere());
    }

    @Test
    void moving_is_refused() {
        given().when(move(SECOND, GRONINGEN, "2022-06-01")).thenRefused(new NotRegisteredThere());
        var here = givenAccepted(register(FIRST, "2022-04-01"));
        here.when(move(SECOND, new MunicipalityCode("GM0344"), "2022-06-01")).thenRefused(new NotRegisteredThere());
        here.when(move(SECOND, GRONINGEN, "2022-04-01")).thenRefused(new NotRegisteredThere());
        here.when(move(SECOND, GRONINGEN, "2022-03-31")).thenRefused(new NotRegisteredThere());
        here.when(move(AGAIN, GRONINGEN, "2022-06-01")).thenRefused(new AlreadyRegistered(FIRST));
        here.when(move(FIRST, ROTTERDAM, "2022-06-01")).thenRefused(new RegistrationIdTaken(FIRST));
        here.andAccepted(deregister(FIRST, "2022-06-01"))
                .when(move(SECOND, GRONINGEN, "2022-06-02"))
                .thenRefused(new NotRegisteredThere());
    }

    @Test
    void deregistering_is_refused() {
        given().when(deregister(FIRST, "2022-06-01")).thenRefused(new RegistrationUnknown(FIRST));
        var here = givenAccepted(register(FIRST, "2022-04-01"));
        here.when(deregister(FIRST, "2022-04-01"))
                .thenRefused(new LeavesBeforeArrival(on("2022-04-01"), on("2022-04-01")));
        here.andAccepted(deregister(FIRST, "2022-06-01"))
                .when(deregister(FIRST, "2022-06-02"))
                .thenRefused(new AlreadyDeregistered(on("2022-06-01")));
        here.andAccepted(move(SECOND, GRONINGEN, "2022-06-01"))
                .when(deregister(FIRST, "2022-06-02"))
                .thenRefused(new NotRegisteredThen());
        here.andAccepted(new Withdraw(OLENA, FIRST, CORRECTION))
                .when(deregister(FIRST, "2022-06-01"))
                .thenRefused(new RegistrationWithdrawn(FIRST));
    }

    @Test
    void correcting_is_refused() {
        given().when(correct(FIRST, "2022-06-01", null)).thenRefused(new RegistrationUnknown(FIRST));
        var here = givenAccepted(register(FIRST, "2022-04-01"));
        here.when(correct(FIRST, "2022-06-01", "2022-05-01"))
                .thenRefused(new LeavesBeforeArrival(on("2022-06-01"), on("2022-05-01")));
        here.andAccepted(correct(FIRST, "2022-05-01", null))
                .when(correct(FIRST, "2022-05-02", null))
                .thenRefused(new CorrectionIdTaken(CORRECTION));
        var returned = here.andAccepted(deregister(FIRST, "2022-06-01"), register(SECOND, "2022-09-01"));
        returned.when(correct(FIRST, "2022-04-01", "2022-09-02")).thenRefused(new RegisteredElsewhere());
        returned.when(correct(FIRST, "2022-10-01", null)).thenRefused(new RegisteredElsewhere());
        returned.when(correct(SECOND, "2022-05-01", null)).thenRefused(new RegisteredElsewhere());
        returned.when(correct(SECOND, "2022-03-01", null)).thenRefused(new RegisteredElsewhere());
        here.andAccepted(deregister(FIRST, "2022-06-01"), register(AGAIN, "2022-09-01"))
                .when(correct(AGAIN, "2022-05-01", null))
                .thenRefused(new AlreadyRegistered(FIRST));
    }

    @Test
    void withdrawing_is_refused() {
        given().when(new Withdraw(OLENA, FIRST, CORRECTION)).thenRefused(new RegistrationUnknown(FIRST));
        givenAccepted(register(FIRST, "2022-04-01"), correct(FIRST, "2022-05-01", null))
                .when(new Withdraw(OLENA, FIRST, CORRECTION))
                .thenRefused(new CorrectionIdTaken(CORRECTION));
    }

    private static LocalDate on(String date) {
        return LocalDate.parse(date);
    }

    private static Register register(RegistrationId id, String from) {
        return new Register(OLENA, id, NationalityGroup.UKRAINIAN, on(from));
    }

    private static Move move(RegistrationId id, MunicipalityCode movedFrom, String from) {
        return new Move(OLENA, id, movedFrom, NationalityGroup.UKRAINIAN, on(from));
    }

    private static Deregister deregister(RegistrationId id, String until) {
        return new Deregister(OLENA, id, on(until), DepartureReason.LEFT_COUNTRY);
    }

    private static Correct correct(RegistrationId id, String from, @Nullable String until) {
        return correctWith(CORRECTION, id, from, until);
    }

    private static Correct correctWith(UUID correctionId, RegistrationId id, String from, @Nullable String until) {
        return new Correct(
                OLENA,
                id,
                correctionId,
                NationalityGroup.UKRAINIAN,
                on(from),
                until == null ? null : new Departure(on(until), DepartureReason.LEFT_COUNTRY));
    }

    private static LedgerLine registered(MunicipalityCode municipality, String date, int change) {
        return line(Quantity.REGISTERED, municipality, NationalityGroup.UKRAINIAN, date, change);
    }

    private static LedgerLine deregistered(MunicipalityCode municipality, String date, int change) {
        return line(Quantity.DEREGISTERED, municipality, NationalityGroup.UKRAINIAN, date, change);
    }

    private static LedgerLine line(
            Quantity quantity, MunicipalityCode municipality, NationalityGroup group, String date, int change) {
        return new LedgerLine(on(date), quantity, Dimensions.ofPeople(municipality, group), change);
    }
}
