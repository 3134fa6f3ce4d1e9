package nl.opvang.plumbing.replay;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay, as it is asked after.
 *
 * @param knownAt the moment up to which it replays
 * @param askedBy pseudonym of who asked for it
 * @param eventsDone how many events it has been through
 * @param eventsExpected how many there were when it began; null before that
 * @param failure why it failed
 * @param cancelReason why it is to end, or ended, before it was completed
 * @param report what it found, once it is completed
 */
record Replay(
        UUID replayId,
        Instant knownAt,
        String askedBy,
        Instant askedAt,
        ReplayState state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long eventsDone,
        @Nullable Long eventsExpected,
        @Nullable String failure,
        @Nullable String cancelReason,
        @Nullable Report report) {}
