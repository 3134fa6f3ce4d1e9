package nl.opvang.funding.application.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.PaymentGround;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.payment.domain.PaymentStep;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.worklist.domain.Work;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.page.Words;
import org.jspecify.annotations.Nullable;

/**
 * What is to be paid to somebody, what was, and what may be done about it, as a page shows it.
 *
 * @param decided what the payee is to have; null when nothing is decided
 * @param ordered what they have, or will have when all that was ordered is carried out
 * @param confirmed what they have, as far as the bank says
 * @param left what is still to be paid or reclaimed, in words; null when nothing is
 * @param lapsed what can no longer be reclaimed, in words; null when nothing lapsed
 * @param rows all payments, the last first
 * @param open those about which something is to be done
 * @param order where one may be ordered by who looks at it; null when they may not
 */
record PaymentsView(
        @Nullable Decided decided,
        Euro ordered,
        Euro confirmed,
        @Nullable String left,
        @Nullable String lapsed,
        List<Row> rows,
        List<Open> open,
        @Nullable String order) {
    private static final UUID NO_ID = new UUID(0, 0);

    /** Reasons that bar one person, and nobody else in that role. */
    private static final Set<String> FOUR_EYES = Set.of("own-request", "own-approval");

    /** @param address of the dossier in which it was decided; null when that is this page */
    record Decided(
            Euro amount, PaymentGround ground, @Nullable String address) {}

    /**
     * A payment.
     *
     * @param on day on which it was ordered
     * @param tone of how far it is: good or none
     * @param confirmedOn day on which the bank says that the money went; null when it did not
     * @param reference of the bank
     */
    record Row(
            LocalDate on,
            PaymentDirection direction,
            Euro amount,
            PaymentGround ground,
            Payments.Status status,
            String tone,
            @Nullable LocalDate confirmedOn,
            @Nullable String reference) {
        static Row of(Payments.Payment payment) {
            var ordered = payment.ordered();
            var confirmed = payment.confirmed();
            return new Row(
                    ordered.on(),
                    ordered.direction(),
                    ordered.amount(),
                    ordered.ground(),
                    payment.status(),
                    payment.status() == Payments.Status.CONFIRMED ? "good" : "",
                    confirmed == null ? null : confirmed.on(),
                    confirmed == null ? null : confirmed.reference());
        }
    }

    /**
     * A payment about which something is to be done.
     *
     * @param actions what who looks at it may do
     * @param barred why they may not do what others in their role may
     */
    record Open(String title, List<Turn> turns, List<Action> actions, List<String> barred) {}

    /** Something that may be done, and where. */
    record Action(PaymentAction action, String address) {}

    /** @param open work about single payments */
    static PaymentsView of(Purse purse, Caller caller, List<Work> open, LocalDate today, Words words) {
        var payments = purse.payments();
        var lapsed = payments.lapsed();
        var decided = purse.decided();
        return new PaymentsView(
                decided == null ? null : new Decided(decided.amount(), decided.ground(), dossier(purse)),
                payments.ordered(),
                payments.confirmed(),
                left(purse, words),
                lapsed == null
                        ? null
                        : words.text(
                                "payments.lapsed",
                                words.wording().euro(lapsed.amount()),
                                words.date(lapsed.deadline().lastDay())),
                payments.payments().values().stream().map(Row::of).toList().reversed(),
                payments.payments().values().stream()
                        .filter(payment -> Set.of(
                                        Payments.Status.ORDERED,
                                        Payments.Status.APPROVED_ONCE,
                                        Payments.Status.RELEASED)
                                .contains(payment.status()))
                        .map(payment -> open(purse, payment, caller, open, today, words))
                        .toList(),
                mayOrder(purse, caller, today) ? purse.orderAddress() : null);
    }

    private static @Nullable String dossier(Purse purse) {
        var decided = purse.decided();
        if (decided == null) return null;
        return switch (decided.ground()) {
            case ADVANCE ->
                "/municipalities/%s/advances/%d".formatted(purse.area().code(), purse.year());
            case SETTLEMENT ->
                "/municipalities/%s/settlements/%d".formatted(purse.area().code(), purse.year());
            case FIRST_RECEPTION -> null;
        };
    }

    private static @Nullable String left(Purse purse, Words words) {
        var left = purse.left();
        var decided = purse.decided();
        if (decided == null || left.equals(Euro.ZERO)) return null;
        if (left.cents() > 0)
            return words.text("payments.left.PAYABLE", words.wording().euro(left));
        if (purse.payments().lapsed() != null) return null;
        var amount = words.wording().euro(Euro.ZERO.minus(left));
        var until = decided.reclaimableThrough();
        return until == null
                ? words.text("payments.left.RECLAIMABLE", amount)
                : words.text("payments.left.RECLAIMABLE.until", amount, words.date(until.lastDay()));
    }

    private static boolean mayOrder(Purse purse, Caller caller, LocalDate today) {
        if (!caller.roles().contains(Role.MINISTRY)) return false;
        var left = purse.left();
        var amount = left.cents() < 0 ? Euro.ZERO.minus(left) : left;
        return purse.refusal(new PaymentStep.Order(NO_ID, officer(caller), purse.direction(), amount, today)) == null;
    }

    private static Open open(
            Purse purse, Payments.Payment payment, Caller caller, List<Work> open, LocalDate today, Words words) {
        var ordered = payment.ordered();
        var actions = new ArrayList<Action>();
        var barred = new ArrayList<String>();
        for (var action : PaymentAction.values()) {
            if (!caller.roles().contains(Role.MINISTRY)) break;
            var refusal = purse.refusal(tried(ordered.paymentId(), action, officer(caller), today));
            if (refusal == null) actions.add(new Action(action, purse.address(ordered.paymentId(), action)));
            else if (FOUR_EYES.contains(refusal.name())) barred.add(barred(refusal.name(), words));
        }
        return new Open(
                title(payment, words),
                open.stream()
                        .filter(each -> ordered.paymentId().equals(each.requestId()))
                        .map(each -> Turn.of(each, today, words))
                        .toList(),
                actions,
                barred);
    }

    /** Which payment it is, in words. */
    private static String title(Payments.Payment payment, Words words) {
        var ordered = payment.ordered();
        return words.text(
                "payments.one." + ordered.direction(),
                words.wording().euro(ordered.amount()),
                words.date(ordered.on()));
    }

    /** Why somebody who ordered a payment, or approved it first, leaves it to others; by the name of the problem. */
    static String barred(String problem, Words words) {
        return words.text("payments.barred." + problem);
    }

    static boolean isFourEyes(String problem) {
        return FOUR_EYES.contains(problem);
    }

    /** The step as it would be taken, with nothing said in it yet. */
    static PaymentStep tried(UUID paymentId, PaymentAction action, Officer by, LocalDate today) {
        return switch (action) {
            case APPROVAL -> new PaymentStep.Approve(paymentId, NO_ID, by, null, today);
            case CONFIRMATION -> new PaymentStep.Confirm(paymentId, NO_ID, by, today, "", today);
            case CANCELLATION -> new PaymentStep.Cancel(paymentId, NO_ID, by);
        };
    }

    private static Officer officer(Caller caller) {
        return new Officer(caller.subject(), OfficerRole.MINISTRY);
    }
}
