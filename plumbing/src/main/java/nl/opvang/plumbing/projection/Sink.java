package nl.opvang.plumbing.projection;

import java.util.List;

/** Where a group's events go. Each call is one transaction that also moves the group's offset. */
interface Sink {
    /** How many events it takes at most at once: a transaction must end well within its time limit. */
    int most();

    /** Takes these events and moves the offset, or throws and leaves both as they were. */
    void take(List<Incoming> events, Runnable moveOffset);

    /** Puts one event aside with its reason and moves the offset. */
    void park(Incoming event, String reason, Runnable moveOffset);

    /** Tries parked events again, in order per aggregate. */
    void retryParked();
}
