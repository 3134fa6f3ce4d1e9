package nl.opvang.plumbing.http;

import java.time.Duration;

/** Whether anybody asks or writes anything these seconds. */
public final class Presence {
    private static final Duration LATELY = Duration.ofSeconds(2);

    private volatile long heardNanos = System.nanoTime() - LATELY.toNanos();

    void heard() {
        heardNanos = System.nanoTime();
    }

    /** Whether whoever works in the background has others to think of. */
    public boolean isAnybodyThere() {
        return System.nanoTime() - heardNanos < LATELY.toNanos();
    }
}
