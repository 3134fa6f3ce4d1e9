package nl.opvang.reporting.registrations.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.reporting.figure.read.KnownAtBasis;

/** How the number of registered people went from week to week in {@code [from, until)}, as known at a moment. */
public record RegistrationsByWeek(
        LocalDate from,
        LocalDate until,
        Instant knownAt,
        Instant projectedThrough,
        KnownAtBasis knownAtBasis,
        List<WeekOfRegistrations> items) {}
