package nl.opvang.contracts.capacity;

/** What a household has to itself. */
public enum OwnFacility {
    KITCHEN,
    BATHROOM
}
