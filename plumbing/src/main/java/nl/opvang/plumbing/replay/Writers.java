package nl.opvang.plumbing.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A few threads that write one batch while whoever gives it to them reads the next. For one thread. */
final class Writers implements AutoCloseable {
    private final ExecutorService threads;
    private final List<Future<?>> underWay = new ArrayList<>();

    /** @param most who write at once */
    Writers(int most) {
        this.threads = Executors.newFixedThreadPool(
                most, Thread.ofPlatform().daemon().name("replay-writer-", 0).factory());
    }

    void write(Runnable work) {
        underWay.add(threads.submit(work));
    }

    /**
     * Waits until all that was given is written.
     *
     * @throws RuntimeException what one of them failed of
     */
    void settle() throws InterruptedException {
        try {
            for (var task : underWay) task.get();
            underWay.clear();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException(e.getCause());
        }
    }

    /** What was not waited for is not needed any more; it ends before the connections do on which it writes. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
