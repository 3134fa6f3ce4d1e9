package nl.opvang.plumbing.command;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, on whose behalf, why, and in which chain of causes; it ends up in the envelope of every event that follows.
 *
 * @param actor pseudonymous subject
 * @param onBehalfOf municipality or region code, or {@code NL}
 * @param knownAt only for history import: when the source knew it; otherwise the moment of recording counts
 */
public record CommandContext(
        UUID commandId,
        UUID correlationId,
        UUID causationId,
        @Nullable String traceparent,
        String actor,
        String actorRole,
        String onBehalfOf,
        @Nullable String reason,
        @Nullable Instant knownAt) {
    /** The same, but for the reason. */
    public CommandContext because(@Nullable String other) {
        return new CommandContext(
                commandId, correlationId, causationId, traceparent, actor, actorRole, onBehalfOf, other, knownAt);
    }
}
