package nl.opvang.plumbing.store;

import nl.opvang.contracts.event.Envelope;

/** An event as it lies in the store. */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying every payload would cost more than it protects
public record StoredEvent(StorePosition at, Envelope envelope, byte[] payload) {}
