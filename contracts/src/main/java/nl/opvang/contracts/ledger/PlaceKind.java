package nl.opvang.contracts.ledger;

/** What kind of reception a place belongs to. */
public enum PlaceKind {
    /** Municipal reception: the published occupancy rate is about these. */
    MUNICIPAL,
    /** Crisis reception, published apart from the rate. */
    CRISIS,
    /** With private hosts. */
    PRIVATE
}
