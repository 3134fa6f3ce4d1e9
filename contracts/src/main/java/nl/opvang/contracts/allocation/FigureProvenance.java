package nl.opvang.contracts.allocation;

/** Where a figure comes from. */
public enum FigureProvenance {
    /** Somebody entitled to it published this very number. */
    PUBLISHED,
    /** It was computed here, and nobody else has to agree with it. */
    CALCULATED
}
