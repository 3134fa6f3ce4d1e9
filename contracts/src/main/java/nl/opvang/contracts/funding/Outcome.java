package nl.opvang.contracts.funding;

/** What is decided about a request. */
public enum Outcome {
    GRANTED,
    REFUSED
}
