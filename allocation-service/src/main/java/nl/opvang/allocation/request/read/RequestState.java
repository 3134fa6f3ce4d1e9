package nl.opvang.allocation.request.read;

/** How far a request is. */
public enum RequestState {
    OPEN,
    /** Places are held for the household. */
    OFFERED,
    /** The household accepted, and did not come yet. */
    ACCEPTED,
    /** The household came. */
    FULFILLED,
    WITHDRAWN
}
