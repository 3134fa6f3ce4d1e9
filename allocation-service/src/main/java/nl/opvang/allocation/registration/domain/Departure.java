package nl.opvang.allocation.registration.domain;

import java.time.LocalDate;
import nl.opvang.contracts.allocation.DepartureReason;

/**
 * A deregistration.
 *
 * @param until first day on which the person is no longer registered
 */
public record Departure(LocalDate until, DepartureReason reason) {}
