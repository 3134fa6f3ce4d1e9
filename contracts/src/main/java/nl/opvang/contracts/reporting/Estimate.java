package nl.opvang.contracts.reporting;

/**
 * What is expected, and between which bounds it lies as often as the interval says, when the errors to come are like those
 * so far.
 */
public record Estimate(long expected, long low, long high) {}
