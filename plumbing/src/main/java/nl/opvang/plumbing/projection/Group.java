package nl.opvang.plumbing.projection;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * One that reads, with an offset of its own.
 *
 * @param services whose events it reads
 * @param features of which it wants the events, {@code <service>.<feature>}
 * @param standsAside whether it may not read for now
 * @param afterBatch what is to be done when its offset has moved
 * @param retryNow whether somebody asked for another try of its parked events
 */
record Group(
        String name,
        Set<String> services,
        Set<String> features,
        Sink sink,
        BooleanSupplier standsAside,
        Runnable afterBatch,
        AtomicBoolean retryNow) {
    Group(
            String name,
            Set<String> services,
            Set<String> features,
            Sink sink,
            BooleanSupplier standsAside,
            Runnable afterBatch) {
        this(name, services, features, sink, standsAside, afterBatch, new AtomicBoolean());
    }
}
