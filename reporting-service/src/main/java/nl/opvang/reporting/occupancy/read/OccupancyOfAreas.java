package nl.opvang.reporting.occupancy.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.reporting.figure.read.KnownAtBasis;

/** How full areas are on a day, as known at a moment. */
public record OccupancyOfAreas(
        LocalDate on, Instant knownAt, Instant projectedThrough, KnownAtBasis knownAtBasis, List<Occupancy> items) {}
