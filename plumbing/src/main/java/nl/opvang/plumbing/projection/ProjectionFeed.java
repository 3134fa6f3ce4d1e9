package nl.opvang.plumbing.projection;

import java.util.List;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import nl.opvang.plumbing.store.OutOfTime;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands events to a projection as its reader does: the same order, the same parking, nothing twice. Where it stands is
 * for the caller to know, and on whose connections it writes too. For one thread.
 */
public final class ProjectionFeed {
    private final String service;
    private final Projection projection;
    private final String group;
    private final EventReader reader;
    private final ProjectionSink sink;
    private final ParkedEvents parked;

    public ProjectionFeed(
            String service,
            Projection projection,
            EventReader reader,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            JsonMapper mapper) {
        this.service = service;
        this.projection = projection;
        this.reader = reader;
        this.group = new LiveVersions(service, jdbc).group(projection);
        this.parked = new ParkedEvents(jdbc, mapper);
        this.sink = new ProjectionSink(group, projection, reader, parked, jdbc, transaction, () -> {});
    }

    /** The consumer group under which its reader keeps where it stands. */
    public String group() {
        return group;
    }

    /** Whether it reads the service's own store. */
    public boolean isOfOwnStore() {
        return projection.sources().contains(service);
    }

    /** Whether it reads this service's events at all. */
    public boolean reads(String source) {
        return projection.sources().contains(source);
    }

    /** Whether events of this type reach it. */
    public boolean wants(String type) {
        return projection.features().contains(KafkaSource.feature(type));
    }

    /** Reads an event if it wants it, so that whoever applies it need not. */
    public void readAhead(Incoming event) {
        if (wants(event.envelope().type())) event.readAhead(reader);
    }

    /** Applies what it wants of these events, in transactions of its own. */
    public void take(List<Incoming> events) {
        var wanted =
                events.stream().filter(event -> wants(event.envelope().type())).toList();
        if (!wanted.isEmpty()) takeAtOnce(wanted);
    }

    private void takeAtOnce(List<Incoming> events) {
        try {
            sink.take(events, () -> {});
        } catch (RuntimeException e) {
            if (events.size() > 1 && OutOfTime.isMeantBy(e)) {
                int half = events.size() / 2;
                takeAtOnce(events.subList(0, half));
                takeAtOnce(events.subList(half, events.size()));
                return;
            }
            if (Failures.passing(e)) throw e;
            events.forEach(this::takeOne);
        }
    }

    private void takeOne(Incoming event) {
        try {
            sink.take(List.of(event), () -> {});
        } catch (RuntimeException e) {
            if (Failures.passing(e)) throw e;
            sink.park(event, SteadyWork.innermost(e), () -> {});
        }
    }

    /** Tries once more what could not be applied when it came. */
    public void retryParked() {
        sink.retryParked();
    }

    /** How many events it could not apply. */
    public long parked() {
        return parked.count(group);
    }
}
