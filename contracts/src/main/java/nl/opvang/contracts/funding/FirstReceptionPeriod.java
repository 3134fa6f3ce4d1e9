package nl.opvang.contracts.funding;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days over which costs of first reception are asked for together.
 *
 * @param lastDay the last of them
 * @param ruleEventId the event by which the dated rule read so; null for the register's own default
 */
public record FirstReceptionPeriod(
        LocalDate from,
        LocalDate lastDay,
        FirstReceptionScheme scheme,
        @Nullable UUID ruleEventId) {}
