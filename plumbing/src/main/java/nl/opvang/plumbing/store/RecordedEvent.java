package nl.opvang.plumbing.store;

import nl.opvang.contracts.event.Envelope;
import nl.opvang.contracts.event.PublishedEvent;

/** An event as a reader gets it, in today's form. */
public record RecordedEvent(Envelope envelope, PublishedEvent event) {}
