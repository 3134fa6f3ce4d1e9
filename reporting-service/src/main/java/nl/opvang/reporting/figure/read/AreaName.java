package nl.opvang.reporting.figure.read;

import nl.opvang.plumbing.http.form.Example;

/**
 * Whom a figure is about.
 *
 * @param level {@code country}, {@code region}, {@code municipality} or {@code location}
 * @param name as known at the moment asked
 */
public record AreaName(
        @Example("municipality") String level,
        @Example("GM0014") String code,
        @Example("Groningen") String name) {}
