package nl.opvang.plumbing.store;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.json.EventReader;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Axon's way into {@code events.event}: appends set-wise, as the first write of the transaction (the table refuses any
 * other), and reads single aggregates. Everything that reads many aggregates uses {@link EventLog}.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {
    private static final String PREFETCHED = PostgresEventStorageEngine.class.getName() + ".prefetched";
    private static final String APPENDED = PostgresEventStorageEngine.class.getName() + ".appended";

    // Sorted, so that two transactions about the same aggregates wait for each other in one direction only.
    private static final String INSERT = """
        insert into events.event (event_id, type, aggregate_id, sequence, known_before, command_id, correlation_id,
                                  causation_id, traceparent, actor, actor_role, on_behalf_of, reason, corrects,
                                  payload)
        select event_id, type, aggregate_id, sequence, known_before, command_id, correlation_id,
               causation_id, traceparent, actor, actor_role, on_behalf_of, reason, corrects, payload::jsonb
        from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::uuid[], ?::uuid[],
                    ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[])
             as new (event_id, type, aggregate_id, sequence, known_before, command_id, correlation_id,
                     causation_id, traceparent, actor, actor_role, on_behalf_of, reason, corrects, payload)
        order by aggregate_id, sequence
        returning event_id, recorded_at, known_at, (select %s)\
        """.formatted(ServerLife.SQL);

    private static final String OF_AGGREGATES = "select " + EventRows.COLUMNS + """

        from events.event where aggregate_id = any (?) and sequence >= ? order by aggregate_id, sequence\
        """;

    private final JdbcTemplate jdbc;
    private final EventReader reader;
    private final List<InlineProjection> inline;
    private final StoreSignal signal;
    private final Predicate<String> trusted;

    /** For a store that nobody else knows anything of. */
    public PostgresEventStorageEngine(
            JdbcTemplate jdbc, EventReader reader, List<InlineProjection> inline, StoreSignal signal) {
        this(jdbc, reader, inline, signal, life -> true);
    }

    /** @param trusted on which {@linkplain ServerLife life} of the server events may be added */
    public PostgresEventStorageEngine(
            JdbcTemplate jdbc,
            EventReader reader,
            List<InlineProjection> inline,
            StoreSignal signal,
            Predicate<String> trusted) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.trusted = trusted;
        this.inline = List.copyOf(inline);
        this.signal = signal;
    }

    /**
     * Reads these aggregates with one query; later loads in the same unit of work take what was read.
     *
     * @return the ids that have events
     */
    public Collection<String> prefetch(Collection<String> aggregateIds) {
        var events = read(aggregateIds, 0).stream().collect(groupingBy(DomainEventMessage::getAggregateIdentifier));
        Map<String, List<DomainEventMessage<?>>> prefetched =
                CurrentUnitOfWork.get().root().getOrComputeResource(PREFETCHED, key -> new HashMap<>());
        prefetched.putAll(events);
        return events.keySet();
    }

    /** Envelopes of the events that the current unit of work has stored so far, in order. */
    public static List<Envelope> appended() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(APPENDED, key -> new ArrayList<>());
    }

    /** The last sequence of each of these aggregates that has events. */
    public Map<String, Long> lastSequences(Collection<String> aggregateIds) {
        var last = new HashMap<String, Long>();
        jdbc.query("""
            select id, (select max(sequence) from events.event where aggregate_id = id)
            from unnest(?) as id\
            """, statement -> statement.setArray(1, texts(statement.getConnection(), aggregateIds)), row -> {
            long sequence = row.getLong(2);
            if (!row.wasNull()) last.put(row.getString(1), sequence);
        });
        return last;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        var events = messages.stream()
                .map(message -> (DomainEventMessage<?>) message)
                .toList();
        var stamps = insert(events);
        var recorded = new ArrayList<RecordedEvent>(events.size());
        for (var event : events) {
            var payload = (PublishedEvent) event.getPayload();
            var stamp = stamps.get(event.getIdentifier());
            if (stamp == null) throw new IllegalStateException("the store did not answer for an event");
            recorded.add(new RecordedEvent(envelope(event, payload, stamp), payload));
        }
        var unitOfWork = CurrentUnitOfWork.get().root();
        recorded.forEach(event -> appended().add(event.envelope()));
        projectInline(recorded);
        unitOfWork.afterCommit(done -> signal.raise());
    }

    /** Writes what is always written in the transaction of these events. */
    public void projectInline(List<RecordedEvent> recorded) {
        for (var projection : inline) {
            var wanted = recorded.stream()
                    .filter(event -> projection
                            .features()
                            .contains(featureOf(event.envelope().aggregateId())))
                    .toList();
            if (!wanted.isEmpty()) project(projection, wanted);
        }
    }

    private void project(InlineProjection projection, List<RecordedEvent> events) {
        try {
            projection.project(events);
        } catch (RuntimeException e) {
            throw ConstraintViolated.in(e)
                    .flatMap(violated -> projection.refusal(violated).map(reason -> new ConstraintViolated(reason, e)))
                    .map(RuntimeException.class::cast)
                    .orElse(e);
        }
    }

    private record Stamp(Instant recordedAt, Instant knownAt) {}

    private Map<String, Stamp> insert(List<? extends DomainEventMessage<?>> events) {
        return execute(connection -> {
            try (var insert = connection.prepareStatement(INSERT)) {
                bind(insert, events);
                var stamps = new HashMap<String, Stamp>();
                try (var rows = insert.executeQuery()) {
                    while (rows.next()) {
                        if (!trusted.test(rows.getString(4)))
                            throw new DataAccessResourceFailureException("the server may have been restored meanwhile");
                        stamps.put(
                                rows.getString(1), new Stamp(EventRows.instant(rows, 2), EventRows.instant(rows, 3)));
                    }
                }
                return stamps;
            } catch (PSQLException e) {
                if (ConcurrentAppend.isMeantBy(e)) throw new ConcurrentAppend(e);
                throw e;
            }
        });
    }

    private void bind(PreparedStatement insert, List<? extends DomainEventMessage<?>> events) throws SQLException {
        var connection = insert.getConnection();
        column(insert, 1, "uuid", events, DomainEventMessage::getIdentifier);
        column(insert, 2, "text", events, event -> reader.typeOf((PublishedEvent) event.getPayload()));
        column(insert, 3, "text", events, DomainEventMessage::getAggregateIdentifier);
        column(insert, 4, "bigint", events, DomainEventMessage::getSequenceNumber);
        insert.setArray(
                5,
                connection.createArrayOf(
                        "timestamptz",
                        events.stream()
                                .map(event -> timestamp(NewEvent.of(event).knownBefore()))
                                .toArray()));
        column(insert, 6, "uuid", events, event -> NewEvent.of(event).commandId());
        column(insert, 7, "uuid", events, event -> NewEvent.of(event).correlationId());
        column(insert, 8, "uuid", events, event -> NewEvent.of(event).causationId());
        column(insert, 9, "text", events, event -> NewEvent.of(event).traceparent());
        column(insert, 10, "text", events, event -> NewEvent.of(event).actor());
        column(insert, 11, "text", events, event -> NewEvent.of(event).actorRole());
        column(insert, 12, "text", events, event -> NewEvent.of(event).onBehalfOf());
        column(insert, 13, "text", events, event -> NewEvent.of(event).reason());
        column(insert, 14, "uuid", events, event -> NewEvent.of(event).corrects());
        column(insert, 15, "text", events, event -> reader.write((PublishedEvent) event.getPayload()));
    }

    private static void column(
            PreparedStatement insert,
            int index,
            String type,
            List<? extends DomainEventMessage<?>> events,
            Function<DomainEventMessage<?>, @Nullable Object> value)
            throws SQLException {
        var values = new @Nullable Object[events.size()];
        for (int i = 0; i < values.length; i++) values[i] = value.apply(events.get(i));
        insert.setArray(index, insert.getConnection().createArrayOf(type, values));
    }

    private static @Nullable String timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private Envelope envelope(DomainEventMessage<?> message, PublishedEvent payload, Stamp stamp) {
        var context = NewEvent.of(message);
        return new Envelope(
                UUID.fromString(message.getIdentifier()),
                reader.typeOf(payload),
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                stamp.recordedAt(),
                stamp.knownAt(),
                context.commandId(),
                context.correlationId(),
                context.causationId(),
                context.traceparent(),
                context.actor(),
                context.actorRole(),
                context.onBehalfOf(),
                context.reason(),
                context.corrects());
    }

    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        Map<String, List<DomainEventMessage<?>>> prefetched =
                CurrentUnitOfWork.get().root().getOrComputeResource(PREFETCHED, key -> new HashMap<>());
        var events = firstSequence == 0 ? prefetched.remove(aggregateId) : null;
        return DomainEventStream.of((events == null ? read(List.of(aggregateId), firstSequence) : events).stream());
    }

    private List<DomainEventMessage<?>> read(Collection<String> aggregateIds, long firstSequence) {
        return execute(connection -> {
            try (var select = connection.prepareStatement(OF_AGGREGATES)) {
                select.setArray(1, texts(connection, aggregateIds));
                select.setLong(2, firstSequence);
                var events = new ArrayList<DomainEventMessage<?>>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) events.add(message(EventRows.read(rows)));
                }
                return events;
            }
        });
    }

    private DomainEventMessage<?> message(StoredEvent stored) {
        var envelope = stored.envelope();
        var imported = !envelope.knownAt().equals(envelope.recordedAt());
        var context = new NewEvent(
                envelope.commandId(),
                envelope.correlationId(),
                envelope.causationId(),
                envelope.traceparent(),
                envelope.actor(),
                envelope.actorRole(),
                envelope.onBehalfOf(),
                envelope.reason(),
                imported ? envelope.knownAt() : null,
                envelope.corrects());
        return new GenericDomainEventMessage<PublishedEvent>(
                featureOf(envelope.aggregateId()),
                envelope.aggregateId(),
                envelope.sequence(),
                reader.read(envelope.type(), stored.payload()),
                MetaData.with(NewEvent.KEY, context),
                envelope.eventId().toString(),
                envelope.recordedAt());
    }

    private <T> T execute(ConnectionCallback<T> work) {
        var result = jdbc.execute(work);
        if (result == null) throw new IllegalStateException("no result");
        return result;
    }

    private static java.sql.Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    /** The first part of an aggregate id. */
    static String featureOf(String aggregateId) {
        return aggregateId.substring(0, aggregateId.indexOf(':'));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateId) {
        return Optional.ofNullable(lastSequences(List.of(aggregateId)).get(aggregateId));
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("aggregates are short or cached; there are no snapshots");
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("readers of many aggregates use the event log");
    }
}
