package nl.opvang.funding.transition.domain;

import java.math.BigInteger;
import nl.opvang.contracts.funding.CostMargin;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.transition.domain.TransitionCommand.MarginRule;
import org.jspecify.annotations.Nullable;

/** Up to which costs nothing more has to be asked for. */
public final class TransitionCosts {
    private TransitionCosts() {}

    /**
     * What was granted and the margin, in whole cents rounded down. That the margin itself is covered, and a supplement only
     * needed for what is above it, is how this register reads "for the part above" (BooO article 3(6)).
     *
     * @param rule null when none is known: then there is no margin
     */
    public static CostMargin margin(Euro granted, @Nullable MarginRule rule) {
        int tenths = rule == null ? 0 : rule.tenthsOfPercent();
        var more = BigInteger.valueOf(granted.cents())
                .multiply(BigInteger.valueOf(tenths))
                .divide(BigInteger.valueOf(1000));
        return new CostMargin(
                tenths, granted.plus(new Euro(more.longValueExact())), rule == null ? null : rule.ruleEventId());
    }
}
