package nl.opvang.contracts.allocation;

/** What a household cannot do without where it stays. */
public enum Need {
    WHEELCHAIR,
    OWN_ROOM,
    SCHOOL,
    MEDICAL,
    PETS
}
