package nl.opvang.plumbing.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.StoreSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Everything of a service that reads events: a group per projection and per reaction. */
public final class Readers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final int MOST_COUNTED = 100_000;

    private final String service;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final KafkaAccess kafka;
    private final EventReader reader;
    private final EventLog log;
    private final StoreSignal stored;
    private final Runnable hurry;
    private final ParkedEvents parked;
    private final LiveVersions versions;
    private final Offsets offsets;
    private final StoreSignal advanced = new StoreSignal();
    private final StoreSignal moved = new StoreSignal();
    private final Throughs throughs;
    private final Watermarks watermarks;
    private final PassedWatermarks passed;
    private final Map<String, Set<String>> foreign = new LinkedHashMap<>();
    private final List<Group> together = new ArrayList<>();
    private final Map<String, Runnable> retries = new LinkedHashMap<>();
    private final List<Runnable> closes = new ArrayList<>();
    private final List<Runnable> starts = new ArrayList<>();

    /** @param hurry asks this service to tell how far it is: another one has written, and an answer may wait for all */
    public Readers(
            String service,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            KafkaAccess kafka,
            EventReader reader,
            EventLog log,
            StoreSignal stored,
            Runnable hurry,
            JsonMapper mapper) {
        this.service = service;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.kafka = kafka;
        this.reader = reader;
        this.log = log;
        this.stored = stored;
        this.hurry = hurry;
        this.parked = new ParkedEvents(jdbc, mapper);
        this.versions = new LiveVersions(service, jdbc);
        this.offsets = new Offsets(jdbc);
        this.throughs = new Throughs(jdbc, offsets, advanced);
        this.watermarks = new Watermarks(service, kafka, mapper, this::arrived);
        this.passed = new PassedWatermarks(service, foreign, offsets, watermarks, throughs, moved);
    }

    /** Has this projection's rows written from the first event on. */
    public void add(Projection projection) {
        var group = versions.group(projection);
        if (versions.areAhead(projection))
            LOG.warn("{} is not read: its rows are of a later release", projection.name());
        var sink = new ProjectionSink(
                group, projection, reader, parked, jdbc, transaction, () -> versions.requireWritable(projection));
        BooleanSupplier standsAside = () -> versions.areAhead(projection);
        if (projection.sources().contains(service))
            addOwn(group, projection.sources(), projection.features(), sink, standsAside);
        else together.add(foreign(group, projection.sources(), projection.features(), sink, standsAside));
    }

    /** Has this reaction answer every event from the first on. */
    public void add(Reaction reaction, Commands commands) {
        var group = service + "." + reaction.name() + ".v1";
        var sink = new ReactionSink(group, reaction, commands, reader, parked, transaction);
        if (reaction.sources().contains(service))
            addOwn(group, reaction.sources(), reaction.features(), sink, () -> false);
        else addForeign(List.of(foreign(group, reaction.sources(), reaction.features(), sink, () -> false)));
    }

    private void addOwn(
            String group, Set<String> services, Set<String> features, Sink sink, BooleanSupplier standsAside) {
        if (services.size() > 1)
            throw new IllegalArgumentException(group + " reads either its own store or other services");
        var source = new StoreSource(group, service, features, sink, standsAside, offsets, throughs, log, stored);
        starts.add(source::start);
        closes.add(source::close);
        retries.put(group, source::retryParked);
    }

    private Group foreign(
            String name, Set<String> services, Set<String> features, Sink sink, BooleanSupplier standsAside) {
        var group = new Group(name, services, features, sink, standsAside, moved::raise);
        foreign.put(name, services);
        retries.put(name, () -> group.retryNow().set(true));
        return group;
    }

    private void addForeign(List<Group> groups) {
        var source = new KafkaSource(groups, offsets, kafka, reader);
        starts.add(source::start);
        closes.add(source::close);
    }

    /** How far each projection is. */
    public ProjectedThrough projectedThrough() {
        return new ProjectedThrough(versions, throughs, advanced);
    }

    /** Starts reading, in threads of its own. */
    public void start() {
        if (!together.isEmpty()) addForeign(together);
        watermarks.start();
        passed.start();
        starts.forEach(Runnable::run);
    }

    /** Names of all groups. */
    public Set<String> groups() {
        return Set.copyOf(retries.keySet());
    }

    /** Events that the group has not dealt with: its service's own counted up to 100,000, foreign ones as announced. */
    public long lag(String group) {
        var services = foreign.get(group);
        if (services == null) return log.countAfter(offsets.store(group), MOST_COUNTED);
        return services.stream()
                .mapToLong(source -> throughs.lag(group, watermarks, source))
                .sum();
    }

    /** The moment before which everything recorded was dealt with; {@link Instant#EPOCH} when that is not known. */
    public Instant through(String group) {
        var services = foreign.getOrDefault(group, Set.of(service));
        var known = throughs.of(group);
        return services.stream()
                .map(source -> known.getOrDefault(source, Instant.EPOCH))
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** Events of the group that are put aside. */
    public long parked(String group) {
        return parked.count(group);
    }

    /** What these are events of: at most so many, the longest parked first. */
    public List<ParkedAggregate> parkedAggregates(String group, int limit) {
        return parked.parkedAggregates(group, limit);
    }

    /** Tries the group's parked events again soon; it also happens by itself every ten seconds. */
    public void retryParked(String group) {
        var retry = retries.get(group);
        if (retry != null) retry.run();
    }

    /**
     * Empties the projection's rows and forgets where it stood, in one transaction; to be called while it is not
     * being read. The next start builds the rows anew from the first event.
     */
    public void rebuild(Projection projection) {
        transaction.executeWithoutResult(status -> {
            projection.clear();
            offsets.forget(versions.group(projection));
            versions.renew(projection);
        });
    }

    private void arrived(String source, boolean events) {
        // An answer that is to contain those events waits for all sources: the quiet ones say at once that they are
        // quiet.
        if (events && !source.equals(service)) hurry.run();
        moved.raise();
    }

    @Override
    public void close() {
        closes.forEach(Runnable::run);
        watermarks.close();
        passed.close();
    }
}
