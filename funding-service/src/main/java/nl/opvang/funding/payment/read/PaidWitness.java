package nl.opvang.funding.payment.read;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.payment.domain.Payments.Payment;
import nl.opvang.plumbing.replay.Witness;
import org.springframework.stereotype.Component;

/** Every payment that was released, beside what the events say was ordered. */
@Component
class PaidWitness implements Witness {
    private static final int AT_ONCE = 100;

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
            var replayed = new LinkedHashMap<UUID, Map<String, Object>>();
            dossiers.these(page.stream().map(Dossier::aggregateId).toList(), knownAt)
                    .forEach(dossier -> replayed.putAll(released(dossier)));
            for (var dossier : page)
                released(dossier)
                        .forEach((id, said) -> testimony.accept(
                                new Testimony("%s %s".formatted(dossier.aggregateId(), id), said, replayed.get(id))));
            if (page.size() < AT_ONCE) return;
            after = page.getLast().aggregateId();
        }
    }

    private static Map<UUID, Map<String, Object>> released(Dossier dossier) {
        var payments = Payments.NONE;
        for (var said : dossier.said()) payments = Payments.evolve(payments, (PaymentEvent) said.event());
        var released = new LinkedHashMap<UUID, Map<String, Object>>();
        List.copyOf(payments.payments().values()).stream()
                .filter(payment -> payment.released() != null)
                .forEach(payment -> released.put(payment.ordered().paymentId(), columns(payment)));
        return released;
    }

    private static Map<String, Object> columns(Payment payment) {
        var ordered = payment.ordered();
        return Map.of(
                "status", payment.status().name(),
                "ground", ordered.ground().name(),
                "decisionId", ordered.decisionId().toString(),
                "direction", ordered.direction().name(),
                "amount", ordered.amount().toString());
    }
}
