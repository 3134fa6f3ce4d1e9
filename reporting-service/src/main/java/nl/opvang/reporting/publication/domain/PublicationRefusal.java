package nl.opvang.reporting.publication.domain;

import java.util.UUID;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.decision.Refusal;

/** Why nothing is published. */
public sealed interface PublicationRefusal extends Refusal {
    /** The id already stands for another edition. */
    record IdTaken(UUID id) implements PublicationRefusal {}

    /** There are figures about the week; others can only replace them, with a reason. */
    record AlreadyPublished(Week week) implements PublicationRefusal {}

    /** There is nothing to replace. */
    record NothingPublished(Week week) implements PublicationRefusal {}

    /** What is published about a week is about its own days. */
    record DayOutsideWeek(String field) implements PublicationRefusal {}

    /** A day that lies after the moment of knowledge is a forecast. */
    record DayNotYetKnown(String field) implements PublicationRefusal {}

    /** Nobody decided which small numbers of people are withheld, and what was public once stays public. */
    record WithholdingNotDecided() implements PublicationRefusal {}

    /** The figures are those that were published. */
    record NothingDiffers(Week week) implements PublicationRefusal {}
}
