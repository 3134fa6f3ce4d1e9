package nl.opvang.capacity.location.read;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was said about a location.
 *
 * @param id the client's own; a correction names it
 * @param type name of the event that records it
 * @param said the event's payload
 * @param correctedBy the fact that took its place or withdrew it; null while it stands
 */
record LocationFact(
        UUID id,

        @Example("nl.opvang.capacity.location.places-changed.v1")
        String type,

        long sequence,
        UUID eventId,
        Instant recordedAt,
        Instant knownAt,
        @Example("Counted again") @Nullable String reason,
        Map<String, Object> said,
        @Nullable UUID correctedBy) {}
