package nl.opvang.plumbing.relay;

import java.time.Instant;
import java.util.List;

/**
 * A promise of one service: everything that it recorded before {@code through} lies below these offsets, acknowledged.
 *
 * @param topicId the topic's own id, another one when a lost topic was filled again
 * @param offsets the next offset of each partition, in order of partition
 */
public record Watermark(String service, Instant through, String topicId, List<Long> offsets) {
    /** Bounded by construction: one per partition. */
    public Watermark {
        offsets = List.copyOf(offsets);
    }
}
