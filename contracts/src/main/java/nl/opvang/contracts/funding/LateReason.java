package nl.opvang.contracts.funding;

/** Why an advance is asked for after its deadline: the reasons for which that may be handled (BooO article 5). */
public enum LateReason {
    UNEXPECTEDLY_HIGH_INFLOW,
    STAGNATION_OR_FALL_OF_PLACES,
    OTHER_DEMONSTRABLE
}
