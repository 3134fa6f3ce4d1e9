package nl.opvang.reporting.figure.read;

/**
 * Whom a figure is about.
 *
 * @param level {@code country}, {@code region}, {@code municipality} or {@code location}
 * @param name as known at the moment asked
 */
public record AreaName(String level, String code, String name) {}
