package nl.opvang.reporting.targetgap.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.allocation.FigureProvenance;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * A part of what was decided, with the event that says so.
 *
 * @param figure of which figure it is a part: those of one figure add up to it
 * @param eventId the decision, or its last correction
 * @param type name of that event
 * @param region null of the national number
 * @param municipality as the division names it; null of what is not divided
 * @param provenance null of what a region says of itself, and of the national number
 * @param from first day on which it holds
 * @param until first day on which it no longer does; null where that is the day of the next decision
 */
record TargetPart(
        Of figure,
        UUID eventId,
        @Example("nl.opvang.allocation.target.decided.v1") String type,
        Instant knownAt,
        @Nullable RegionCode region,
        @Nullable MunicipalityCode municipality,
        long places,
        @Nullable FigureProvenance provenance,
        LocalDate from,
        @Nullable LocalDate until,
        @Example("A made-up letter of 1 March 2025") String source) {
    /** The figures of a target and of what is held against it. */
    enum Of {
        /** The decided figure of a region: with what is on top the target. */
        DECIDED,
        /** What a region is asked for on top for a time: part of the target. */
        ON_TOP,
        /** What a region plans to have. */
        PLANNED,
        /** What a region divided over a municipality. */
        DIVIDED,
        /** The number decided for the country, of which the regions are no parts. */
        NATIONAL
    }
}
