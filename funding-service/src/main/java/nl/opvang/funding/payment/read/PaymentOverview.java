package nl.opvang.funding.payment.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.Deadline;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.dossier.read.DossierEntry;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.payment.domain.Payments;
import org.jspecify.annotations.Nullable;

/**
 * What was paid to a municipality and reclaimed from it for a year, as known at a moment.
 *
 * @param ordered what it has, or will have when all that was ordered is carried out
 * @param confirmed what it has, as far as the bank says
 * @param lapsed what can no longer be reclaimed; null when nothing lapsed
 * @param history all that was said, in its order
 */
record PaymentOverview(
        DossierArea area,
        int year,
        Instant knownAt,
        Instant projectedThrough,
        Euro ordered,
        Euro confirmed,
        List<PaymentItem> payments,
        @Nullable Lapsed lapsed,
        List<DossierEntry> history) {

    /** @param deadline last day on which it could be reclaimed, and the rule that says so */
    record Lapsed(UUID decisionId, LocalDate on, Deadline deadline, Euro amount) {}

    static PaymentOverview of(Dossier dossier, Dossiers.Moment moment) {
        var payments = Payments.NONE;
        for (var said : dossier.said()) payments = Payments.evolve(payments, (PaymentEvent) said.event());
        var lapsed = payments.lapsed();
        return new PaymentOverview(
                DossierArea.of(dossier.area()),
                dossier.year(),
                moment.knownAt(),
                moment.projectedThrough(),
                payments.ordered(),
                payments.confirmed(),
                payments.payments().values().stream().map(PaymentItem::of).toList(),
                lapsed == null
                        ? null
                        : new Lapsed(lapsed.decisionId(), lapsed.on(), lapsed.deadline(), lapsed.amount()),
                dossier.said().stream().map(DossierEntry::of).toList());
    }
}
