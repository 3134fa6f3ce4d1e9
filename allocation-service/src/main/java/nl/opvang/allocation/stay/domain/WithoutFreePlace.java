package nl.opvang.allocation.stay.domain;

/** What to do with a person for whom there is no free place. */
public enum WithoutFreePlace {
    REFUSE,
    /** The caller gave a reason, or it is history: it happened. */
    PLACE
}
