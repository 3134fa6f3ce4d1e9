package nl.opvang.plumbing.assembly;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import nl.opvang.plumbing.projection.Readers;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.store.EventLog;

/** What an operator watches of store, relay and readers; read from the database when asked, so replicas agree. */
final class EventMeters implements MeterBinder {
    private final EventLog log;
    private final Relay relay;
    private final Readers readers;

    EventMeters(EventLog log, Relay relay, Readers readers) {
        this.log = log;
        this.relay = relay;
        this.readers = readers;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("opvang.store.bytes", log, EventLog::bytes)
                .description("Size of the stored events with their indexes")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("opvang.relay.lag.events", relay, Relay::lag)
                .description("Stored events that Kafka has not acknowledged; counted up to 100,000")
                .register(registry);
        Gauge.builder("opvang.relay.lag", relay, Relay::lagSeconds)
                .description("How long the oldest event has waited that Kafka has not acknowledged")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder("opvang.relay.sent.events", relay, Relay::sent)
                .description("Events acknowledged by Kafka since this process started")
                .register(registry);
        for (var group : readers.groups()) {
            Gauge.builder("opvang.projection.lag.events", readers, all -> all.lag(group))
                    .description("Events that the group has not dealt with; counted up to 100,000")
                    .tag("group", group)
                    .register(registry);
            Gauge.builder("opvang.projection.lag", readers, all -> seconds(all.through(group)))
                    .description("How long ago the moment is through which the group is complete")
                    .baseUnit("seconds")
                    .tag("group", group)
                    .register(registry);
            Gauge.builder("opvang.parked.events", readers, all -> all.parked(group))
                    .description("Events put aside because they could not be applied: any is a reason for an alarm")
                    .tag("group", group)
                    .register(registry);
        }
    }

    private static double seconds(Instant through) {
        return Duration.between(through, Instant.now()).toMillis() / 1000.0;
    }
}
