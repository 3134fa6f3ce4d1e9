package nl.opvang.plumbing.replay;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds what was said to the outside, which may not depend on any view, against what the events say now. */
public interface Witness {
    /**
     * One thing that was said.
     *
     * @param key which one
     * @param said what was published, locked or paid
     * @param replayed what the replayed rows say it should have been; null when they say nothing
     */
    record Testimony(
            String key, Map<String, Object> said, @Nullable Map<String, Object> replayed) {
        boolean isBorneOut() {
            return said.equals(replayed);
        }
    }

    /** What it is about, in one word. */
    String about();

    /** Answers a question from the live rows. */
    interface Live {
        <T> T ask(Supplier<T> question);
    }

    /**
     * Tells all that was said up to a moment. It is called where the service's own questions are answered from replayed
     * rows.
     */
    void testify(Instant knownAt, Live live, Consumer<Testimony> testimony);
}
