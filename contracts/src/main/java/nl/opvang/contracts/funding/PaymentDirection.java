package nl.opvang.contracts.funding;

/** Which way money goes. */
public enum PaymentDirection {
    /** To the municipality. */
    PAYABLE,
    /** Back from the municipality. */
    RECLAIMABLE
}
