package nl.opvang.capacity.location.write;

/** In what way a number of places changes. */
enum PlaceChange {
    /** So many are promised and not yet there. */
    PLANNED,
    /** Promised places are there. */
    REALISED,
    /** So many are there, whether or not they were promised. */
    CHANGED
}
