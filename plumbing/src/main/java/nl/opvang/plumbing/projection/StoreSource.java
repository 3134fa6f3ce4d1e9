package nl.opvang.plumbing.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.store.EventFollower;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.OutOfTime;
import nl.opvang.plumbing.store.StorePosition;
import nl.opvang.plumbing.store.StoreSignal;
import nl.opvang.plumbing.store.StoredEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds one group from the service's own store; of several replicas the one whose offset still holds wins. */
final class StoreSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreSource.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration GATHERING = Duration.ofMillis(30);
    private static final Duration RETRY_PARKED = Duration.ofSeconds(10);

    private final String group;
    private final String service;
    private final Set<String> features;
    private final Sink sink;
    private final BooleanSupplier standsAside;
    private final Offsets offsets;
    private final Throughs throughs;
    private final EventLog log;
    private final StoreSignal signal;
    private final AtomicBoolean retryNow = new AtomicBoolean();
    private final SteadyWork work;

    StoreSource(
            String group,
            String service,
            Set<String> features,
            Sink sink,
            BooleanSupplier standsAside,
            Offsets offsets,
            Throughs throughs,
            EventLog log,
            StoreSignal signal) {
        this.group = group;
        this.service = service;
        this.features = features;
        this.sink = sink;
        this.standsAside = standsAside;
        this.offsets = offsets;
        this.throughs = throughs;
        this.log = log;
        this.signal = signal;
        this.work = new SteadyWork(group, PAUSE, this::read);
    }

    void start() {
        work.start();
    }

    private void read() throws InterruptedException {
        if (!standsAside.getAsBoolean()) new Session().read();
    }

    /** Asks for another try of all parked events. */
    void retryParked() {
        retryNow.set(true);
        signal.raise();
    }

    @Override
    public void close() {
        work.close();
    }

    /** One stretch of reading, until something fails or the service stops. */
    private final class Session {
        private final EventFollower follower = new EventFollower(log, signal, sink.most(), GATHERING);
        private StorePosition reached = offsets.store(group);
        private @Nullable Instant recorded;
        private long retriedNanos = System.nanoTime();

        void read() throws InterruptedException {
            while (work.running()) {
                var events = follower.after(reached);
                var through = follower.through();
                if (!events.isEmpty()) take(events, through);
                if (through != null && !through.equals(recorded)) throughs.record(passed(through));
                recorded = through;
                retryParkedWhenDue();
                follower.awaitMore();
            }
        }

        private List<Throughs.Passed> passed(Instant through) {
            return List.of(new Throughs.Passed(new Throughs.Source(group, service), through));
        }

        /** @param through the moment before which it has everything after these events; null when not known */
        private void take(List<StoredEvent> events, @Nullable Instant through) {
            try {
                commit(events, through);
            } catch (RuntimeException e) {
                if (events.size() > 1 && OutOfTime.isMeantBy(e)) {
                    int half = events.size() / 2;
                    take(events.subList(0, half), null);
                    take(events.subList(half, events.size()), through);
                    return;
                }
                if (Failures.passing(e)) throw e;
                // Something in the batch cannot be applied: find it and let the others pass.
                LOG.warn("{} cannot take {} events at once: {}", group, events.size(), SteadyWork.innermost(e));
                events.forEach(this::takeOne);
            }
        }

        private void takeOne(StoredEvent event) {
            try {
                commit(List.of(event), null);
            } catch (RuntimeException e) {
                if (Failures.passing(e)) throw e;
                sink.park(
                        new Incoming(event.envelope(), event.payload()),
                        SteadyWork.innermost(e),
                        () -> offsets.moveStore(group, reached, event.at()));
                reached = event.at();
            }
        }

        private void commit(List<StoredEvent> events, @Nullable Instant through) {
            var wanted = events.stream()
                    .filter(event -> features.contains(
                            KafkaSource.feature(event.envelope().type())))
                    .map(event -> new Incoming(event.envelope(), event.payload()))
                    .toList();
            var to = events.getLast().at();
            sink.take(wanted, () -> {
                offsets.moveStore(group, reached, to);
                if (through != null) throughs.write(passed(through));
            });
            reached = to;
            if (through != null) {
                throughs.tell();
                recorded = through;
            }
        }

        private void retryParkedWhenDue() {
            boolean due = System.nanoTime() - retriedNanos >= RETRY_PARKED.toNanos();
            if (!retryNow.getAndSet(false) && !due) return;
            retriedNanos = System.nanoTime();
            sink.retryParked();
        }
    }
}
