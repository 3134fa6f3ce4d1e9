package nl.opvang.contracts.allocation;

/** In what a lead time is counted: thirteen weeks are not three months. */
public enum LeadTimeUnit {
    WEEKS,
    MONTHS
}
