package nl.opvang.contracts.allocation;

/** One of the people who ask together. */
public record HouseholdMember(PersonId personId) {}
