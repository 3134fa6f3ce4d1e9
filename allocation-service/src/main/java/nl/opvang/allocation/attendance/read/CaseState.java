package nl.opvang.allocation.attendance.read;

/** Whether a case is still to be decided about. */
enum CaseState {
    OPEN,
    DECIDED
}
