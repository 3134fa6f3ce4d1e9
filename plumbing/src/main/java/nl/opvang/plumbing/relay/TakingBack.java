package nl.opvang.plumbing.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.store.RecordedEvent;
import nl.opvang.plumbing.store.StorePosition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes events back from Kafka into a store that lacks them: the same ids, envelopes and payloads, transaction by transaction as they
 * were once written, so that what was decided together is there together, and whatever goes with it is decided in the same order.
 */
public final class TakingBack {
    private static final Logger LOG = LoggerFactory.getLogger(TakingBack.class);

    /** More than these are not held in memory: then a newer backup is needed. */
    private static final long MOST_EVENTS = 500_000;

    /** Why it cannot be done. */
    public enum Objection {
        /** The store lacks nothing. */
        NOTHING_MISSING,
        /** Another number of events is missing than the one that was decided about. */
        OTHER_COUNT,
        /** The store has other events at the places of some. */
        PLACES_OCCUPIED,
        /** There are too many. */
        TOO_MANY
    }

    /** How the owner of the store, who alone can allow it, connects. */
    public record Owner(String url, String user, String password) {
        /** Without the password: records end up in logs. */
        @Override
        public String toString() {
            return user;
        }
    }

    private final Completeness completeness;
    private final Owner owner;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final EventReader reader;
    private final Consumer<List<RecordedEvent>> inline;

    /** @param inline writes what is always written with these events, in the current transaction */
    public TakingBack(
            Completeness completeness,
            Owner owner,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            EventReader reader,
            Consumer<List<RecordedEvent>> inline) {
        this.completeness = completeness;
        this.owner = owner;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.reader = reader;
        this.inline = inline;
    }

    /** Why it cannot be decided to take this many events back, or null when it can. */
    private @Nullable Objection objection(long count) {
        if (!(completeness.state() instanceof Completeness.State.Lacking(var missing)))
            return Objection.NOTHING_MISSING;
        if (missing.count() != count) return Objection.OTHER_COUNT;
        if (missing.occupied() > 0) return Objection.PLACES_OCCUPIED;
        return missing.count() > MOST_EVENTS ? Objection.TOO_MANY : null;
    }

    /**
     * Decides that it is to be done; doing so again changes nothing.
     *
     * @param count how many events are missing, as a proof that someone has looked
     * @return why not, or null when it is decided
     */
    public @Nullable Objection decide(long count, String by, String reason) {
        var objection = objection(count);
        if (objection != null) return objection;
        var missing = ((Completeness.State.Lacking) completeness.state()).missing();
        asOwner("""
            insert into events.taking_back (decided_by, reason, lacking, until) values (?, ?, ?, ?::timestamptz)
            on conflict do nothing\
            """, by, reason, Long.toString(missing.count()), missing.last().toString());
        LOG.warn("{} decided to take {} events back from Kafka", by, missing.count());
        return null;
    }

    /** Whether it is decided and not yet done. */
    public boolean isDecided() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from events.taking_back where ended_at is null)", Boolean.class));
    }

    /** Nothing is lacking any more. */
    void end() {
        asOwner("update events.taking_back set ended_at = clock_timestamp() where ended_at is null");
    }

    private void asOwner(String statement, String... values) {
        try (var connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) prepared.setObject(i + 1, values[i], Types.OTHER);
            prepared.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the owner of the store cannot be asked", e);
        }
    }

    /** Takes all of them back; when it breaks off, those transactions that were taken back stay. */
    public void carryOut() throws InterruptedException {
        // Of an event that was sent more than once the last record counts: if it was taken back before, that one says
        // where it
        // lay since.
        var lacking = new HashMap<UUID, Taken>();
        completeness.read(records -> {
            for (var unseen : records)
                lacking.put(
                        unseen.envelope().eventId(),
                        new Taken(
                                CloudEvents.storedAt(unseen.record()),
                                unseen.envelope(),
                                unseen.record().value()));
            if (lacking.size() > MOST_EVENTS) throw new IllegalStateException("too many events are missing");
        });
        var inOrder = inOrder(lacking.values());
        var together = new ArrayList<Taken>();
        for (var event : inOrder) {
            if (!together.isEmpty()
                    && together.getFirst().at().tx() != event.at().tx()) takeBack(together);
            together.add(event);
        }
        if (!together.isEmpty()) takeBack(together);
        end();
        LOG.warn("{} events were taken back from Kafka", inOrder.size());
    }

    /** Nothing is written when the records contradict each other: then nobody can say what the order was. */
    private static List<Taken> inOrder(Collection<Taken> lacking) {
        var inOrder = lacking.stream().sorted(Comparator.comparing(Taken::at)).toList();
        var last = new HashMap<String, Long>();
        StorePosition before = StorePosition.START;
        for (var event : inOrder) {
            var envelope = event.envelope();
            var sequence = last.put(envelope.aggregateId(), envelope.sequence());
            if (event.at().equals(before) || (sequence != null && sequence + 1 != envelope.sequence()))
                throw new IllegalStateException("the records do not tell the order of " + envelope.eventId());
            before = event.at();
        }
        return inOrder;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Taken(StorePosition at, Envelope envelope, byte[] payload) {}

    private void takeBack(List<Taken> together) {
        transaction.executeWithoutResult(status -> {
            insert(together);
            inline.accept(together.stream()
                    .map(taken -> new RecordedEvent(
                            taken.envelope(), reader.read(taken.envelope().type(), taken.payload())))
                    .toList());
        });
        together.clear();
    }

    private void insert(List<Taken> events) {
        jdbc.query(
                "select events.take_back(?::timestamptz[], ?::uuid[], ?::text[], ?::text[], ?::bigint[],"
                        + " ?::timestamptz[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[],"
                        + " ?::text[], ?::text[], ?::uuid[], ?::text[])",
                statement -> {
                    var connection = statement.getConnection();
                    var columns = columns();
                    for (int i = 0; i < columns.size(); i++)
                        statement.setArray(i + 1, array(connection, events, columns.get(i)));
                },
                row -> {});
    }

    private static List<Function<Taken, @Nullable Object>> columns() {
        return List.of(
                taken -> taken.envelope().recordedAt(),
                taken -> taken.envelope().eventId(),
                taken -> taken.envelope().type(),
                taken -> taken.envelope().aggregateId(),
                taken -> taken.envelope().sequence(),
                taken -> knownBefore(taken.envelope()),
                taken -> taken.envelope().commandId(),
                taken -> taken.envelope().correlationId(),
                taken -> taken.envelope().causationId(),
                taken -> taken.envelope().traceparent(),
                taken -> taken.envelope().actor(),
                taken -> taken.envelope().actorRole(),
                taken -> taken.envelope().onBehalfOf(),
                taken -> taken.envelope().reason(),
                taken -> taken.envelope().corrects(),
                taken -> new String(taken.payload(), UTF_8));
    }

    private static @Nullable Instant knownBefore(Envelope envelope) {
        return envelope.knownAt().equals(envelope.recordedAt()) ? null : envelope.knownAt();
    }

    private static Array array(Connection connection, List<Taken> events, Function<Taken, @Nullable Object> column)
            throws SQLException {
        var values = new @Nullable String[events.size()];
        for (int i = 0; i < values.length; i++) {
            var value = column.apply(events.get(i));
            values[i] = value == null ? null : value.toString();
        }
        return connection.createArrayOf("text", values);
    }
}
