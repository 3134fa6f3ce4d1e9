package nl.opvang.contracts.allocation;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;

/**
 * That a person is forgotten: whoever holds anything that says who the number is, or what the person is like, deletes it
 * on reading this, and again after every restore. Quantities stay what they were.
 */
public sealed interface ForgettingEvent extends PublishedEvent {
    PersonId personId();

    /**
     * From now on the number stands for nobody.
     *
     * @param merged the person's other numbers, of persons that turned out to be this one: neither do they
     */
    record PersonForgotten(PersonId personId, ForgettingId forgettingId, List<PersonId> merged, ForgettingReason why)
            implements ForgettingEvent {
        public PersonForgotten {
            merged = List.copyOf(merged);
        }

        @Override
        public UUID factId() {
            return forgettingId.id();
        }
    }

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(new EventType<>("nl.opvang.allocation.forgetting.person-forgotten.v1", PersonForgotten.class));
    }
}
