package nl.opvang.funding.entitlement.read;

import java.time.Instant;
import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.NormPayment;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.Entitlement;
import org.springframework.stereotype.Component;

/** What the norms come to for a municipality and a year, as far as is known now. */
@Component
public class NormPayments {
    private final EntitlementHistories histories;

    NormPayments(EntitlementHistories histories) {
        this.histories = histories;
    }

    /**
     * What private reception comes to.
     *
     * @param provisional whether anything of the year is not confirmed
     */
    public record PrivateReception(Euro amount, boolean provisional) {}

    public PrivateReception privateReception(MunicipalityCode municipality, int year) {
        var moment = histories.projectedThrough();
        var entitlement = histories.knownAt(municipality, year, moment).asKnownAt(moment);
        return new PrivateReception(entitlement.amount(NormScheme.PRIVATE), entitlement.provisional());
    }

    /** What the norm of municipal reception comes to. */
    public NormPayment of(MunicipalityCode municipality, int year) {
        var moment = histories.projectedThrough();
        var entitlement = histories.knownAt(municipality, year, moment).asKnownAt(moment);
        return new NormPayment(
                entitlement.placeDays(), entitlement.amount(NormScheme.MUNICIPAL), entitlement.provisional(), moment);
    }

    /** Up to and including which moment everything that bears on entitlements is here. */
    public Instant projectedThrough() {
        return histories.projectedThrough();
    }

    /** How the norms add up, as known at a moment. */
    public List<Entitlement.Line> lines(MunicipalityCode municipality, int year, Instant knownAt) {
        return histories.knownAt(municipality, year, knownAt).asKnownAt(knownAt).lines();
    }
}
