package nl.opvang.contracts.ledger;

/** The two groups in which the ministry publishes registered people. */
public enum NationalityGroup {
    UKRAINIAN,
    OTHER
}
