package nl.opvang.reporting.targetgap.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.reporting.figure.read.AreaName;
import nl.opvang.reporting.figure.read.FigureLine;
import nl.opvang.reporting.figure.read.KnownAtBasis;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of a gap: what was decided, which adds up to the target, and the changes in places, which add up to what is
 * there.
 *
 * @param targetPlaces the sum of what is decided and on top; null when nothing was decided for the day
 * @param realisedPlaces the sum of the lines of all pages
 * @param target all of it, on every page
 * @param items lines of the places that are there, in the order of their recording
 * @param nextCursor where the next page begins, as known at the same moment; null at the end
 */
record TargetGapExplanation(
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        KnownAtBasis knownAtBasis,
        AreaName area,
        @Nullable Long targetPlaces,
        long realisedPlaces,
        @Nullable Long gap,
        List<TargetPart> target,
        List<FigureLine> items,
        @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {}
