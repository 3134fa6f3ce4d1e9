package nl.opvang.allocation.target.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * How a region divides its target over its municipalities on a day, beside a proposal by population.
 *
 * @param knownAt as known then, that moment included
 * @param projectedThrough everything recorded by then is here; a later {@code knownAt} is not answered
 * @param targetPlaces with what is asked for on top; null when nothing was decided for the day
 * @param referenceSet whose inhabitants the proposal counts
 * @param proposedPlaces the parts together, each of which was rounded on its own; null without a target
 * @param dividedPlaces what the region divided; null when it did not
 * @param differenceFromTarget the target less what was divided; null without either
 * @param effectiveOn first day of the division; null without one
 * @param source where it was decided; null without one
 */
public record DividedTarget(
        @Example("VR01") RegionCode region,
        @Example("Groningen") String name,
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        @Nullable Long targetPlaces,
        @Example("cbs-2022-01-01.v1") ReferenceSetId referenceSet,
        @Nullable Long proposedPlaces,
        @Nullable Long dividedPlaces,
        @Nullable Long differenceFromTarget,
        @Nullable LocalDate effectiveOn,

        @Example("Board of the safety region, 3 June 2025") @Nullable
        String source,

        List<Part> items) {
    /**
     * What municipalities have together: more than one where their inhabitants are known only as those of the one that they
     * became later.
     *
     * @param inhabitants null where they are known only as part of another region's
     * @param proposedPlaces null without inhabitants or without a target
     * @param decidedPlaces null when the region said nothing of them
     * @param difference as decided less the proposal; null without either
     */
    public record Part(
            List<Place> municipalities,
            @Nullable Long inhabitants,
            @Nullable Integer proposedPlaces,
            @Nullable Long decidedPlaces,
            @Nullable Long difference) {}

    /** A municipality of the day. */
    public record Place(
            @Example("GM0014") MunicipalityCode code,
            @Example("Groningen") String name) {}
}
