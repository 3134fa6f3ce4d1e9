package nl.opvang.plumbing.projection;

import nl.opvang.contracts.event.Envelope;

/** An event on its way into a projection, not yet read into its record. */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying every payload would cost more than it protects
record Incoming(Envelope envelope, byte[] payload) {}
