package nl.opvang.funding.payment.domain;

import static nl.opvang.contracts.funding.OfficerRole.MINISTRY;
import static nl.opvang.contracts.funding.PaymentDirection.PAYABLE;
import static nl.opvang.contracts.funding.PaymentDirection.RECLAIMABLE;
import static nl.opvang.contracts.funding.PaymentGround.ADVANCE;
import static nl.opvang.contracts.funding.PaymentGround.SETTLEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.ApprovalLimit;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.PaymentEvent.Approved;
import nl.opvang.contracts.funding.PaymentEvent.Cancelled;
import nl.opvang.contracts.funding.PaymentEvent.Confirmed;
import nl.opvang.contracts.funding.PaymentEvent.Ordered;
import nl.opvang.contracts.funding.PaymentEvent.ReclaimLapsed;
import nl.opvang.contracts.funding.PaymentEvent.Released;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.payment.domain.PaymentCommand.Approve;
import nl.opvang.funding.payment.domain.PaymentCommand.Cancel;
import nl.opvang.funding.payment.domain.PaymentCommand.Confirm;
import nl.opvang.funding.payment.domain.PaymentCommand.LetReclaimLapse;
import nl.opvang.funding.payment.domain.PaymentCommand.Order;
import nl.opvang.funding.payment.domain.PaymentRefusal.AlreadyCancelled;
import nl.opvang.funding.payment.domain.PaymentRefusal.AlreadyConfirmed;
import nl.opvang.funding.payment.domain.PaymentRefusal.AlreadyReleased;
import nl.opvang.funding.payment.domain.PaymentRefusal.DecisionReplaced;
import nl.opvang.funding.payment.domain.PaymentRefusal.MoreThanDue;
import nl.opvang.funding.payment.domain.PaymentRefusal.NoStep;
import nl.opvang.funding.payment.domain.PaymentRefusal.NotReleased;
import nl.opvang.funding.payment.domain.PaymentRefusal.NothingDecided;
import nl.opvang.funding.payment.domain.PaymentRefusal.ReclaimBarred;
import nl.opvang.funding.procedure.domain.Flaw;
import nl.opvang.funding.procedure.domain.ProcedureRefusal;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.Flawed;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.IdTaken;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnApproval;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.OwnRequest;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RequestUnknown;
import nl.opvang.funding.procedure.domain.ProcedureRefusal.RoleMayNot;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentDeciderTest extends DeciderSpec<PaymentCommand, Payments, PaymentEvent, PaymentRefusal> {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final UUID PAYMENT = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID APPROVAL = new UUID(2, 1);
    private static final UUID SECOND = new UUID(2, 2);
    private static final UUID CONFIRMATION = new UUID(3, 1);
    private static final UUID CANCELLATION = new UUID(4, 1);
    private static final UUID DECISION = new UUID(5, 1);
    private static final UUID LATER_DECISION = new UUID(5, 2);
    private static final Officer ORDERER = new Officer("orderer", MINISTRY);
    private static final Officer APPROVER = new Officer("approver", MINISTRY);
    private static final Officer SECOND_APPROVER = new Officer("second-approver", MINISTRY);
    private static final ApprovalLimit LIMIT = new ApprovalLimit(euro("100.00"), null);
    private static final Deadline THROUGH = new Deadline(day("2030-11-03"), new UUID(6, 1));
    private static final DecidedAmount THE_ADVANCE = new DecidedAmount(ADVANCE, DECISION, euro("150.00"), null);
    private static final LocalDate TODAY = day("2025-11-10");

    PaymentDeciderTest() {
        super(PaymentDecider.DECIDER);
    }

    @Test
    void money_is_ordered_on_the_decision_that_stands_up_to_what_is_due() {
        given().when(order(PAYMENT, "150.00"))
                .then(new Ordered(
                        GRONINGEN, 2025, PAYMENT, ORDERER, TODAY, ADVANCE, DECISION, PAYABLE, euro("150.00")));
        given().when(order(PAYMENT, "150.01")).thenRefused(new MoreThanDue(PAYABLE, euro("150.00")));
        givenAccepted(order(PAYMENT, "100.00"))
                .when(order(OTHER, "50.01"))
                .thenRefused(new MoreThanDue(PAYABLE, euro("50.00")));
        givenAccepted(order(PAYMENT, "100.00"), cancel())
                .when(order(OTHER, "150.00"))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void nothing_is_ordered_without_a_decision_or_an_amount() {
        given().when(order(PAYMENT, PAYABLE, "1.00", null, TODAY)).thenRefused(new NothingDecided());
        given().when(order(PAYMENT, "0.00")).thenRefused(flawed(new Flaw("amount", Flaw.Kind.MISSING)));
        given().when(order(PAYMENT, "-0.01")).thenRefused(flawed(new Flaw("amount", Flaw.Kind.NEGATIVE)));
        given().when(order(PAYMENT, "10000000000.01")).thenRefused(flawed(new Flaw("amount", Flaw.Kind.TOO_MUCH)));
    }

    @Test
    void above_the_limit_two_release_who_did_not_order_it() {
        givenAccepted(order(PAYMENT, "100.00"))
                .when(approve(APPROVAL, APPROVER, THE_ADVANCE))
                .then(new Released(GRONINGEN, 2025, PAYMENT, APPROVAL, APPROVER, LIMIT));
        var much = givenAccepted(order(PAYMENT, "100.01"));
        much.when(approve(APPROVAL, APPROVER, THE_ADVANCE))
                .then(new Approved(GRONINGEN, 2025, PAYMENT, APPROVAL, APPROVER, LIMIT));
        var once = much.andAccepted(approve(APPROVAL, APPROVER, THE_ADVANCE));
        once.when(approve(SECOND, APPROVER, THE_ADVANCE)).thenRefused(no(new OwnApproval()));
        once.when(approve(SECOND, SECOND_APPROVER, THE_ADVANCE))
                .then(new Released(GRONINGEN, 2025, PAYMENT, SECOND, SECOND_APPROVER, LIMIT));
    }

    @ParameterizedTest
    @EnumSource(OfficerRole.class)
    void who_ordered_cannot_release_in_whatever_role_and_only_the_ministry_pays(OfficerRole role) {
        var sameOne = new Officer(ORDERER.subject(), role);
        givenAccepted(order(PAYMENT, "100.00"))
                .when(approve(APPROVAL, sameOne, THE_ADVANCE))
                .thenRefused(no(role == MINISTRY ? new OwnRequest() : new RoleMayNot(role)));
        if (role == MINISTRY) return;
        var somebody = new Officer("somebody", role);
        given().when(new Order(GRONINGEN, 2025, PAYMENT, somebody, TODAY, PAYABLE, euro("1.00"), THE_ADVANCE))
                .thenRefused(no(new RoleMayNot(role)));
        released().when(confirm(CONFIRMATION, somebody)).thenRefused(no(new RoleMayNot(role)));
        released()
                .when(new Cancel(GRONINGEN, 2025, PAYMENT, CANCELLATION, somebody))
                .thenRefused(no(new RoleMayNot(role)));
    }

    @Test
    void a_payment_is_confirmed_once() {
        released()
                .when(confirm(CONFIRMATION, ORDERER))
                .then(new Confirmed(GRONINGEN, 2025, PAYMENT, CONFIRMATION, ORDERER, TODAY, "NL-1"))
                .thenState(state -> assertThat(state.confirmed()).isEqualTo(euro("100.00")));
        var confirmed = released().andAccepted(confirm(CONFIRMATION, ORDERER));
        confirmed.when(confirm(new UUID(3, 2), ORDERER)).thenRefused(new AlreadyConfirmed(CONFIRMATION, TODAY));
        confirmed.when(cancel()).thenRefused(new AlreadyConfirmed(CONFIRMATION, TODAY));
        confirmed.when(confirm(CONFIRMATION, APPROVER)).thenRefused(no(new IdTaken(CONFIRMATION)));
        givenAccepted(order(PAYMENT, "100.00"))
                .when(confirm(CONFIRMATION, ORDERER))
                .thenRefused(new NotReleased());
        released()
                .when(new Confirm(GRONINGEN, 2025, PAYMENT, CONFIRMATION, ORDERER, TODAY.plusDays(1), "NL-1", TODAY))
                .thenRefused(flawed(new Flaw("on", Flaw.Kind.IN_THE_FUTURE)));
    }

    @Test
    void what_is_released_or_cancelled_is_not_released_again() {
        released().when(approve(SECOND, SECOND_APPROVER, THE_ADVANCE)).thenRefused(new AlreadyReleased(APPROVAL));
        var cancelled = givenAccepted(order(PAYMENT, "100.00"), cancel());
        cancelled.when(approve(APPROVAL, APPROVER, THE_ADVANCE)).thenRefused(new AlreadyCancelled(CANCELLATION));
        givenAccepted(order(PAYMENT, "100.00"))
                .when(cancel())
                .then(new Cancelled(GRONINGEN, 2025, PAYMENT, CANCELLATION, ORDERER));
        given().when(cancel()).thenRefused(no(new RequestUnknown(PAYMENT)));
    }

    @Test
    void a_decision_that_was_replaced_since_releases_nothing() {
        var less = new DecidedAmount(ADVANCE, LATER_DECISION, euro("80.00"), null);
        givenAccepted(order(PAYMENT, "100.00"))
                .when(approve(APPROVAL, APPROVER, less))
                .thenRefused(new DecisionReplaced(LATER_DECISION));
        givenAccepted(order(PAYMENT, "100.00"))
                .when(approve(APPROVAL, APPROVER, null))
                .thenRefused(new NothingDecided());
    }

    @Test
    void a_settlement_below_the_advance_is_reclaimed_and_one_above_it_is_paid_out() {
        var lower = settlement("70.00");
        released()
                .when(order(OTHER, RECLAIMABLE, "30.00", lower, TODAY))
                .thenState(state -> assertThat(state.ordered()).isEqualTo(euro("70.00")));
        released()
                .when(order(OTHER, RECLAIMABLE, "30.01", lower, TODAY))
                .thenRefused(new MoreThanDue(RECLAIMABLE, euro("30.00")));
        released().when(order(OTHER, PAYABLE, "0.01", lower, TODAY)).thenRefused(new MoreThanDue(PAYABLE, Euro.ZERO));
        released()
                .when(order(OTHER, PAYABLE, "20.00", settlement("120.00"), TODAY))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void the_last_day_of_the_rule_can_be_reclaimed_and_the_next_day_is_barred() {
        var lower = settlement("70.00");
        released()
                .when(order(OTHER, RECLAIMABLE, "30.00", lower, THROUGH.lastDay()))
                .thenAccepted(events -> assertThat(events).hasSize(1));
        released()
                .when(order(
                        OTHER, RECLAIMABLE, "30.00", lower, THROUGH.lastDay().plusDays(1)))
                .thenRefused(new ReclaimBarred(THROUGH));
        released()
                .andAccepted(order(OTHER, RECLAIMABLE, "30.00", lower, THROUGH.lastDay()))
                .when(new Approve(
                        GRONINGEN,
                        2025,
                        OTHER,
                        SECOND,
                        APPROVER,
                        LIMIT,
                        lower,
                        THROUGH.lastDay().plusDays(1)))
                .thenRefused(new ReclaimBarred(THROUGH));
    }

    @Test
    void what_was_not_reclaimed_in_time_lapses_once_and_names_the_rule() {
        var lower = settlement("70.00");
        var after = THROUGH.lastDay().plusDays(1);
        released()
                .when(new LetReclaimLapse(GRONINGEN, 2025, lower, THROUGH.lastDay()))
                .thenNothing();
        released()
                .when(new LetReclaimLapse(GRONINGEN, 2025, lower, after))
                .then(new ReclaimLapsed(GRONINGEN, 2025, LATER_DECISION, after, THROUGH, euro("30.00")));
        given().when(new LetReclaimLapse(GRONINGEN, 2025, lower, after)).thenNothing();
        released()
                .when(new LetReclaimLapse(GRONINGEN, 2025, THE_ADVANCE, after))
                .thenNothing();
    }

    @Test
    void an_id_stands_for_one_thing() {
        released().when(order(PAYMENT, "99.00")).thenRefused(no(new IdTaken(PAYMENT)));
        released().when(order(PAYMENT, "100.00")).thenNothing();
        released().when(new Cancel(GRONINGEN, 2025, PAYMENT, APPROVAL, ORDERER)).thenRefused(no(new IdTaken(APPROVAL)));
    }

    private Given released() {
        return givenAccepted(order(PAYMENT, "100.00"), approve(APPROVAL, APPROVER, THE_ADVANCE));
    }

    private static DecidedAmount settlement(String amount) {
        return new DecidedAmount(SETTLEMENT, LATER_DECISION, euro(amount), THROUGH);
    }

    private static Order order(UUID id, String amount) {
        return order(id, PAYABLE, amount, THE_ADVANCE, TODAY);
    }

    private static Order order(
            UUID id, PaymentDirection direction, String amount, @Nullable DecidedAmount decided, LocalDate today) {
        return new Order(GRONINGEN, 2025, id, ORDERER, today, direction, euro(amount), decided);
    }

    private static Approve approve(UUID id, Officer by, @Nullable DecidedAmount decided) {
        return new Approve(GRONINGEN, 2025, PAYMENT, id, by, LIMIT, decided, TODAY);
    }

    private static Cancel cancel() {
        return new Cancel(GRONINGEN, 2025, PAYMENT, CANCELLATION, ORDERER);
    }

    private static Confirm confirm(UUID id, Officer by) {
        return new Confirm(GRONINGEN, 2025, PAYMENT, id, by, TODAY, "NL-1", TODAY);
    }

    private static PaymentRefusal no(ProcedureRefusal why) {
        return new NoStep(why);
    }

    private static PaymentRefusal flawed(Flaw... flaws) {
        return no(new Flawed(List.of(flaws)));
    }

    private static Euro euro(String amount) {
        return Euro.parse(amount);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
