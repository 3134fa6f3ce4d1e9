package nl.opvang.funding.posting.domain;

import java.time.YearMonth;
import java.util.UUID;
import nl.opvang.contracts.money.Euro;
import nl.opvang.plumbing.decision.Refusal;

/** Why an amount is not recorded. */
public sealed interface PostingRefusal extends Refusal {
    /** Nothing was said under this id. */
    record PostingUnknown(UUID postingId) implements PostingRefusal {}

    /** It was withdrawn. */
    record PostingWithdrawn(UUID postingId) implements PostingRefusal {}

    /** The id already stands for something else that was said. */
    record IdTaken(UUID id) implements PostingRefusal {}

    record AmountImplausible(Euro least, Euro most) implements PostingRefusal {}

    /** The regulation works back to March 2022. */
    record MonthBeforeRegulation(YearMonth first) implements PostingRefusal {}

    /** What is to come was not yet paid. */
    record MonthToCome(YearMonth month) implements PostingRefusal {}

    /** The budget of a transition cost says over which months it is spread. */
    record DepreciationMissing() implements PostingRefusal {}

    record DepreciationImplausible(int least, int most) implements PostingRefusal {}

    /** Only transition costs are depreciated, and made under an application. */
    record OnlyOfTransitionCosts(String field) implements PostingRefusal {}
}
