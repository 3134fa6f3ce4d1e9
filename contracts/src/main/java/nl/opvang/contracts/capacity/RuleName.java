package nl.opvang.contracts.capacity;

import java.util.List;

/** What a dated rule is about, and which numbers it is made of. */
public enum RuleName {
    /** Until how many days after the end of a week its statement is in time. */
    STATEMENT_DUE("daysAfterWeek"),
    /** Whether a region accepts or returns the statements of its municipalities; each region decides its own. */
    STATEMENT_REVIEW("required"),
    /** So many people more than there are places. */
    MORE_STAYS_THAN_PLACES("people"),
    /** Places or people that change by so much, in number and in percent, within so many days. */
    SUDDEN_JUMP("number", "percent", "days"),
    /** So many people in a location that is closed. */
    STAYS_IN_CLOSED_LOCATION("people"),
    /** So many usable places, nobody in any of them for so many days. */
    PLACES_LONG_UNUSED("places", "days"),
    /** Registered people and stays of a municipality so far apart, in number and in percent of the larger one. */
    REGISTERED_FAR_FROM_STAYS("number", "percent"),
    /** So many counts in a row with one number, a multiple of this. */
    SAME_ROUND_NUMBER("counts", "multipleOf"),
    /** Every figure that is published is rounded to the nearest multiple of this, half up, whatever it is part of. */
    PUBLICATION_ROUNDING("unit"),
    /** The fewest people of whom the number is published; 1: all numbers are. Nothing is published without this rule. */
    PUBLICATION_WITHHOLDING("fewestPeople");

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
    private final List<String> numbers;

    RuleName(String... numbers) {
        this.numbers = List.of(numbers);
    }

    /** Names of its numbers, all of which a rule says. */
    public List<String> numbers() {
        return numbers;
    }

    /** Whether each region decides its own; otherwise the ministry decides for the country. */
    public boolean regional() {
        return this == STATEMENT_REVIEW;
    }
}
