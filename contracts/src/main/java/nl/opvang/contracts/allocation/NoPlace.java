package nl.opvang.contracts.allocation;

/** Why a municipality could not place a household. None of these closes its request. */
public enum NoPlace {
    /** Nothing is free. */
    FULL,
    /** What is free does not fit the household. */
    NOTHING_FITS,
    /** It would have been too late. */
    NOT_IN_TIME,
    OTHER
}
