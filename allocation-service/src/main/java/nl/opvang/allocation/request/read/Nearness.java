package nl.opvang.allocation.request.read;

/** How near places are to the municipality that was asked; the nearest are suggested first. */
public enum Nearness {
    OWN_MUNICIPALITY,
    OWN_REGION,
    COUNTRY
}
