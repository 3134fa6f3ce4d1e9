package nl.opvang.contracts.funding;

/** What a value of a rule is, and how it reads as text. */
public enum RuleValueKind {
    /** {@code yes} or {@code no}. */
    YES_NO,
    /** A whole number from 0, {@code 48}. */
    NUMBER,
    /** Percent with one decimal, {@code 95.0}. */
    PERCENT,
    /** Euros with two decimals, {@code 1000000.00}. */
    EURO,
    /** A day of every year, month first, {@code 10-31}; never 29 February. */
    DAY_OF_YEAR,
    /** A day, {@code 2023-04-30}. */
    DATE,
    /** Days in order, with spaces between them. */
    DATES,
    /** Days of the week from Monday on, with spaces between them, {@code MONDAY TUESDAY}. */
    DAYS_OF_WEEK,
    /** A time of day in the Netherlands, {@code 09:00}. */
    TIME_OF_DAY,
    /** One of some words. */
    CHOICE
}
