package nl.opvang.capacity.statement.read;

import java.util.Optional;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.capacity.DatedRules;
import nl.opvang.contracts.capacity.DatedRules.Rule;
import nl.opvang.contracts.capacity.RuleName;

/** Which weeks a region accepts or returns. */
public final class ReviewPolicies {
    private ReviewPolicies() {}

    /** The region's rule that makes it look at a week: the one that holds on its first day. */
    public static Optional<Rule> of(DatedRules rules, RegionCode region, Week week) {
        return rules.on(RuleName.STATEMENT_REVIEW, region, week.from()).filter(rule -> rule.number("required") == 1);
    }
}
