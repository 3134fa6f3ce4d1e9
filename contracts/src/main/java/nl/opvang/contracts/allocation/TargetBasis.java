package nl.opvang.contracts.allocation;

/** How a national number is divided over the safety regions. */
public enum TargetBasis {
    /** The same number for every region. */
    FLAT,
    /** By population and land area (distribution key, ministry letter of 16 December 2022). */
    FORMULA,
    /** As decided for each region, by no rule. */
    DECIDED
}
