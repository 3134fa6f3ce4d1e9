package nl.opvang.contracts.allocation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many places are thought to be needed on a day: never a target.
 *
 * @param announcedOn null when that is not known
 * @param source where it was read
 */
public record Prognosis(LocalDate on, int places, @Nullable LocalDate announcedOn, String source) {}
