package nl.opvang.contracts.allocation;

/** Why a person is forgotten; chosen, so that nobody writes something about that person. */
public enum ForgettingReason {
    /** The time for which the municipality may keep it is over. */
    RETENTION_ENDED,
    /** The person asked for it (GDPR article 17). */
    ON_REQUEST,
    /** The person never should have been in the register. */
    RECORDED_BY_MISTAKE
}
