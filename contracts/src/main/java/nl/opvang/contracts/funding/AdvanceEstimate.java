package nl.opvang.contracts.funding;

import java.util.List;
import nl.opvang.contracts.money.Euro;

/**
 * What a municipality expects of a whole financial year (BooO article 5): the advance is places times norm, plus transition
 * costs and living allowance, less receipts.
 *
 * @param places in order of days, without overlap
 * @param transitionCosts actual costs
 * @param livingAllowance expected actual costs, of municipal and private reception together
 * @param receipts expected own contributions and recoveries (article 3(7))
 */
public record AdvanceEstimate(List<ExpectedPlaces> places, Euro transitionCosts, Euro livingAllowance, Euro receipts) {
    public AdvanceEstimate {
        places = List.copyOf(places);
    }
}
