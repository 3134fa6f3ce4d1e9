package nl.opvang.plumbing.command;

import java.time.Instant;
import nl.opvang.plumbing.decision.Refusal;

/** Reasons for refusing any command, whatever its feature. */
public sealed interface CommandRefusal extends Refusal {
    /** An import says it was known before something that is already recorded of the same aggregate was known. */
    record KnownBeforeLastFact(Instant knownAt) implements CommandRefusal {}

    /** Others changed the same aggregate again and again while this was decided. */
    record ChangedConcurrently(String aggregateId) implements CommandRefusal {}

    /** The aggregate is not at the sequence that the caller expected. */
    record AtOtherSequence(long expected, long actual) implements CommandRefusal {}
}
