package nl.opvang.contracts.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an event besides its payload: the same in the store, in Kafka headers and in an export.
 *
 * @param eventId UUID version 7
 * @param type stored name, {@code nl.opvang.<service>.<feature>.<fact>.v<n>}
 * @param aggregateId {@code <feature>:<id>}
 * @param sequence place in its aggregate, from 0, without holes
 * @param recordedAt when the store recorded it: the database's clock, microseconds
 * @param knownAt when it was known; equal to {@code recordedAt} except for history import
 * @param causationId the event or command that caused the command
 * @param traceparent W3C trace context of the request
 * @param actor pseudonymous subject who caused it
 * @param onBehalfOf municipality or region code, or {@code NL}
 * @param corrects id of the event that this one corrects
 */
public record Envelope(
        UUID eventId,
        String type,
        String aggregateId,
        long sequence,
        Instant recordedAt,
        Instant knownAt,
        UUID commandId,
        UUID correlationId,
        UUID causationId,
        @Nullable String traceparent,
        String actor,
        String actorRole,
        String onBehalfOf,
        @Nullable String reason,
        @Nullable UUID corrects) {

    /** The service that recorded the event: the third part of its type. */
    public String service() {
        return EventType.part(type, 2);
    }

    /** The feature that decided the event: the fourth part of its type. */
    public String feature() {
        return EventType.part(type, 3);
    }
}
