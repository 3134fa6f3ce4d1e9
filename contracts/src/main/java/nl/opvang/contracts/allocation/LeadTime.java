package nl.opvang.contracts.allocation;

/** How long before a day something is to have happened. */
public record LeadTime(int amount, LeadTimeUnit unit) {}
