package nl.opvang.allocation.attendance.read;

/** Whether a case is still to be decided about. */
public enum CaseState {
    OPEN,
    DECIDED
}
