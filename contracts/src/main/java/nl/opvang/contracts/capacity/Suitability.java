package nl.opvang.contracts.capacity;

/** For whom a location is suitable, beyond what every location must be. */
public enum Suitability {
    /** People in a wheelchair reach and use what they need. */
    WHEELCHAIR,
    /** Children can go to school from there. */
    SCHOOL,
    /** Medical care is at hand. */
    MEDICAL,
    /** Pets may come along. */
    PETS,
    /** Set apart for people who caused nuisance; nobody else is placed there. */
    NUISANCE
}
