package nl.opvang.plumbing.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait in this process for something, such as a commit. Other processes poll. */
public final class StoreSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private final List<StoreSignal> followers = new CopyOnWriteArrayList<>();
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

    /** Has another signal raised whenever this one is. */
    public void passOn(StoreSignal to) {
        followers.add(to);
    }

    /** It has happened. */
    public void raise() {
        lock.lock();
        try {
            count++;
            raised.signalAll();
        } finally {
            lock.unlock();
        }
        followers.forEach(StoreSignal::raise);
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
