package nl.opvang.capacity.quality.domain;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.plumbing.decision.Refusal;

/** What stands in the way of saying something about the quality of a location. */
public sealed interface QualityRefusal extends Refusal {
    /** Nobody opened it, as far as is known yet. */
    record LocationNotKnown(LocationId locationId) implements QualityRefusal {}

    /** The id already stands for something else that was said. */
    record IdTaken(UUID id) implements QualityRefusal {}

    /** On that day there was no checklist. */
    record NoChecklist(LocalDate on) implements QualityRefusal {}

    /** The checklist of the day has no such item. */
    record ItemUnknown(String code) implements QualityRefusal {}

    /** The item has two results. */
    record ItemTwice(String code) implements QualityRefusal {}

    record InspectionUnknown(UUID inspectionId) implements QualityRefusal {}

    /** Another inspection took its place, or it was withdrawn. */
    record InspectionCorrected(UUID inspectionId) implements QualityRefusal {}

    /** The inspection did not find that the item was not met: there is nothing to do about it. */
    record NothingToDo(String code) implements QualityRefusal {}

    record FollowUpUnknown(UUID followUpId) implements QualityRefusal {}
}
