package nl.opvang.reporting.publication.domain;

import java.util.UUID;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.decision.Command;

/** What the KCIO can say about the figures of a week. */
public sealed interface PublicationCommand extends Command {
    Week week();

    UUID editionId();

    KnownFigures figures();

    @Override
    default String aggregateId() {
        return "publication:" + week().text();
    }

    /** These are the figures of the week. */
    record Publish(Week week, UUID editionId, KnownFigures figures) implements PublicationCommand {}

    /** These take the place of what was published. */
    record Replace(Week week, UUID editionId, String explanation, KnownFigures figures) implements PublicationCommand {}
}
