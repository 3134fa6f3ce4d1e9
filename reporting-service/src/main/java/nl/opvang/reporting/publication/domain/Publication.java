package nl.opvang.reporting.publication.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.reporting.PublicationEvent;
import nl.opvang.contracts.reporting.PublishedFigures;

/** What was published about a week. */
public sealed interface Publication {
    /** What was asked for under each id that stands for an edition. */
    Map<UUID, Asked> asked();

    /** What tells one edition from another; the figures follow from it. */
    record Asked(String explanation, LocalDate on, LocalDate registeredOn, Instant knownAt) {
        static Asked of(PublicationCommand command) {
            var figures = command.figures();
            return new Asked(
                    switch (command) {
                        case PublicationCommand.Publish _ -> "";
                        case PublicationCommand.Replace replace -> replace.explanation();
                    },
                    figures.on(),
                    figures.registeredOn(),
                    figures.knownAt());
        }

        static Asked of(PublicationEvent event) {
            var figures = event.figures();
            return new Asked(
                    switch (event) {
                        case PublicationEvent.Published _ -> "";
                        case PublicationEvent.Replaced replaced -> replaced.explanation();
                    },
                    figures.on(),
                    figures.registeredOn(),
                    figures.knownAt());
        }
    }

    /** Nothing yet. */
    record Unpublished() implements Publication {
        @Override
        public Map<UUID, Asked> asked() {
            return Map.of();
        }
    }

    /**
     * Something.
     *
     * @param last the edition that holds
     */
    record InPrint(Map<UUID, Asked> asked, UUID last, int edition, PublishedFigures figures) implements Publication {
        public InPrint {
            asked = Map.copyOf(asked);
        }
    }

    static Publication evolve(Publication publication, PublicationEvent event) {
        var asked = new HashMap<>(publication.asked());
        asked.put(event.editionId(), Asked.of(event));
        return new InPrint(asked, event.editionId(), event.edition(), event.figures());
    }
}
