package nl.opvang.contracts.capacity;

/** How long people are meant to stay at a location. */
public enum StayLength {
    /** At most 72 hours. */
    SHORT,
    /** Longer than 72 hours. */
    LONG
}
