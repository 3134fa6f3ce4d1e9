package nl.opvang.funding.procedure.domain;

/**
 * One thing that is wrong with what was asked; all are told at once.
 *
 * @param field where, as a path in what was asked
 */
public record Flaw(String field, Kind kind) {
    /** What is wrong. */
    public enum Kind {
        MISSING,
        NEGATIVE,
        TOO_MUCH,
        NOTHING_ASKED,
        OUTSIDE_YEAR,
        ENDS_BEFORE_IT_BEGINS,
        OVERLAPS,
        MUNICIPALITY_NOT_THERE,
        IN_THE_FUTURE,
        NOT_FOR_THIS_ROLE,
        NOT_UNDER_SCHEME,
        NOT_OF_THIS_KIND,
        GRANTED_NOTHING,
        REFUSED_SOMETHING,
        ABOVE_WHAT_WAS_ASKED
    }
}
