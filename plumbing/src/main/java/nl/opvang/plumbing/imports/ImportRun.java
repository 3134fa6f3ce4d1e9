package nl.opvang.plumbing.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import, as it is asked after.
 *
 * @param lines how many there are
 * @param failure why it ended before all of them were answered
 */
record ImportRun(
        UUID importId,
        Instant askedAt,
        @Nullable Instant endedAt,
        int lines,
        int accepted,
        int refused,
        @Nullable String failure) {
    /** Also asked for by templates, which call nothing else than what is public. */
    public int answered() {
        return accepted + refused;
    }

    public boolean isUnderWay() {
        return endedAt == null;
    }
}
