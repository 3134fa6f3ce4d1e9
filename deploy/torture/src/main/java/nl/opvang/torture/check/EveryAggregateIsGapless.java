package nl.opvang.torture.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.LoggedEvent;

/** Sequences count from 0 in the order of the store, ids are there once, and knowledge along an aggregate only grows. */
final class EveryAggregateIsGapless implements Check {
    @Override
    public String claim() {
        return "every aggregate is gapless and in order";
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        for (var log : evidence.logs().values()) {
            Map<String, LoggedEvent> last = new HashMap<>();
            var ids = new HashSet<UUID>();
            for (var event : log) {
                if (!ids.add(event.id())) breach.accept("there twice: " + event);
                var before = last.put(event.aggregateId(), event);
                long expected = before == null ? 0 : before.sequence() + 1;
                if (event.sequence() != expected) breach.accept("%s should be #%d".formatted(event, expected));
                var knownBefore = before == null ? Instant.MIN : before.knownAt();
                if (event.knownAt().isBefore(knownBefore))
                    breach.accept("%s was known before %s".formatted(event, before));
                if (event.recordedAt().isBefore(event.knownAt()))
                    breach.accept("%s was recorded before it was known".formatted(event));
            }
        }
    }
}
