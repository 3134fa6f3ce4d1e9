package nl.opvang.contracts.reporting;

import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;

/**
 * What was made public about a week, in the very figures: an edition is replaced by a next one, and stays what it was.
 * Fields are only ever added.
 */
public sealed interface PublicationEvent extends PublishedEvent {
    Week week();

    UUID editionId();

    /** Counts the editions about the week, from 1. */
    int edition();

    PublishedFigures figures();

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.reporting.publication.published.v1", Published.class),
                new EventType<>("nl.opvang.reporting.publication.replaced.v1", Replaced.class));
    }

    /** The first figures about the week. */
    record Published(Week week, UUID editionId, PublishedFigures figures) implements PublicationEvent {
        @Override
        public int edition() {
            return 1;
        }

        @Override
        public UUID factId() {
            return editionId;
        }
    }

    /**
     * Figures that take the place of those published before.
     *
     * @param replacedId the edition whose place they take
     * @param explanation why, for everyone to read
     */
    record Replaced(
            Week week, UUID editionId, int edition, UUID replacedId, String explanation, PublishedFigures figures)
            implements PublicationEvent {
        @Override
        public UUID factId() {
            return editionId;
        }

        @Override
        public UUID correctedFactId() {
            return replacedId;
        }
    }
}
