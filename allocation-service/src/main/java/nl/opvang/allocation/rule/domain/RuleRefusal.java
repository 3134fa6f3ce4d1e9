package nl.opvang.allocation.rule.domain;

import java.util.UUID;
import nl.opvang.contracts.allocation.PriorityFact;
import nl.opvang.contracts.allocation.RuleId;
import nl.opvang.plumbing.decision.Refusal;

/** Why something about a rule is not recorded. */
public sealed interface RuleRefusal extends Refusal {
    /** No such decision was recorded about this rule. */
    record RuleUnknown(RuleId ruleId) implements RuleRefusal {}

    /** It was withdrawn. */
    record RuleWithdrawn(RuleId ruleId) implements RuleRefusal {}

    /** The id already stands for something else that was said about this rule. */
    record IdTaken(UUID id) implements RuleRefusal {}

    /** This rule says no number of hours. */
    record NotATerm() implements RuleRefusal {}

    /** This rule says no number of days. */
    record NotInDays() implements RuleRefusal {}

    /** A number of days that nobody can mean. */
    record DaysOutOfBounds(int least, int most) implements RuleRefusal {}

    /** This rule says nothing about how long before a day something is to happen. */
    record NotALeadTime() implements RuleRefusal {}

    /** A number of weeks or months that nobody can mean. */
    record LeadTimeOutOfBounds(int least, int most) implements RuleRefusal {}

    /** A number of hours that nobody can mean; a hold needs one. */
    record HoursOutOfBounds(int least, int most) implements RuleRefusal {}

    /** A fact would count twice. */
    record FactNamedTwice(PriorityFact fact) implements RuleRefusal {}

    /** Every criterion needs its weight when they are added up, within these bounds. */
    record WeightOutOfBounds(PriorityFact fact, int least, int most) implements RuleRefusal {}

    /** In a strict order the place in the list is the weight. */
    record WeightInStrictOrder(PriorityFact fact) implements RuleRefusal {}

    /** Nothing would ever count. */
    record BoundOutOfBounds(PriorityFact fact, int least, int most) implements RuleRefusal {}
}
