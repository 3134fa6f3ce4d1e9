package nl.opvang.reporting.targetgap.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.allocation.Prognosis;
import nl.opvang.reporting.figure.read.KnownAtBasis;

/**
 * How far the country and its regions are from their targets on a day, as known at a moment.
 *
 * @param items the country first, then the regions by code
 * @param prognoses what was thought to be needed; no figure above follows from it
 */
record TargetGapsOfAreas(
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        KnownAtBasis knownAtBasis,
        List<TargetGap> items,
        List<Prognosis> prognoses) {}
