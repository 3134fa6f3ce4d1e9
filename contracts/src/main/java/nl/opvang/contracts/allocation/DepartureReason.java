package nl.opvang.contracts.allocation;

/** Why a person was deregistered; moving to another municipality is no deregistration. */
public enum DepartureReason {
    LEFT_COUNTRY,
    /** Gone, and nobody knows where to. */
    UNKNOWN,
    DECEASED,
    OTHER
}
