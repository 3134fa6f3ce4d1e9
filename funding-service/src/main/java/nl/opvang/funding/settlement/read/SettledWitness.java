package nl.opvang.funding.settlement.read;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import nl.opvang.contracts.funding.BookedCosts;
import nl.opvang.contracts.funding.Calculation;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.entitlement.domain.Entitlement;
import nl.opvang.funding.entitlement.read.NormPayments;
import nl.opvang.plumbing.replay.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every settlement was assessed by, beside what the year comes to as it was known then. */
@Component
class SettledWitness implements Witness {
    private static final int AT_ONCE = 100;

    private final Dossiers dossiers;
    private final NormPayments norms;

    SettledWitness(Dossiers dossiers, NormPayments norms) {
        this.dossiers = dossiers;
        this.norms = norms;
    }

    @Override
    public String about() {
        return "settled";
    }

    @Override
    public void testify(Instant knownAt, Live live, Consumer<Testimony> testimony) {
        for (var after = ""; ; ) {
            var from = after;
            var page = live.ask(() -> dossiers.pageOf("settlement", from, AT_ONCE, knownAt));
            for (var dossier : page)
                for (var said : dossier.said())
                    if (said.event() instanceof SettlementEvent.Assessed assessed)
                        testimony.accept(testimony(assessed));
            if (page.size() < AT_ONCE) return;
            after = page.getLast().aggregateId();
        }
    }

    private Testimony testimony(SettlementEvent.Assessed assessed) {
        var calculation = assessed.calculation();
        return new Testimony(
                "%s %d %s"
                        .formatted(
                                assessed.municipality().text(),
                                assessed.year(),
                                assessed.assessment().assessmentId()),
                said(calculation),
                replayed(
                        norms.entitlement(
                                assessed.municipality(),
                                assessed.year(),
                                calculation.norm().knownAt()),
                        calculation.booked() != null));
    }

    private static Map<String, Object> said(Calculation calculation) {
        return columns(
                calculation.norm().placeDays(),
                calculation.norm().amount().toString(),
                calculation.norm().provisional(),
                calculation.privateReception().toString(),
                calculation.booked());
    }

    /** @param booked whether what was in the books was looked at */
    private static Map<String, Object> replayed(Entitlement entitlement, boolean booked) {
        return columns(
                entitlement.placeDays(),
                entitlement.amount(NormScheme.MUNICIPAL).toString(),
                entitlement.provisional(),
                entitlement.amount(NormScheme.PRIVATE).toString(),
                booked
                        ? new BookedCosts(
                                entitlement.livingAllowance(), entitlement.transitionCosts(), entitlement.receipts())
                        : null);
    }

    private static Map<String, Object> columns(
            long placeDays, String norm, boolean provisional, String privateReception, @Nullable BookedCosts booked) {
        var columns = new LinkedHashMap<String, Object>();
        columns.put("placeDays", placeDays);
        columns.put("norm", norm);
        columns.put("provisional", provisional);
        columns.put("privateReception", privateReception);
        if (booked != null) {
            columns.put("livingAllowance", booked.livingAllowance().toString());
            columns.put("transitionCosts", booked.transitionCosts().toString());
            columns.put("receipts", booked.receipts().toString());
        }
        return columns;
    }
}
