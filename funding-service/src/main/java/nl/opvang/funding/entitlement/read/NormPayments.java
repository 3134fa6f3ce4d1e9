package nl.opvang.funding.entitlement.read;

import java.time.Instant;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.BookedCosts;
import nl.opvang.contracts.funding.NormPayment;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.entitlement.domain.Entitlement;
import org.springframework.stereotype.Component;

/** What a year comes to for a municipality, as far as is known now. */
@Component
public class NormPayments {
    private final EntitlementHistories histories;

    NormPayments(EntitlementHistories histories) {
        this.histories = histories;
    }

    /**
     * What a year comes to.
     *
     * @param norm of municipal reception; provisional when anything of the year is not confirmed
     * @param privateReception person-months times norm
     * @param booked what stands in the books, as it counts for the year
     */
    public record OfYear(NormPayment norm, Euro privateReception, BookedCosts booked) {}

    public OfYear ofYear(MunicipalityCode municipality, int year) {
        var moment = histories.projectedThrough();
        var entitlement = entitlement(municipality, year, moment);
        return new OfYear(
                new NormPayment(
                        entitlement.placeDays(),
                        entitlement.amount(NormScheme.MUNICIPAL),
                        entitlement.provisional(),
                        moment),
                entitlement.amount(NormScheme.PRIVATE),
                new BookedCosts(entitlement.livingAllowance(), entitlement.transitionCosts(), entitlement.receipts()));
    }

    /** Up to and including which moment everything that bears on entitlements is here. */
    public Instant projectedThrough() {
        return histories.projectedThrough();
    }

    /** How all of it adds up, as known at a moment. */
    public Entitlement entitlement(MunicipalityCode municipality, int year, Instant knownAt) {
        return histories.knownAt(municipality, year, knownAt).asKnownAt(knownAt);
    }
}
