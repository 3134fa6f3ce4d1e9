package nl.opvang.contracts.funding;

import static nl.opvang.contracts.funding.RuleParameter.choice;
import static nl.opvang.contracts.funding.RuleParameter.parameter;
import static nl.opvang.contracts.funding.RuleValueKind.DATE;
import static nl.opvang.contracts.funding.RuleValueKind.DATES;
import static nl.opvang.contracts.funding.RuleValueKind.DAYS_OF_WEEK;
import static nl.opvang.contracts.funding.RuleValueKind.DAY_OF_YEAR;
import static nl.opvang.contracts.funding.RuleValueKind.EURO;
import static nl.opvang.contracts.funding.RuleValueKind.NUMBER;
import static nl.opvang.contracts.funding.RuleValueKind.PERCENT;
import static nl.opvang.contracts.funding.RuleValueKind.YES_NO;

import java.util.List;

/** What a dated rule of funding-service is about, and which values it is made of; deadlines are last valid days. */
public enum RuleName {
    /** Whether a realised place counts on days on which it is out of use; for these days themselves. */
    OUT_OF_USE_PLACES(parameter("count", YES_NO)),
    /** Whether places outside the boundary of the municipality that runs them count (BooO article 2(1)a); for these days themselves. */
    PLACES_SITUATED_OUTSIDE(parameter("count", YES_NO)),
    /**
     * Whether a place counts while someone stays in it who has no right to reception any more (BooO article 2(1)f); for these
     * days themselves.
     */
    PLACES_AFTER_RIGHT_ENDED(parameter("count", YES_NO)),
    /** How transition costs are accounted for; for whole financial years. */
    TRANSITION_COSTS(choice("basis", TransitionCostBasis.class)),
    /** Until when an advance is asked for, in its financial year (BooO article 5). */
    ADVANCE_DEADLINE(parameter("through", DAY_OF_YEAR)),
    /** Until when a late application for an advance may be handled, in the year after its financial year (BooO article 5). */
    ADVANCE_LATE_DEADLINE(parameter("through", DAY_OF_YEAR)),
    /** Above which national occupancy of realised places a late application may be handled (BooO article 5). */
    ADVANCE_LATE_OCCUPANCY(parameter("percent", PERCENT)),
    /** Above which amount a second person approves. */
    SECOND_APPROVAL_ABOVE(parameter("amount", EURO)),
    /** Within how many hours an application for transition costs is assessed: an aim, not a legal term. */
    TRANSITION_ASSESSMENT(parameter("hours", NUMBER)),
    /** By how much more than approved transition costs may be without a supplementary application (BooO article 3(6)). */
    TRANSITION_SUPPLEMENT(parameter("percent", PERCENT)),
    /** To a term of how many years transition costs may be converted at most. */
    TRANSITION_CONVERSION(parameter("years", NUMBER)),
    /** From which difference with the norm payment of a year on actual costs are significantly higher or lower (BooO article 3(2)). */
    CLAIM_DEVIATION(parameter("percent", PERCENT)),
    /** Until when a year is accounted for, in the year after it (BooO article 6). */
    ACCOUNTABILITY_DEADLINE(parameter("through", DAY_OF_YEAR)),
    /** Until when the amount of a year is set, in the year after it (BooO article 7). */
    SETTLEMENT_DEADLINE(parameter("through", DAY_OF_YEAR)),
    /** For how many years after the settlement an amount can be reclaimed (BooO article 8). */
    RECLAIM_TERM(parameter("years", NUMBER)),
    /**
     * Until when costs of first reception are asked for together, and by which scheme; for the period that begins on its first
     * day.
     */
    FIRST_RECEPTION_PERIOD(parameter("through", DATE), choice("scheme", FirstReceptionScheme.class)),
    /** Until when costs of first reception are asked for; for the periods that begin while it holds. */
    FIRST_RECEPTION_DEADLINE(parameter("through", DATE)),
    /** On which days people work. */
    WORKING_CALENDAR(parameter("workdays", DAYS_OF_WEEK), parameter("holidays", DATES));

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
    private final List<RuleParameter> parameters;

    RuleName(RuleParameter... parameters) {
        this.parameters = List.of(parameters);
    }

    /** The values that it is made of, all of which a rule says. */
    public List<RuleParameter> parameters() {
        return parameters;
    }

    /** Whether it holds for whole financial years: it begins on 1 January, and is asked for by that day. */
    public boolean perYear() {
        return switch (this) {
            case TRANSITION_COSTS,
                    ADVANCE_DEADLINE,
                    ADVANCE_LATE_DEADLINE,
                    ACCOUNTABILITY_DEADLINE,
                    SETTLEMENT_DEADLINE -> true;
            default -> false;
        };
    }

    /** Whether a decision may end it; of others something holds on every day, if only the register's own default. */
    public boolean mayEnd() {
        return switch (this) {
            case OUT_OF_USE_PLACES, PLACES_SITUATED_OUTSIDE, PLACES_AFTER_RIGHT_ENDED, TRANSITION_COSTS -> false;
            default -> true;
        };
    }
}
