package nl.opvang.contracts.allocation;

/** How a hold on places ended. */
public enum HoldEnd {
    /** Its time was over. */
    EXPIRED,
    /** The offer was refused or declined, or the request withdrawn. */
    RELEASED,
    /** The people came and are in the guest book. */
    TAKEN,
    /** The people came, and have been counted since: they are in no guest book. */
    COUNTED
}
