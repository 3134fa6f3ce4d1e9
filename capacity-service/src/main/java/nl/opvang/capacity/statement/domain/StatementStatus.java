package nl.opvang.capacity.statement.domain;

/** What became of a statement; whether it is locked is another question. */
public enum StatementStatus {
    /** The municipality did not say yet that its figures are right. */
    OPEN,
    /** It did. */
    CONFIRMED,
    /** The region looked, and has nothing to add. */
    ACCEPTED,
    /** The region wants the municipality to look again. */
    RETURNED
}
