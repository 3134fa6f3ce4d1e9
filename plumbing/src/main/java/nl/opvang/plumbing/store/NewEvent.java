package nl.opvang.plumbing.store;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

/** What goes with an event into the store, besides what the store itself gives: Axon's metadata holds one of these. */
public record NewEvent(
        UUID commandId,
        UUID correlationId,
        UUID causationId,
        @Nullable String traceparent,
        String actor,
        String actorRole,
        String onBehalfOf,
        @Nullable String reason,
        @Nullable Instant knownBefore,
        @Nullable UUID corrects) {
    /** Key of this record in the metadata of an Axon event message. */
    public static final String KEY = NewEvent.class.getName();

    /** The record in the metadata of a message, without which no event is stored. */
    public static NewEvent of(Message<?> message) {
        return (NewEvent) Objects.requireNonNull(message.getMetaData().get(KEY));
    }
}
