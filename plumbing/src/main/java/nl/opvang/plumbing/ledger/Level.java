package nl.opvang.plumbing.ledger;

/** How finely an answer is divided. */
public enum Level {
    COUNTRY,
    REGION,
    MUNICIPALITY,
    LOCATION
}
