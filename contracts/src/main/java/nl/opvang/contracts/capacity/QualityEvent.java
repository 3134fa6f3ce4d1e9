package nl.opvang.contracts.capacity;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import org.jspecify.annotations.Nullable;

/** What was found about the quality of a location, and what is done about it; no number of places follows from it. */
public sealed interface QualityEvent extends PublishedEvent {
    LocationId locationId();

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.capacity.quality.inspected.v1", Inspected.class),
                new EventType<>("nl.opvang.capacity.quality.inspection-withdrawn.v1", InspectionWithdrawn.class),
                new EventType<>("nl.opvang.capacity.quality.follow-up-agreed.v1", FollowUpAgreed.class),
                new EventType<>("nl.opvang.capacity.quality.follow-up-done.v1", FollowUpDone.class));
    }

    /**
     * Somebody looked, by a checklist.
     *
     * @param correctedFactId the inspection whose place this takes
     * @param checklistId the checklist as it held on that day
     */
    record Inspected(
            LocationId locationId,
            UUID inspectionId,
            @Nullable UUID correctedFactId,
            LocalDate on,
            UUID checklistId,
            List<ItemResult> results)
            implements QualityEvent {
        public Inspected {
            results = List.copyOf(results);
        }

        @Override
        public UUID factId() {
            return inspectionId;
        }
    }

    /** The inspection never was. */
    record InspectionWithdrawn(LocationId locationId, UUID withdrawalId, UUID inspectionId) implements QualityEvent {
        @Override
        public UUID factId() {
            return withdrawalId;
        }

        @Override
        public UUID correctedFactId() {
            return inspectionId;
        }
    }

    /**
     * Something is going to be done about an item that was not met.
     *
     * @param dueOn last day on which it is in time
     */
    record FollowUpAgreed(
            LocationId locationId, UUID followUpId, UUID inspectionId, String code, String action, LocalDate dueOn)
            implements QualityEvent {
        @Override
        public UUID factId() {
            return followUpId;
        }
    }

    /** It was done. */
    record FollowUpDone(LocationId locationId, UUID doneId, UUID followUpId, LocalDate on) implements QualityEvent {
        @Override
        public UUID factId() {
            return doneId;
        }
    }
}
