package nl.opvang.plumbing.projection;

import java.time.Instant;

/**
 * A thing of which events are put aside.
 *
 * @param events how many
 * @param reason why the first of them could not be applied
 * @param attempts how often it was tried again
 * @param since when the first of them was put aside
 */
public record ParkedAggregate(String aggregateId, long events, String reason, int attempts, Instant since) {}
