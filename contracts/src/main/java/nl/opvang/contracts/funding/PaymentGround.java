package nl.opvang.contracts.funding;

/** On which decision money is paid or reclaimed. */
public enum PaymentGround {
    /** The advance of the year. */
    ADVANCE,
    /** The settlement of the year. */
    SETTLEMENT,
    /** What was granted for first reception in a region, over a period. */
    FIRST_RECEPTION
}
