package nl.opvang.allocation.reconciliation.read;

/** In what way a person's registration and stay differ; either may be right. */
enum Mismatch {
    /** Registered here, and no stay by name anywhere: lives with hosts or by themselves, is counted, or left. */
    REGISTERED_NOT_STAYING,
    /** Stays here, and is registered nowhere: the registration comes later, or is missing. */
    STAYING_NOT_REGISTERED,
    /** Registered here, and stays in another municipality. */
    REGISTERED_HERE_STAYING_ELSEWHERE,
    /** Stays here, and is registered in another municipality. */
    STAYING_HERE_REGISTERED_ELSEWHERE
}
