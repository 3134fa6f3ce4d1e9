package nl.opvang.plumbing.replay;

import java.time.Instant;
import java.util.UUID;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild of a projection, as it is asked after.
 *
 * @param projection its name
 * @param version of the rows that are built
 * @param askedBy pseudonym of who asked for it; {@code release} where a release did, whose rows are to be others
 * @param eventsDone how many events it has been through
 * @param eventsExpected how many there were when it began; null before that
 * @param failure why it failed
 * @param cancelReason why it is to end, or ended, before it took the place of what is live
 * @param switchReason why it is to take that place, or took it
 * @param report how it compares, once it is built
 */
record Rebuild(
        UUID rebuildId,
        @Example("locations") String projection,
        int version,
        String askedBy,
        Instant askedAt,
        ReplayState state,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long eventsDone,
        @Nullable Long eventsExpected,
        @Nullable String failure,
        @Nullable String cancelReason,
        @Nullable String switchReason,
        @Nullable Report report) {}
