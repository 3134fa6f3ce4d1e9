package nl.opvang.contracts.funding;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Until when something is in time, in days of the Netherlands.
 *
 * @param lastDay the last day that is in time
 * @param ruleEventId the event by which the dated rule read so; null for the register's own default
 */
public record Deadline(LocalDate lastDay, @Nullable UUID ruleEventId) {}
