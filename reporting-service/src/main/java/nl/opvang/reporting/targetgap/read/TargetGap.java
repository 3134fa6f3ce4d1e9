package nl.opvang.reporting.targetgap.read;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.allocation.FigureProvenance;
import nl.opvang.contracts.allocation.ReferenceSetId;
import nl.opvang.contracts.allocation.TargetBasis;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.reporting.figure.read.AreaName;
import org.jspecify.annotations.Nullable;

/**
 * How far an area is from its target.
 *
 * @param targetPlaces the decided figure and what is asked for on top, for the country the sum of the regions; null
 *     when nothing was decided for the day
 * @param targetProvenance of the decided figure; a sum is published when all its parts are
 * @param oneOffs what is part of the target for a time only
 * @param realisedPlaces municipal places that are there, those out of use included
 * @param gap places short; negative when there are more than asked for
 * @param planned what regions plan to have on the day; null when none of them said
 * @param nextTarget the next decision to take effect, compared with what is there on the day asked
 * @param divided what the region divided over its municipalities; null when it did not, and for the country
 * @param national the decided national number; null for a region
 */
public record TargetGap(
        AreaName area,
        @Nullable Long targetPlaces,
        @Nullable FigureProvenance targetProvenance,
        List<OnTop> oneOffs,
        long realisedPlaces,
        @Nullable Long gap,
        @Nullable Planned planned,
        @Nullable NextTarget nextTarget,
        @Nullable Divided divided,
        @Nullable National national) {
    /** Places asked for on top of the decided figure. */
    public record OnTop(
            long places,
            FigureProvenance provenance,
            LocalDate from,
            LocalDate until,
            @Example("A made-up letter of 1 March 2025") String source) {}

    /**
     * What regions plan to have, said by themselves.
     *
     * @param places all municipal places by then, those that are there already included
     * @param gap the target less these; null without a target, and for the country until every region said
     * @param regions how many regions said
     */
    public record Planned(long places, @Nullable Long gap, int regions) {}

    /**
     * The next decision to take effect.
     *
     * @param targetPlaces with what is asked for on top on that day
     * @param planned what regions plan to have on that day; null when none of them said
     */
    public record NextTarget(
            LocalDate effectiveOn,
            long targetPlaces,
            FigureProvenance targetProvenance,
            long gap,
            @Nullable Planned planned) {}

    /**
     * A region's own division.
     *
     * @param places over all its municipalities
     * @param differenceFromTarget the target less what was divided; null without a target
     */
    public record Divided(
            LocalDate effectiveOn,
            long places,
            @Nullable Long differenceFromTarget,
            List<Share> municipalities,
            @Example("A made-up letter of 1 March 2025") String source) {}

    /**
     * A municipality's part of it.
     *
     * @param decidedFor the municipalities that were named: itself, or those that became part of it since
     */
    public record Share(AreaName area, long places, List<MunicipalityCode> decidedFor) {}

    /**
     * The number that was decided for the country.
     *
     * @param differenceFromRegions the number less the sum of the regional figures, each of which was rounded on its own
     */
    public record National(
            TargetId targetId,
            long places,
            long differenceFromRegions,
            LocalDate effectiveOn,
            @Nullable LocalDate announcedOn,
            TargetBasis basis,
            @Example("cbs-2022-01-01.v1") @Nullable ReferenceSetId referenceSet,
            @Example("A made-up letter of 1 March 2025") String source) {}
}
