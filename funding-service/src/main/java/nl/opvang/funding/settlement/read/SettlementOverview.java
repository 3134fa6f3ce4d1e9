package nl.opvang.funding.settlement.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.funding.Account;
import nl.opvang.contracts.funding.Calculation;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.DifferenceReason;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.dossier.read.DossierEntry;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.procedure.read.ProcedureOverview;
import nl.opvang.funding.settlement.domain.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * The settlement of a year with a municipality, as known at a moment.
 *
 * @param receivedOn day on which the last account was received
 * @param late whether that was after its deadline
 * @param calculation of the last assessment; null before
 * @param decision that stands; null before
 * @param history all that was said, in its order
 */
record SettlementOverview(
        DossierArea area,
        int year,
        Instant knownAt,
        Instant projectedThrough,
        Account account,
        LocalDate receivedOn,
        @Nullable Deadline deadline,
        boolean late,
        @Nullable Calculation calculation,
        ProcedureOverview procedure,
        @Nullable Decision decision,
        List<DossierEntry> history) {

    /**
     * @param difference why the amount is another; null when it is not
     * @param deadline until when it was to be set
     * @param reclaimableThrough last day on which too much that was paid can be reclaimed
     * @param paid what the municipality has, or will have when all that was ordered is carried out
     * @param direction which way what is left is to go; null when nothing is left
     * @param left to be paid or reclaimed
     */
    record Decision(
            Euro amount,
            @Nullable DifferenceReason difference,
            LocalDate on,
            @Nullable Deadline deadline,
            boolean late,
            @Nullable Deadline reclaimableThrough,
            Euro paid,
            @Nullable PaymentDirection direction,
            Euro left) {
        static Decision of(SettlementEvent.Decided decided, Payments payments) {
            var amount = decided.approval().ruling().amount();
            var paid = payments.ordered();
            int compared = amount.compareTo(paid);
            return new Decision(
                    amount,
                    decided.difference(),
                    decided.on(),
                    decided.deadline(),
                    after(decided.on(), decided.deadline()),
                    decided.reclaimableThrough(),
                    paid,
                    compared == 0 ? null : compared > 0 ? PaymentDirection.PAYABLE : PaymentDirection.RECLAIMABLE,
                    compared > 0 ? amount.minus(paid) : paid.minus(amount));
        }
    }

    /** @param paid the dossier about payments of the year; null when there is none */
    static SettlementOverview of(Dossier dossier, @Nullable Dossier paid, Dossiers.Moment moment) {
        var settlement = Settlement.NONE;
        for (var said : dossier.said()) settlement = Settlement.evolve(settlement, (SettlementEvent) said.event());
        var accounted = settlement.accounted();
        var procedure = settlement.procedure();
        var decided = settlement.decided();
        if (accounted == null || procedure == null) throw new IllegalStateException("a settlement without an account");
        return new SettlementOverview(
                DossierArea.of(dossier.area()),
                dossier.year(),
                moment.knownAt(),
                moment.projectedThrough(),
                accounted.account(),
                accounted.receivedOn(),
                accounted.deadline(),
                after(accounted.receivedOn(), accounted.deadline()),
                settlement.calculation(),
                ProcedureOverview.of(procedure),
                decided == null ? null : Decision.of(decided, payments(paid)),
                dossier.said().stream().map(DossierEntry::of).toList());
    }

    private static Payments payments(@Nullable Dossier paid) {
        var payments = Payments.NONE;
        if (paid != null)
            for (var said : paid.said()) payments = Payments.evolve(payments, (PaymentEvent) said.event());
        return payments;
    }

    private static boolean after(LocalDate day, @Nullable Deadline deadline) {
        return deadline != null && day.isAfter(deadline.lastDay());
    }
}
