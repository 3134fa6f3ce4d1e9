package nl.opvang.allocation.forgetting.domain;

import nl.opvang.plumbing.decision.Refusal;

/** Why a person is not forgotten. */
public sealed interface ForgettingRefusal extends Refusal {
    /** The person stays, is registered, has a provision or asks for shelter somewhere: where is not the caller's to know. */
    record PersonStillHere() implements ForgettingRefusal {}

    /** This municipality never had anything to do with such a person, or nobody has. */
    record PersonUnknown() implements ForgettingRefusal {}

    /** It turned out meanwhile who else the person is, or is not. */
    record ChangedMeanwhile() implements ForgettingRefusal {}

    /** The id already stands for the forgetting of somebody else. */
    record IdTaken() implements ForgettingRefusal {}
}
