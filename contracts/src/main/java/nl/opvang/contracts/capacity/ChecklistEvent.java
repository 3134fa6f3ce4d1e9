package nl.opvang.contracts.capacity;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;

/** What the ministry decided about the checklist for the quality of locations. */
public sealed interface ChecklistEvent extends PublishedEvent {
    UUID checklistId();

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.capacity.checklist.decided.v1", Decided.class),
                new EventType<>("nl.opvang.capacity.checklist.corrected.v1", Corrected.class),
                new EventType<>("nl.opvang.capacity.checklist.withdrawn.v1", Withdrawn.class));
    }

    /** From a day on this is the checklist, as far as no decision is known that holds from a later day. */
    record Decided(UUID checklistId, ChecklistTerms terms) implements ChecklistEvent {
        @Override
        public UUID factId() {
            return checklistId;
        }
    }

    /** What the decision should have said from the start, in full. */
    record Corrected(UUID checklistId, UUID correctionId, ChecklistTerms terms) implements ChecklistEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return checklistId;
        }
    }

    /** The decision never should have been: on no day it was the checklist. */
    record Withdrawn(UUID checklistId, UUID correctionId) implements ChecklistEvent {
        @Override
        public UUID factId() {
            return correctionId;
        }

        @Override
        public UUID correctedFactId() {
            return checklistId;
        }
    }
}
