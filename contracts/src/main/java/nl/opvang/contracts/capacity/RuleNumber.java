package nl.opvang.contracts.capacity;

/** One of the numbers that a rule is made of. */
public record RuleNumber(String name, int value) {}
