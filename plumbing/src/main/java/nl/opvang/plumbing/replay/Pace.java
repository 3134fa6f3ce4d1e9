package nl.opvang.plumbing.replay;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Leaves part of the time to others while there are any: after each piece of work a rest, in proportion to what the work took. */
final class Pace {
    private final int restPercent;
    private final BooleanSupplier others;
    private long workedNanos = System.nanoTime();

    /** @param restPercent of the whole, work and rest */
    Pace(int restPercent, BooleanSupplier others) {
        this.restPercent = restPercent;
        this.others = others;
    }

    /** Whether all of the machine may be used. */
    boolean isAlone() {
        return !others.getAsBoolean();
    }

    /** Before work; what was waited for until now was none. */
    void begin() {
        workedNanos = System.nanoTime();
    }

    /** After a piece of work; the next begins when this returns. */
    void rest() throws InterruptedException {
        long took = System.nanoTime() - workedNanos;
        if (!isAlone()) Thread.sleep(Duration.ofNanos(took * restPercent / (100 - restPercent)));
        begin();
    }
}
