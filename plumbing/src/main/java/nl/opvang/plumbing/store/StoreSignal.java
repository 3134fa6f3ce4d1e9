package nl.opvang.plumbing.store;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes the readers in this process after a commit, or when another service has written and waits to hear how far this
 * one is. Readers in other processes poll.
 */
public final class StoreSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private long count;

    /** How often it was raised: read before looking into the store. */
    public long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Something was committed, or somebody waits to hear that nothing was. */
    public void raise() {
        lock.lock();
        try {
            count++;
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it was raised since {@code seen} was read, at most this long. */
    public void await(long seen, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (count == seen && left > 0) left = raised.awaitNanos(left);
        } finally {
            lock.unlock();
        }
    }
}
