package nl.opvang.plumbing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.testservers.TestServers;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EventLogIT {
    /** For a busy machine; how long readers can be stalled at most is for the database to say, not for a clock here. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ServiceDatabase database = SampleService.freshDatabase();
    private final SampleService service = new SampleService("sample", database);
    private Reader reader = new Reader();

    @BeforeEach
    void startReading() {
        reader = new Reader();
        reader.thread.start();
    }

    @AfterEach
    void stopReading() throws Exception {
        reader.stop();
        service.close();
    }

    @Test
    void an_event_of_a_transaction_that_commits_late_is_not_skipped() throws Exception {
        try (var early = unhurried();
                var late = service.session()) {
            early.setAutoCommit(false);
            SampleService.insert(early, "slow", 0);
            SampleService.insert(late, "fast", 0);
            early.commit();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.aggregates()).containsExactly("slow", "fast"));
    }

    @Test
    void a_rolled_back_transaction_leaves_no_gap_to_wait_for() throws Exception {
        try (var lost = unhurried();
                var kept = service.session()) {
            lost.setAutoCommit(false);
            SampleService.insert(lost, "lost", 0);
            SampleService.insert(kept, "kept", 0);
            lost.rollback();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.aggregates()).containsExactly("kept"));
    }

    @Test
    void a_writer_that_goes_idle_in_its_transaction_stalls_readers_no_longer_than_the_idle_timeout() throws Exception {
        try (var idle = service.session()) {
            idle.setAutoCommit(false);
            SampleService.insert(idle, "idle", 0);
            try (var other = service.session()) {
                SampleService.insert(other, "other", 0);
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(reader.aggregates()).containsExactly("other"));
            assertEndedBy("25P03", idle::commit);
        }
    }

    @Test
    void a_writer_that_works_on_in_its_transaction_stalls_readers_no_longer_than_the_transaction_timeout()
            throws Exception {
        try (var busy = service.session();
                var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            busy.setAutoCommit(false);
            SampleService.insert(busy, "busy", 0);
            var work = thread.submit(() -> busy.createStatement().execute("select pg_sleep(600)"));
            try (var other = service.session()) {
                SampleService.insert(other, "other", 0);
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(reader.aggregates()).containsExactly("other"));
            assertThatThrownBy(work::get).cause().satisfies(thrown -> assertEndedBy("25P04", thrown));
        }
    }

    @Test
    void a_writer_in_another_database_of_the_cluster_delays_readers_no_longer_than_the_idle_timeout() throws Exception {
        var elsewhere = SampleService.freshDatabase();
        try (var idle =
                DriverManager.getConnection(elsewhere.jdbcUrl(), elsewhere.appUser(), elsewhere.appPassword())) {
            idle.setAutoCommit(false);
            SampleService.insert(idle, "elsewhere", 0);
            try (var here = service.session()) {
                SampleService.insert(here, "here", 0);
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(reader.aggregates()).containsExactly("here"));
            assertEndedBy("25P03", idle::commit);
        }
    }

    @Test
    void with_eight_writers_every_reader_sees_every_event_once_and_each_aggregate_in_order() throws Exception {
        int writers = 8;
        int perWriter = 200;
        var started = new CountDownLatch(writers);
        var threads = new ArrayList<Thread>();
        var failures = new ArrayList<Throwable>();
        for (int writer = 0; writer < writers; writer++) {
            var name = "writer-" + writer;
            threads.add(Thread.ofVirtual().start(() -> {
                started.countDown();
                try (var connection = unhurried()) {
                    started.await();
                    connection.setAutoCommit(false);
                    int sequence = 0;
                    while (sequence < perWriter) {
                        int events = ThreadLocalRandom.current().nextInt(1, 5);
                        boolean keep = ThreadLocalRandom.current().nextInt(5) > 0;
                        SampleService.insert(connection, name, sequence, events);
                        if (keep) {
                            connection.commit();
                            sequence += events;
                        } else connection.rollback();
                    }
                } catch (Exception e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (var thread : threads) thread.join();
        assertThat(failures).isEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.events()).hasSize((int) service.storedEvents()));
        var ids = new HashSet<>();
        var last = new HashMap<String, Long>();
        for (var event : reader.events()) {
            assertThat(ids.add(event.envelope().eventId())).isTrue();
            assertThat(event.envelope().sequence())
                    .isEqualTo(last.getOrDefault(event.envelope().aggregateId(), -1L) + 1);
            last.put(event.envelope().aggregateId(), event.envelope().sequence());
        }
        assertThat(last).hasSize(writers);
    }

    @Test
    void events_that_are_not_the_first_write_of_their_transaction_are_refused() throws Exception {
        for (var write : List.of(
                "insert into runtime.idempotency (client, subject, key, body_hash, status, answer)"
                        + " values ('a', 'b', 'c', '', 201, '')",
                "select * from runtime.relay_token for update",
                "select pg_current_xact_id()")) {
            try (var session = service.session()) {
                session.setAutoCommit(false);
                session.createStatement().execute("insert into runtime.relay_token values ('a', '0', 0)");
                session.commit();
                session.createStatement().execute(write);
                assertThatThrownBy(() -> SampleService.insert(session, "late", 0))
                        .as(write)
                        .hasMessageContaining("first thing that their transaction writes");
                session.rollback();
                session.createStatement().execute("delete from runtime.relay_token");
                session.commit();
            }
        }
        try (var session = service.session()) {
            session.setAutoCommit(false);
            SampleService.insert(session, "first", 0);
            assertThatThrownBy(() -> SampleService.insert(session, "second", 0))
                    .hasMessageContaining("all with one statement");
        }
        assertThat(service.storedEvents()).isZero();
    }

    /** Why the store refuses it: only a superuser can do without what prevents it. */
    @Test
    void were_something_else_written_first_a_later_event_could_come_before_an_earlier_one_of_its_aggregate()
            throws Exception {
        var superuser = TestServers.shared().superuser();
        try (var late = DriverManager.getConnection(database.jdbcUrl(), superuser.user(), superuser.password());
                var early = service.session()) {
            late.createStatement().execute("set session_replication_role = replica");
            late.setAutoCommit(false);
            late.createStatement().execute("insert into runtime.relay_token values ('a', '0', 0)");
            SampleService.insert(early, "a", 0);
            SampleService.insert(late, "a", 1);
            late.commit();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.events())
                        .extracting(event -> event.envelope().sequence())
                        .containsExactly(1L, 0L));
    }

    @Test
    void everything_recorded_before_the_moment_that_the_follower_names_was_read() throws Exception {
        var stop = new AtomicBoolean();
        var writers = new ArrayList<Thread>();
        for (int nr = 0; nr < 4; nr++) {
            var name = "writer-" + nr;
            writers.add(Thread.ofVirtual().start(() -> {
                try (var connection = unhurried()) {
                    connection.setAutoCommit(false);
                    for (int sequence = 0; !stop.get(); sequence++) {
                        SampleService.insert(connection, name, sequence);
                        connection.commit();
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        var follower = new EventFollower(service.log, service.signal, 10_000, Duration.ZERO);
        var at = StorePosition.START;
        var read = new ArrayList<StoredEvent>();
        var promises = new ArrayList<Instant>();
        var readThen = new ArrayList<Integer>();
        var enough = Instant.now().plus(PATIENCE);
        while (Set.copyOf(promises).size() <= 20 && Instant.now().isBefore(enough)) {
            var events = follower.after(at);
            read.addAll(events);
            if (!events.isEmpty()) at = events.getLast().at();
            var through = follower.through();
            if (through != null) {
                promises.add(through);
                readThen.add(read.size());
            }
        }
        stop.set(true);
        for (var writer : writers) writer.join();
        var all = service.log.after(StorePosition.START, Integer.MAX_VALUE);
        for (int i = 0; i < promises.size(); i++) {
            var through = promises.get(i);
            var late = all.subList(readThen.get(i), all.size()).stream()
                    .filter(event -> event.envelope().recordedAt().isBefore(through));
            assertThat(late).as("promise %s", through).isEmpty();
        }
        assertThat(Set.copyOf(promises)).hasSizeGreaterThan(20);
    }

    @Test
    void readers_are_woken_by_what_another_process_writes() throws Exception {
        try (var other = service.session()) {
            for (int sequence = 0; sequence < 3; sequence++) {
                long before = service.signal.count();
                SampleService.insert(other, "of-another-process", sequence);
                await().atMost(PATIENCE).until(() -> service.signal.count() > before);
            }
        }
    }

    @Test
    void transactions_are_read_in_the_order_of_their_numbers_however_many_digits_they_have() throws Exception {
        try (var owner = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var statement = owner.createStatement()) {
            // A young cluster has yet to get to these numbers.
            for (long now = 0; now <= 1_000; ) {
                try (var row = statement.executeQuery("select pg_current_xact_id()::text")) {
                    row.next();
                    now = row.getLong(1);
                }
            }
            for (var tx : List.of("1000", "9", "100", "99", "10", "999")) statement.execute("""
                insert into events.event (tx, event_id, type, aggregate_id, sequence, command_id, correlation_id,
                                          causation_id, actor, actor_role, on_behalf_of, payload)
                values ('%s', gen_random_uuid(), 'nl.opvang.sample.tally.named.v1', 'tally:%s', 0,
                        gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 't', 'operator', 'NL', '{}')\
                """.formatted(tx, tx));
        }
        var read = new ArrayList<Long>();
        var at = StorePosition.START;
        for (var next = service.log.after(at, 2); !next.isEmpty(); next = service.log.after(at, 2)) {
            at = next.getLast().at();
            next.forEach(event -> read.add(event.at().tx()));
        }
        assertThat(read).containsExactly(9L, 10L, 99L, 100L, 999L, 1000L);
    }

    @Test
    void reading_on_walks_the_index_and_sorts_nothing() throws Exception {
        try (var owner = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var statement = owner.createStatement()) {
            statement.execute("""
                insert into events.event (tx, event_id, type, aggregate_id, sequence, command_id, correlation_id,
                                          causation_id, actor, actor_role, on_behalf_of, payload)
                select nr::text::xid8, gen_random_uuid(), 'nl.opvang.sample.tally.named.v1', 'tally:' || nr, 0,
                       gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 't', 'operator', 'NL', '{}'
                from generate_series(1, 20000) nr\
                """);
            statement.execute("analyze events.event");
        }
        var plan = String.join(
                "\n",
                service.jdbc.queryForList("explain (costs off) " + EventLog.AFTER, String.class, "15000", 0, 1_000));
        assertThat(plan).contains("Index Scan using event_pkey").doesNotContain("Sort");
    }

    @Test
    void the_application_cannot_change_or_remove_an_event_nor_choose_its_place_or_time() throws Exception {
        try (var session = service.session()) {
            SampleService.insert(session, "a", 0);
        }
        for (var attempt : List.of(
                "update events.event set actor = 'x'",
                "delete from events.event",
                "truncate events.event",
                "insert into events.event (recorded_at) values (now())",
                "insert into events.event (tx) values ('1')",
                "alter table events.event disable trigger all")) {
            assertThatThrownBy(() -> service.jdbc.execute(attempt))
                    .as(attempt)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining(attempt.startsWith("alter") ? "must be owner" : "permission denied");
        }
    }

    @Test
    void not_even_the_owner_changes_or_removes_an_event() throws Exception {
        try (var session = service.session()) {
            SampleService.insert(session, "a", 0);
        }
        try (var owner = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var statement = owner.createStatement()) {
            for (var attempt :
                    List.of("update events.event set actor = 'x'", "delete from events.event", "truncate events.event"))
                assertThatThrownBy(() -> statement.execute(attempt)).hasMessageContaining("events are for ever");
        }
        assertThat(service.storedEvents()).isEqualTo(1);
    }

    @Test
    void a_store_from_a_cluster_with_higher_transaction_ids_is_refused() throws Exception {
        service.log.requireOrderIsPossible();
        try (var session = service.session()) {
            SampleService.insert(session, "a", 0);
        }
        var superuser = TestServers.shared().superuser();
        var url = database.jdbcUrl();
        try (var connection = DriverManager.getConnection(url, superuser.user(), superuser.password());
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update events.event set tx = '9000000000000'");
        }
        assertThatThrownBy(service.log::requireOrderIsPossible)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction ids");
    }

    /** A session that no limit ends, for writers that a busy machine may keep waiting in the middle. */
    private Connection unhurried() throws SQLException {
        var session = service.session();
        try (var limits = session.createStatement()) {
            limits.execute("set transaction_timeout = 0");
            limits.execute("set idle_in_transaction_session_timeout = 0");
        }
        return session;
    }

    private static void assertEndedBy(String state, ThrowingCallable use) {
        assertEndedBy(state, catchThrowable(use));
    }

    private static void assertEndedBy(String state, Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        ended -> assertThat(ended.getSQLState()).isEqualTo(state));
    }

    /** Reads the log as relay and projections do. */
    private final class Reader {
        private final List<StoredEvent> events = new ArrayList<>();
        private final AtomicBoolean running = new AtomicBoolean(true);
        private final Thread thread = Thread.ofVirtual().unstarted(this::read);

        private void read() {
            var at = StorePosition.START;
            while (running.get()) {
                var page = service.log.after(at, 7);
                if (!page.isEmpty()) at = page.getLast().at();
                synchronized (events) {
                    events.addAll(page);
                }
                try {
                    if (page.isEmpty()) service.signal.await(service.signal.count(), Duration.ofMillis(20));
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        List<StoredEvent> events() {
            synchronized (events) {
                return List.copyOf(events);
            }
        }

        List<String> aggregates() {
            return events().stream()
                    .map(event -> event.envelope().aggregateId().substring("tally:".length()))
                    .toList();
        }

        void stop() throws InterruptedException {
            running.set(false);
            thread.join();
        }
    }
}
