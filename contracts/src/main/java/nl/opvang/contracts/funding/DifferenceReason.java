package nl.opvang.contracts.funding;

/** Why a settlement is another amount than what was calculated (BooO article 7). */
public enum DifferenceReason {
    INFORMATION_INCOMPLETE,
    INFORMATION_INCORRECT,
    INFORMATION_LATE,
    SPENDING_UNLAWFUL,
    AUDITOR_UNCERTAIN,
    /** Another reason, which the grounds of the ruling tell. */
    OTHER
}
