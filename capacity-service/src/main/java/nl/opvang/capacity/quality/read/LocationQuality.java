package nl.opvang.capacity.quality.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.ChecklistTopic;
import nl.opvang.contracts.capacity.ItemFinding;
import org.jspecify.annotations.Nullable;

/**
 * The quality of a location on a day, as known at a moment, beside its places.
 *
 * @param realisedPlaces on that day, those out of use included; no finding changes them
 * @param inspectedOn the last day on or before it on which somebody looked; null when nobody did
 * @param checklistId the checklist that was used
 * @param notLookedAt items of the checklist that have no result
 * @param items what was found, in the order of the checklist
 * @param followUps what was agreed and not done by that day, the most urgent first, and then what was done
 */
record LocationQuality(
        MunicipalityCode municipality,
        UUID location,
        String name,
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        long realisedPlaces,
        @Nullable UUID inspectionId,
        @Nullable LocalDate inspectedOn,
        @Nullable UUID checklistId,
        int met,
        int notMet,
        int notApplicable,
        int notLookedAt,
        List<Item> items,
        List<FollowUp> followUps) {

    /** @param finding null when it was not looked at */
    record Item(
            String code,
            ChecklistTopic topic,
            String question,
            @Nullable ItemFinding finding,
            @Nullable String remark) {}

    /** @param overdue not done, and the day asked lies after the last day on which it is in time */
    record FollowUp(
            UUID followUpId,
            UUID inspectionId,
            String code,
            String action,
            LocalDate dueOn,
            @Nullable LocalDate doneOn,
            boolean overdue) {}
}
