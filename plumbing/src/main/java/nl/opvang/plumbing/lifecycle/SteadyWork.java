package nl.opvang.plumbing.lifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread whose work is taken up again after every failure, until it is closed. */
public final class SteadyWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyWork.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

    /** Work that returns when {@link SteadyWork#running()} says no more, or when there is nothing to do for now. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private final String name;
    private final Work work;
    private final Duration firstPause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /** @param firstPause time before the next try, doubled after every failure in a row up to two seconds */
    public SteadyWork(String name, Duration firstPause, Work work) {
        this.name = name;
        this.work = work;
        this.firstPause = firstPause;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::runUntilClosed);
    }

    public void start() {
        thread.start();
    }

    /** Whether it should go on. */
    public boolean running() {
        return closed.getCount() > 0;
    }

    private void runUntilClosed() {
        var pause = firstPause;
        while (running()) {
            try {
                work.run();
                pause = firstPause;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                if (running()) LOG.warn("{} stopped and tries again: {}", name, innermost(e));
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
            pause(pause);
        }
    }

    private void pause(Duration duration) {
        try {
            if (closed.await(duration.toMillis(), TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What went wrong, in one line; never more of an event than its type. */
    public static String innermost(Throwable thrown) {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) innermost = innermost.getCause();
        return innermost.getClass().getSimpleName() + ": "
                + String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
    }

    /** Waits for the work to end, at most twenty seconds. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (thread.isAlive() && !thread.join(STOPS_WITHIN)) thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
