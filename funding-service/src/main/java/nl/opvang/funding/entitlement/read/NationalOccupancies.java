package nl.opvang.funding.entitlement.read;

import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;

import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.contracts.funding.NationalOccupancy;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.ledger.Amount;
import nl.opvang.plumbing.ledger.Ledger;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.Selection;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.springframework.stereotype.Component;

/** How full municipal reception in the country is: the published rate's places, which crisis reception is not among. */
@Component
public class NationalOccupancies {
    private final Ledger ledger;
    private final EntitlementProjection projection;
    private final ProjectedThrough projectedThrough;

    NationalOccupancies(Ledger ledger, EntitlementProjection projection, ProjectedThrough projectedThrough) {
        this.ledger = ledger;
        this.projection = projection;
        this.projectedThrough = projectedThrough;
    }

    /**
     * How full it is on a day, as known at a moment.
     *
     * @param atMost a later moment than everything is here for is answered as known at that one
     */
    public NationalOccupancy on(LocalDate day, Instant atMost) {
        var through = projectedThrough.of(projection);
        var knownAt = atMost.isAfter(through) ? through : atMost;
        var amounts = ledger.amounts(
                Selection.of(Level.COUNTRY, PLACES_REALISED, STAYS).ofKinds(PlaceKind.MUNICIPAL), day, knownAt);
        return new NationalOccupancy(
                day,
                knownAt,
                amounts.stream()
                        .filter(each -> each.quantity() == PLACES_REALISED)
                        .mapToLong(Amount::amount)
                        .sum(),
                amounts.stream()
                        .filter(each -> each.quantity() == STAYS)
                        .mapToLong(Amount::amount)
                        .sum());
    }
}
