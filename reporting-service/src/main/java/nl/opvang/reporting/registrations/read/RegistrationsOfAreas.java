package nl.opvang.reporting.registrations.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.reporting.figure.read.KnownAtBasis;

/** How many people are in the population register on a day, as known at a moment. */
public record RegistrationsOfAreas(
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        KnownAtBasis knownAtBasis,
        List<Registrations> items) {}
