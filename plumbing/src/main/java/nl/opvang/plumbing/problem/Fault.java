package nl.opvang.plumbing.problem;

/**
 * One thing that is wrong with a request; it names the place and the rule, never the value.
 *
 * @param in {@code body}, {@code query}, {@code path} or {@code header}
 * @param field JSON pointer into the body, or the name of the parameter or header
 */
public record Fault(String in, String field, String message) {}
