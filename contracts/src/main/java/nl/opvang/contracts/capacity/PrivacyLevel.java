package nl.opvang.contracts.capacity;

/** With whom a household shares the room it sleeps in. */
public enum PrivacyLevel {
    /** With others. */
    SHARED_ROOM,
    /** With nobody, but other rooms are shared. */
    OWN_ROOM,
    /** With nobody, and no other room is shared either. */
    OWN_HOME
}
