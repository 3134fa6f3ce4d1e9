package nl.opvang.plumbing.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import nl.opvang.plumbing.command.Commands.BeforeCommit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets orders that arrive together share a transaction, and so the price of its commit: a caller that finds a lane
 * free carries out everything that waits, its own order among it, and the others are answered after that commit. When
 * anything goes wrong in it, each order is left to its own caller, so that none pays for another.
 */
final class SharedCommits {
    private static final Logger LOG = LoggerFactory.getLogger(SharedCommits.class);
    private static final int LANES = 2;
    private static final int MOST = 64;

    /** An order and what its caller wants done before it commits. */
    record Entry(Order order, BeforeCommit beforeCommit) {}

    /** Nobody knows whether it was committed: none of it may be tried again. */
    static final class InDoubt extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;

        InDoubt(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    private enum Stage {
        WAITING,
        ANSWERED,
        FAILED,
        ALONE
    }

    private static final class Waiting {
        private final Entry entry;
        private final Thread caller = Thread.currentThread();
        private volatile Stage stage = Stage.WAITING;
        private @Nullable Outcome outcome;
        private @Nullable RuntimeException failure;

        Waiting(Entry entry) {
            this.entry = entry;
        }

        void answer(Outcome given) {
            outcome = given;
            move(Stage.ANSWERED);
        }

        void fail(RuntimeException thrown) {
            failure = thrown;
            move(Stage.FAILED);
        }

        void move(Stage to) {
            stage = to;
            LockSupport.unpark(caller);
        }
    }

    private final Function<List<Entry>, List<Outcome>> together;
    private final Function<Entry, Outcome> alone;
    private final Semaphore lanes = new Semaphore(LANES);
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();

    /**
     * @param together carries out all of these in one transaction or, throwing, none; throws {@link InDoubt} when
     *     the commit itself failed
     * @param alone carries out one, with all the patience that it takes
     */
    SharedCommits(Function<List<Entry>, List<Outcome>> together, Function<Entry, Outcome> alone) {
        this.together = together;
        this.alone = alone;
    }

    Outcome send(Order order, BeforeCommit beforeCommit) {
        var mine = new Waiting(new Entry(order, beforeCommit));
        queue.add(mine);
        boolean interrupted = false;
        while (mine.stage == Stage.WAITING) {
            // Where nothing waits, somebody else has this order in hand, as when no lane is free.
            if (carryOutInFreeLane()) continue;
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (mine.failure != null) throw mine.failure;
        var outcome = mine.outcome;
        return outcome == null ? alone.apply(mine.entry) : outcome;
    }

    /** Whether there was a free lane, and something to carry out. */
    private boolean carryOutInFreeLane() {
        if (!lanes.tryAcquire()) return false;
        boolean carriedOut;
        try {
            carriedOut = carryOutWhatWaits();
        } finally {
            lanes.release();
        }
        // Whoever queued while no lane was free waits for this.
        var next = queue.peek();
        if (next != null) LockSupport.unpark(next.caller);
        return carriedOut;
    }

    private boolean carryOutWhatWaits() {
        var group = new ArrayList<Waiting>();
        for (var next = queue.poll(); next != null; next = group.size() < MOST ? queue.poll() : null) group.add(next);
        if (group.isEmpty()) return false;
        try {
            var outcomes =
                    together.apply(group.stream().map(waiting -> waiting.entry).toList());
            for (int i = 0; i < outcomes.size(); i++) group.get(i).answer(outcomes.get(i));
        } catch (InDoubt e) {
            for (var waiting : group) waiting.fail(e.failure);
        } catch (RuntimeException e) {
            LOG.debug("{} orders are carried out one by one", group.size(), e);
        } finally {
            // One of them failed; which one, and whether it may be tried again, each finds out by itself.
            for (var waiting : group) if (waiting.stage == Stage.WAITING) waiting.move(Stage.ALONE);
        }
        return true;
    }
}
