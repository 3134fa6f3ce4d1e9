package nl.opvang.funding.application.page;

import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand;
import nl.opvang.funding.firstreception.read.FirstReceptionOverview;
import nl.opvang.funding.payment.domain.PaymentCommand;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.payment.write.DecidedAmounts;
import nl.opvang.funding.payment.write.PaymentOrders;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Finds what is to be paid to somebody, and what was. */
@Component
class Purses {
    private final Dossiers dossiers;
    private final DecidedAmounts decided;
    private final PaymentOrders orders;

    Purses(Dossiers dossiers, DecidedAmounts decided, PaymentOrders orders) {
        this.dossiers = dossiers;
        this.decided = decided;
        this.orders = orders;
    }

    /**
     * Of a year of a municipality, whether or not something was ordered.
     *
     * @throws ProblemException when there is no such municipality or year
     */
    Purse of(MunicipalityCode municipality, int year, Caller caller, Instant knownAt) {
        Officers.requireYear(year);
        if (Division.ofTheNetherlands().municipality(municipality).isEmpty()) throw ProblemException.notFound();
        var id = PaymentCommand.FEATURE + ":" + municipality + ":" + year;
        var dossier = dossiers.one(id, caller, knownAt).orElse(null);
        return new Purse(
                id,
                DossierArea.of(municipality.text()),
                year,
                dossier,
                Requests.state(dossier, Payments.NONE, PaymentEvent.class, Payments::evolve),
                decided.of(municipality, year),
                step -> orders.take(municipality, year, step));
    }

    /**
     * Of first reception in a region over a period.
     *
     * @throws ProblemException when nothing was asked for it
     */
    Purse of(RegionCode region, LocalDate from, Caller caller, Instant knownAt) {
        return dossiers.one(FirstReceptionCommand.aggregateId(region, from), caller, knownAt)
                .map(Purses::of)
                .orElseThrow(ProblemException::notFound);
    }

    /** Of first reception, as its dossier tells. */
    static Purse of(Dossier dossier) {
        var state = FirstReceptionOverview.folded(dossier);
        var first = (FirstReceptionEvent) dossier.said().getFirst().event();
        return new Purse(
                dossier.aggregateId(),
                DossierArea.of(dossier.area()),
                dossier.year(),
                dossier,
                state.payments(),
                state.decided().orElse(null),
                step -> new FirstReceptionCommand.Pay(first.region(), first.from(), step));
    }
}
