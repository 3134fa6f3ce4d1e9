package nl.opvang.contracts.capacity;

/** How it is known who stays at a location: on any day in one of two ways. */
public enum OccupancyBasis {
    /** As a number, counted on the spot; the location's own events carry the stays. */
    COUNTED,
    /** By person; the location's guest book carries the stays. */
    NAMED
}
