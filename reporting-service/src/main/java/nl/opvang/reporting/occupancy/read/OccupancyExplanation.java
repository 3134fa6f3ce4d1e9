package nl.opvang.reporting.occupancy.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.ledger.RecordedLine;
import nl.opvang.reporting.figure.read.KnownAtBasis;
import org.jspecify.annotations.Nullable;

/**
 * The lines that add up to a figure, in the order of their recording, each with the event that carries it.
 *
 * @param nextCursor where the next page begins, as known at the same moment; null at the end
 */
public record OccupancyExplanation(
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        KnownAtBasis knownAtBasis,
        List<RecordedLine> items,
        @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {}
