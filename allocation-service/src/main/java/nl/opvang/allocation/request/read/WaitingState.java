package nl.opvang.allocation.request.read;

/** How far a household is that has no shelter yet. */
enum WaitingState {
    OPEN,
    /** Places are held for it. */
    OFFERED
}
