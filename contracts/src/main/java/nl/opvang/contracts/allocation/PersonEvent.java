package nl.opvang.contracts.allocation;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;

/**
 * Which two persons turned out to be one, and when that was a mistake. Nothing that was said of either is said again: it
 * keeps its person, who leads to the one that survives.
 */
public sealed interface PersonEvent extends PublishedEvent {
    PersonId personId();

    MergeId mergeId();

    /** Without ledger lines, but who is counted as one does. */
    @Override
    default boolean figuresRestOnIt() {
        return true;
    }

    /** The person is another one: whatever names it means that one from now on. The envelope holds the reason. */
    record Merged(PersonId personId, MergeId mergeId, PersonId survivor) implements PersonEvent {
        @Override
        public UUID factId() {
            return mergeId.id();
        }
    }

    /** The other side of {@link Merged}, in the same transaction. */
    record Absorbed(PersonId personId, MergeId mergeId, PersonId merged) implements PersonEvent {
        @Override
        public UUID factId() {
            return mergeId.id();
        }
    }

    /** The person is not that one after all, and is itself again. The envelope holds the reason. */
    record MergeUndone(PersonId personId, MergeId mergeId, PersonId survivor) implements PersonEvent {
        @Override
        public UUID correctedFactId() {
            return mergeId.id();
        }
    }

    /** The other side of {@link MergeUndone}, in the same transaction. */
    record Released(PersonId personId, MergeId mergeId, PersonId merged) implements PersonEvent {
        @Override
        public UUID correctedFactId() {
            return mergeId.id();
        }
    }

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.allocation.person.merged.v1", Merged.class),
                new EventType<>("nl.opvang.allocation.person.absorbed.v1", Absorbed.class),
                new EventType<>("nl.opvang.allocation.person.merge-undone.v1", MergeUndone.class),
                new EventType<>("nl.opvang.allocation.person.released.v1", Released.class));
    }
}
