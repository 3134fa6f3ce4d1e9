package nl.opvang.plumbing.projection;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One that reads, with an offset of its own.
 *
 * @param services whose events it reads
 * @param features of which it wants the events, {@code <service>.<feature>}
 * @param afterBatch what is to be done when its offset has moved
 * @param retryNow whether somebody asked for another try of its parked events
 */
record Group(
        String name,
        Set<String> services,
        Set<String> features,
        Sink sink,
        Runnable afterBatch,
        AtomicBoolean retryNow) {
    Group(String name, Set<String> services, Set<String> features, Sink sink, Runnable afterBatch) {
        this(name, services, features, sink, afterBatch, new AtomicBoolean());
    }
}
