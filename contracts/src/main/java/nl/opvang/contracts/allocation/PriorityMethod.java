package nl.opvang.contracts.allocation;

/** How the criteria of a priority rule are taken together. */
public enum PriorityMethod {
    /** Every fact's number times its weight, added up: the most points come first. */
    WEIGHTED,
    /** The first criterion decides; the second only where the first is equal, and so on. */
    STRICT_ORDER
}
