package nl.opvang.allocation.attendance.read;

/** What was decided about an absence. */
public enum DecisionKind {
    /** It may last until a day. */
    EXTENDED,
    /** The stay ends. */
    ENDED,
    /** It changes nothing. */
    LEFT
}
