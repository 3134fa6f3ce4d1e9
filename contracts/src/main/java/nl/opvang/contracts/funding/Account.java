package nl.opvang.contracts.funding;

import java.util.List;
import nl.opvang.contracts.money.Euro;

/**
 * How a municipality accounts for a financial year (BooO article 6).
 *
 * @param livingAllowance actual costs
 * @param transitionCosts actual costs that fall in the year
 * @param receipts own contributions and recoveries, which are deducted (article 3(7))
 * @param evidence documents that are kept elsewhere, the auditor's among them
 */
public record Account(Euro livingAllowance, Euro transitionCosts, Euro receipts, List<Evidence> evidence) {
    public Account {
        evidence = List.copyOf(evidence);
    }
}
