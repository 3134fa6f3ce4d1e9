package nl.opvang.contracts.funding;

/**
 * One of the values that a rule is made of.
 *
 * @param value as its kind reads
 */
public record RuleValue(String name, String value) {}
