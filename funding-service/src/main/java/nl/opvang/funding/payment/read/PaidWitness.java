package nl.opvang.funding.payment.read;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.PaymentDirection;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.PaymentGround;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.payment.domain.Payments.Payment;
import nl.opvang.plumbing.replay.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every payment that was released, beside what the events say was ordered, and no more of it than the decision that it names left
 * to be paid: so a payment that was put among the events by other means than a command is found too.
 */
@Component
class PaidWitness implements Witness {
    private static final int AT_ONCE = 100;
    private static final Set<String> DECIDING = Set.of("advance", "settlement");

    private final Dossiers dossiers;

    PaidWitness(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public String about() {
        return "paid";
    }

    @Override
    public void testify(Instant knownAt, Live live, Consumer<Testimony> testimony) {
        for (var after = ""; ; ) {
            var from = after;
            var page = live.ask(() -> dossiers.pageOf("payment", from, AT_ONCE, knownAt));
            var replayed = replayed(page, knownAt);
            for (var dossier : page)
                released(dossier)
                        .forEach((id, payment) -> testimony.accept(new Testimony(
                                "%s %s".formatted(dossier.aggregateId(), id), columns(payment), replayed.get(id))));
            if (page.size() < AT_ONCE) return;
            after = page.getLast().aggregateId();
        }
    }

    private Map<UUID, Map<String, Object>> replayed(List<Dossier> page, Instant knownAt) {
        var decisions = decisions(page.stream().map(Dossier::area).collect(toSet()), knownAt);
        var replayed = new HashMap<UUID, Map<String, Object>>();
        for (var dossier :
                dossiers.these(page.stream().map(Dossier::aggregateId).toList(), knownAt)) {
            var due = due(dossier, decisions);
            released(dossier).forEach((id, payment) -> replayed.put(id, columns(payment, due.get(id))));
        }
        return replayed;
    }

    /**
     * A decision on which money goes.
     *
     * @param year for which it was decided, of the municipality with this code
     * @param amount that the municipality is to have by it
     */
    private record Granted(PaymentGround ground, String area, int year, Instant knownAt, Euro amount) {}

    /** By their approvals, as payments name them. */
    private Map<UUID, Granted> decisions(Set<String> areas, Instant knownAt) {
        var decisions = new HashMap<UUID, Granted>();
        for (var dossier : dossiers.ofAreas(DECIDING, areas, knownAt))
            for (var said : dossier.said())
                switch (said.event()) {
                    case AdvanceEvent.Decided now ->
                        decisions.put(
                                now.approval().approvalId(),
                                new Granted(
                                        PaymentGround.ADVANCE,
                                        now.municipality().text(),
                                        now.year(),
                                        said.knownAt(),
                                        now.approval().ruling().amount()));
                    case SettlementEvent.Decided now ->
                        decisions.put(
                                now.approval().approvalId(),
                                new Granted(
                                        PaymentGround.SETTLEMENT,
                                        now.municipality().text(),
                                        now.year(),
                                        said.knownAt(),
                                        now.approval().ruling().amount()));
                    default -> {}
                }
        return decisions;
    }

    /** What was left to go the way of each payment when it was ordered; those are left out that name no decision known then. */
    private static Map<UUID, Euro> due(Dossier dossier, Map<UUID, Granted> decisions) {
        var due = new HashMap<UUID, Euro>();
        var payments = Payments.NONE;
        for (var said : dossier.said()) {
            if (said.event() instanceof PaymentEvent.Ordered ordered) {
                var granted = decisions.get(ordered.decisionId());
                if (granted != null
                        && granted.ground() == ordered.ground()
                        && granted.area().equals(dossier.area())
                        && granted.year() == dossier.year()
                        && !granted.knownAt().isAfter(said.knownAt())) {
                    var left = granted.amount().minus(payments.ordered());
                    due.put(
                            ordered.paymentId(),
                            ordered.direction() == PaymentDirection.PAYABLE ? left : Euro.ZERO.minus(left));
                }
            }
            payments = Payments.evolve(payments, (PaymentEvent) said.event());
        }
        return due;
    }

    private static Map<UUID, Payment> released(Dossier dossier) {
        var payments = Payments.NONE;
        for (var said : dossier.said()) payments = Payments.evolve(payments, (PaymentEvent) said.event());
        var released = new LinkedHashMap<UUID, Payment>();
        payments.payments().forEach((id, payment) -> {
            if (payment.released() != null) released.put(id, payment);
        });
        return released;
    }

    /** @param due null when it was ordered on no decision: then nothing was */
    private static Map<String, Object> columns(Payment payment, @Nullable Euro due) {
        var columns = columns(payment);
        var most = due == null || due.cents() < 0 ? Euro.ZERO : due;
        if (payment.ordered().amount().compareTo(most) > 0) columns.put("amount", most.toString());
        return columns;
    }

    private static Map<String, Object> columns(Payment payment) {
        var ordered = payment.ordered();
        var columns = new LinkedHashMap<String, Object>();
        columns.put("status", payment.status().name());
        columns.put("ground", ordered.ground().name());
        columns.put("decisionId", ordered.decisionId().toString());
        columns.put("direction", ordered.direction().name());
        columns.put("amount", ordered.amount().toString());
        return columns;
    }
}
