package nl.opvang.plumbing.replay;

import static nl.opvang.plumbing.sample.SampleService.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.projection.LiveVersions;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.projection.Readers;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.replay.Report.TableReport;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.sample.Tally.Raise;
import nl.opvang.plumbing.sample.TallyEvent;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows are built anew beside those that are live, and take their place at once or not at all. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class RebuildIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final ReplaySettings BOUNDS =
            new ReplaySettings(0, 7, Duration.ofMinutes(10), Duration.ofDays(90), 10_000);

    /** Topics are named after services: a name of its own keeps each test's topic apart. */
    private final String writing = "w" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");

    private final SampleService writer = new SampleService(writing, SampleService.freshDatabase());
    private final KafkaAccess writersKafka = writer.kafka();
    private final Relay relay = writer.relay(writersKafka);
    private final ServiceDatabase database = SampleService.freshDatabase();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final AtomicInteger madeGood = new AtomicInteger();
    private final Replica first = tables();

    /** How often each tally was raised: sums, which are wrong as soon as an event is lost or comes twice. */
    private record Tallies(
            JdbcTemplate jdbc,
            String service,
            String table,
            int version,
            AtomicReference<Consumer<RecordedEvent>> watching)
            implements Projection {
        @Override
        public String name() {
            return table;
        }

        @Override
        public Set<String> sources() {
            return Set.of(service);
        }

        @Override
        public Set<String> features() {
            return Set.of("sample.tally");
        }

        @Override
        public boolean ordered() {
            return true;
        }

        /** Rows of the second version count everything ten times. */
        @Override
        public void apply(List<RecordedEvent> events) {
            for (var event : events) {
                watching.get().accept(event);
                if (event.event() instanceof TallyEvent.Raised raised)
                    jdbc.update(
                            "insert into views." + table + " as row (id, count) values (?, ?)"
                                    + " on conflict (id) do update set count = row.count + excluded.count",
                            event.envelope().aggregateId(),
                            version == 1 ? raised.by() : 10 * raised.by());
            }
        }

        @Override
        public void clear() {
            jdbc.update("truncate views." + table);
        }
    }

    /** One process of the service whose rows are built anew, of the release that has this version of a projection. */
    private final class Replica implements AutoCloseable {
        private final SampleService service = new SampleService("reading", database);
        private final KafkaAccess kafka = service.kafka();
        private final Readers readers = service.readers(kafka);
        private final Replays replays = new Replays(service.jdbc, service.mapper);

        /** Called with every event that its projection of the own store is given, live or beside. */
        private final AtomicReference<Consumer<RecordedEvent>> watching = new AtomicReference<>(RebuildIT::nobody);

        private final Replayer replayer;
        private boolean closed;

        Replica(int version) {
            var projections = List.<Projection>of(
                    new Tallies(service.jdbc, "reading", "own_tally", version, watching),
                    new Tallies(service.jdbc, writing, "foreign_tally", 1, new AtomicReference<>(RebuildIT::nobody)));
            projections.forEach(readers::add);
            var through = readers.projectedThrough();
            replayer = new Replayer(
                    new Replayed(
                            "reading",
                            projections,
                            List.of(),
                            List.of(),
                            List.of(),
                            Set.of("heard"),
                            service.reader,
                            service.jdbc,
                            service.transaction,
                            kafka,
                            service.mapper,
                            new LiveVersions("reading", service.jdbc),
                            () -> through.of(projections.getLast()),
                            madeGood::incrementAndGet),
                    new Databases(
                            database.jdbcUrl(),
                            database.ownerUser(),
                            database.ownerPassword(),
                            database.appUser(),
                            database.appPassword()),
                    service.dataSource,
                    replays,
                    BOUNDS,
                    () -> true);
            opened.add(this);
        }

        Replica started() {
            readers.start();
            replayer.start();
            return this;
        }

        @Override
        public void close() {
            if (closed) return;
            closed = true;
            replayer.close();
            readers.close();
            kafka.close();
            service.close();
        }
    }

    private static void nobody(RecordedEvent event) {}

    private Replica tables() {
        execute("""
            create table views.own_tally (
                id     text primary key,
                count  int not null check (count > 0),
                number bigint generated always as identity
            ) with (fillfactor = 80);
            create table views.foreign_tally (id text primary key, count int not null);
            create table views.heard (what text not null);
            create index tally_by_count on views.own_tally (count);
            create unique index tally_by_number on views.own_tally (number, id) where count > 0;
            create view views.large_tally as select id from views.own_tally where count > 10;
            create view views.largest_tally as select max(id) as id from views.large_tally;
            create function views.hear() returns trigger language plpgsql as $$
                begin insert into views.heard values (tg_op); return null; end
            $$;
            create trigger written after insert or update on views.own_tally
                for each statement execute function views.hear();
            create trigger taken_away after delete or truncate on views.own_tally
                for each statement execute function views.hear();
            comment on table views.own_tally is 'How far.';
            """);
        execute("grant maintain on views.own_tally to " + database.appUser());
        execute("revoke truncate on views.foreign_tally from " + database.appUser());
        return new Replica(1);
    }

    private Connection owner() {
        try {
            return DriverManager.getConnection(database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (var owner = owner();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        relay.start();
        first.started();
    }

    @AfterEach
    void close() throws Exception {
        for (var resource : opened.reversed()) resource.close();
        relay.close();
        writersKafka.close();
        writer.close();
    }

    private static void raise(SampleService service, String tally, int times) {
        for (int i = 0; i < times; i++)
            assertThat(service.commands.send(order(new Raise(tally, 1)))).isInstanceOf(Outcome.Accepted.class);
    }

    /** Raises tallies of both services until it is closed. */
    private final class Traffic implements AutoCloseable {
        private final CountDownLatch stop = new CountDownLatch(1);
        private final List<Thread> users = new ArrayList<>();

        Traffic() {
            for (var service : List.of(first.service, writer))
                users.add(Thread.ofPlatform().start(() -> {
                    for (int i = 0; stop.getCount() > 0 && i < 3_000; i++) raise(service, "busy" + i % 7, 1);
                }));
        }

        @Override
        public void close() {
            stop.countDown();
            try {
                for (var user : users) user.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private UUID asked(String projection) {
        var id = UUID.randomUUID();
        assertThat(first.replays.askRebuild(id, projection, 1, "operator")).isEqualTo(Replays.Asked.ACCEPTED);
        return id;
    }

    private Rebuild found(UUID id) {
        return first.replays.findRebuild(id).orElseThrow();
    }

    private Rebuild awaited(UUID id, ReplayState state) {
        await().atMost(SOON).until(() -> {
            var rebuild = found(id);
            return (rebuild.state() == state && (!state.ended() || rebuild.endedAt() != null))
                    || rebuild.failure() != null;
        });
        assertThat(found(id).failure()).isNull();
        assertThat(found(id).state()).isEqualTo(state);
        return found(id);
    }

    private Rebuild failed(UUID id) {
        await().atMost(SOON).until(() -> found(id).state() == ReplayState.FAILED);
        return found(id);
    }

    private List<@Nullable String> schemas() {
        return first.service.jdbc.queryForList(
                "select nspname from pg_namespace where nspname like 'replay%'", String.class);
    }

    private Map<String, Integer> rows(String table) {
        var rows = new TreeMap<String, Integer>();
        first.service.jdbc.query("select id, count from views." + table, row -> {
            rows.put(row.getString(1), row.getInt(2));
        });
        return rows;
    }

    /** What the events say, without any projection. */
    private static Map<String, Integer> said(SampleService service, int each) {
        var rows = new TreeMap<String, Integer>();
        service.jdbc.query(
                """
                select aggregate_id, sum((payload ->> 'by')::int) from events.event
                where type like 'nl.opvang.sample.tally.raised.%' group by aggregate_id\
                """,
                row -> {
                    rows.put(row.getString(1), each * row.getInt(2));
                });
        return rows;
    }

    private void awaitSaid(int each) {
        await().atMost(SOON).untilAsserted(() -> assertThat(rows("own_tally")).isEqualTo(said(first.service, each)));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rows("foreign_tally")).isEqualTo(said(writer, 1)));
    }

    private int count(String table, String tally) {
        return Objects.requireNonNull(first.service.jdbc.queryForObject(
                "select count from views." + table + " where id = ?", Integer.class, "tally:" + tally));
    }

    private List<@Nullable String> heard() {
        return first.service.jdbc.queryForList("select what from views.heard order by 1", String.class);
    }

    private int version() {
        return Objects.requireNonNull(first.service.jdbc.queryForObject(
                "select version from runtime.projection_version where projection = 'own_tally'", Integer.class));
    }

    /** Everything about a table but its rows. */
    private List<@Nullable String> belongings(String table) {
        return first.service.jdbc.queryForList("""
            with it as (select ('views.' || ?)::regclass as id)
            select pg_get_indexdef(indexrelid) from pg_index, it where indrelid = id
            union all select pg_get_triggerdef(oid) from pg_trigger, it where tgrelid = id
            union all select relacl::text from pg_class, it where oid = id
            union all select relpersistence::text || coalesce(reloptions::text, '') from pg_class, it where oid = id
            union all select obj_description(id) from it
            union all select conname || pg_get_constraintdef(oid) from pg_constraint, it where conrelid = id
            union all select pg_get_viewdef('views.large_tally'::regclass)
            union all select pg_get_viewdef('views.largest_tally'::regclass)
            union all select pg_get_serial_sequence('views.own_tally', 'number')
            union all select string_agg(relname, ' ' order by relname) from pg_class
                where relnamespace = 'views'::regnamespace
            order by 1
            """, String.class, table);
    }

    private Instant now() {
        return Objects.requireNonNull(
                        first.service.jdbc.queryForObject("select clock_timestamp()", OffsetDateTime.class))
                .toInstant();
    }

    /** Everything once more, by a replay: how many rows are otherwise. */
    private long otherwise() {
        var id = UUID.randomUUID();
        assertThat(first.replays.ask(id, now(), "auditor")).isEqualTo(Replays.Asked.ACCEPTED);
        await().atMost(SOON).until(() -> first.replays.find(id).orElseThrow().endedAt() != null);
        return Objects.requireNonNull(first.replays.find(id).orElseThrow().report())
                .differences();
    }

    /** Lets nobody on with an event beside until it is told to; live ones pass. */
    private static final class Gate implements AutoCloseable {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        void pass(RecordedEvent event) {
            if (!Thread.currentThread().getName().startsWith("replay-")) return;
            reached.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void letOn() {
            open.countDown();
        }

        @Override
        public void close() {
            letOn();
        }
    }

    @Test
    void rows_are_built_anew_while_others_go_on_and_none_is_lost_or_counted_twice() throws Exception {
        raise(first.service, "a", 20);
        raise(writer, "c", 9);
        awaitSaid(1);
        execute("""
            update views.own_tally set count = 100 where id = 'tally:a';
            delete from views.foreign_tally;
            truncate views.heard;
            """);
        for (var table : List.of("own_tally", "foreign_tally")) {
            var belongings = belongings(table);
            try (var _ = new Traffic()) {
                await().atMost(SOON).until(() -> rows(table).size() > 5);
                var id = asked(table);
                assertThat(first.replays.askSwitch(id, "too early")).isFalse();
                var built = awaited(id, ReplayState.BUILT);
                assertThat(Objects.requireNonNull(built.report()).tables())
                        .extracting(TableReport::table)
                        .containsExactly(table);
                assertThat(built.report().differences()).isEqualTo(1);
                assertThat(first.replays.differences(id, 0, 10))
                        .extracting(ReplayDifference::about, ReplayDifference::live, ReplayDifference::replayed)
                        .containsExactly(
                                table.equals("own_tally")
                                        ? tuple(table, Map.of("count", 100), Map.of("count", 20))
                                        : tuple(table, null, Map.of("id", "tally:c", "count", 9)));
                assertThat(first.replays.ask(UUID.randomUUID(), now(), "auditor"))
                        .isEqualTo(Replays.Asked.ANOTHER_RUNS);
                assertThat(first.replays.askSwitch(id, "as compared")).isTrue();
                awaited(id, ReplayState.SWITCHED);
                assertThat(table.equals("own_tally") ? count(table, "a") : count(table, "c"))
                        .isEqualTo(table.equals("own_tally") ? 20 : 9);
            }
            assertThat(belongings(table)).isEqualTo(belongings);
        }
        awaitSaid(1);
        assertThat(otherwise()).isZero();
        assertThat(schemas()).isEmpty();
        assertThat(madeGood).hasValue(2);
    }

    @Test
    void what_is_built_beside_tells_nobody_and_whoever_must_know_hears_of_the_switch() {
        raise(first.service, "a", 20);
        awaitSaid(1);
        execute("truncate views.heard");
        var id = asked("own_tally");
        awaited(id, ReplayState.BUILT);
        assertThat(heard()).isEmpty();
        assertThat(first.replays.askSwitch(id, "as compared")).isTrue();
        awaited(id, ReplayState.SWITCHED);
        assertThat(heard()).containsExactly("TRUNCATE");
        raise(first.service, "a", 1);
        awaitSaid(1);
        assertThat(heard()).containsExactly("INSERT", "TRUNCATE", "UPDATE");
        assertThat(first.service.storedEvents()).isEqualTo(21);
    }

    @Test
    void a_rebuild_that_is_cancelled_leaves_all_as_it_was() throws Exception {
        raise(first.service, "a", 20);
        awaitSaid(1);
        var belongings = belongings("own_tally");
        var place = first.service.jdbc.queryForList("select * from runtime.store_offset");
        var built = asked("own_tally");
        awaited(built, ReplayState.BUILT);
        first.replays.cancel(built, "not needed");
        awaited(built, ReplayState.CANCELLED);
        assertThat(first.replays.askSwitch(built, "too late")).isFalse();

        var reading = UUID.randomUUID();
        try (var gate = new Gate()) {
            first.watching.set(gate::pass);
            assertThat(first.replays.askRebuild(reading, "own_tally", 1, "operator"))
                    .isEqualTo(Replays.Asked.ACCEPTED);
            gate.reached.await();
            assertThat(schemas()).hasSize(1);
            first.replays.cancel(reading, "not needed either");
        }
        awaited(reading, ReplayState.CANCELLED);

        assertThat(schemas()).isEmpty();
        assertThat(belongings("own_tally")).isEqualTo(belongings);
        assertThat(first.service.jdbc.queryForList("select * from runtime.store_offset"))
                .isEqualTo(place);
        awaitSaid(1);
        assertThat(madeGood).hasValue(0);
        assertThat(first.replays.find(built)).isEmpty();
        assertThat(first.replays.rebuildsBefore(null, null, 10))
                .extracting(Rebuild::rebuildId)
                .containsExactly(reading, built);
    }

    @Test
    void old_rows_are_served_until_those_of_a_new_version_take_their_place_and_the_old_release_stands_aside()
            throws Exception {
        raise(first.service, "a", 20);
        raise(writer, "c", 3);
        awaitSaid(1);
        var next = new Replica(2);
        try (var gate = new Gate();
                var _ = new Traffic()) {
            next.watching.set(gate::pass);
            next.started();
            gate.reached.await();
            // Nothing is there beside yet, and what is live goes on.
            assertThat(version()).isEqualTo(1);
            assertThat(count("own_tally", "a")).isEqualTo(20);
            await().atMost(SOON).until(() -> rows("own_tally").size() > 7);
            gate.letOn();
            await().atMost(SOON).until(() -> version() == 2);
            assertThat(count("own_tally", "a")).isEqualTo(200);
            raise(first.service, "a", 1);
            await().atMost(SOON).until(() -> count("own_tally", "a") == 210);
        }
        awaitSaid(10);
        var rebuild = first.replays.rebuildsBefore(null, null, 10).getFirst();
        assertThat(rebuild.askedBy()).isEqualTo(Replays.RELEASE);
        assertThat(rebuild.version()).isEqualTo(2);
        // Only the old release is left, and leaves rows alone that it cannot write.
        next.close();
        raise(first.service, "a", 1);
        raise(writer, "c", 1);
        await().atMost(SOON).until(() -> count("foreign_tally", "c") == 4);
        assertThat(count("own_tally", "a")).isEqualTo(210);
        // What is to stay the old release builds its own rows again.
        var back = asked("own_tally");
        awaited(back, ReplayState.BUILT);
        assertThat(first.replays.askSwitch(back, "taken back")).isTrue();
        awaited(back, ReplayState.SWITCHED);
        assertThat(version()).isEqualTo(1);
        awaitSaid(1);
    }

    @Test
    void what_somebody_cancelled_a_release_does_not_ask_for_again() {
        raise(first.service, "a", 5);
        awaitSaid(1);
        first.replays.askForRelease(UUID.randomUUID(), "own_tally", 2);
        var id = first.replays.currentRebuild().orElseThrow().rebuildId();
        first.replays.cancel(id, "not this one");
        awaited(id, ReplayState.CANCELLED);
        assertThat(first.replays.askForRelease(UUID.randomUUID(), "own_tally", 2))
                .isFalse();
        assertThat(first.replays.askForRelease(UUID.randomUUID(), "own_tally", 3))
                .isTrue();
    }

    @Test
    void rows_that_lack_what_could_not_be_applied_wait_for_somebody_to_look() {
        raise(first.service, "a", 5);
        raise(first.service, "poison", 2);
        awaitSaid(1);
        var next = new Replica(2);
        next.watching.set(event -> {
            if (event.envelope().aggregateId().equals("tally:poison"))
                throw new IllegalStateException("cannot be applied by this version");
        });
        next.started();
        await().atMost(SOON)
                .until(() -> first.replays
                        .currentRebuild()
                        .filter(it -> it.state() == ReplayState.BUILT && it.switchReason() == null)
                        .isPresent());
        var rebuild = first.replays.currentRebuild().orElseThrow();
        assertThat(Objects.requireNonNull(rebuild.report()).notApplied()).isEqualTo(2);
        assertThat(rows("own_tally")).isEqualTo(said(first.service, 1));
        next.watching.set(RebuildIT::nobody);
        assertThat(first.replays.askSwitch(rebuild.rebuildId(), "will be applied later"))
                .isTrue();
        awaited(rebuild.rebuildId(), ReplayState.SWITCHED);
        // What was put aside comes along, and is tried again.
        awaitSaid(10);
    }

    @Test
    void of_two_processes_one_builds_and_when_it_ends_the_other_says_so_and_goes_on() throws Exception {
        raise(first.service, "a", 10);
        raise(writer, "c", 3);
        awaitSaid(1);
        var belongings = belongings("own_tally");
        var second = new Replica(1).started();
        var third = new Replica(1).started();
        var given = new AtomicInteger();
        for (var replica : List.of(first, second, third))
            replica.watching.set(_ -> {
                if (Thread.currentThread().getName().startsWith("replay-")) given.incrementAndGet();
            });
        var id = asked("own_tally");
        awaited(id, ReplayState.BUILT);
        assertThat(given).hasValue(10);
        assertThat(schemas()).hasSize(1);
        assertThat(first.replays.askSwitch(id, "as compared")).isTrue();
        awaited(id, ReplayState.SWITCHED);
        awaitSaid(1);

        // One that ended without a word, and one that ended after its rows had taken their place.
        var dead = UUID.randomUUID();
        execute("create schema " + IsolatedSchema.nameOf(dead));
        died(dead, "BUILT");
        assertThat(failed(dead).failure()).contains("has ended");
        await().atMost(SOON).until(() -> schemas().isEmpty());
        assertThat(madeGood).hasValue(1);
        var switched = UUID.randomUUID();
        execute("create schema " + IsolatedSchema.nameOf(switched));
        died(switched, "SWITCHED");
        awaited(switched, ReplayState.SWITCHED);
        assertThat(schemas()).isEmpty();
        assertThat(madeGood).hasValue(2);
        assertThat(belongings("own_tally")).isEqualTo(belongings);
        assertThat(otherwise()).isZero();
    }

    private void died(UUID id, String state) {
        first.service.jdbc.update("""
            insert into runtime.replay (replay_id, known_at, asked_by, state, run, projection, version, switch_reason)
            values (?, now(), 'operator', ?, gen_random_uuid(), 'own_tally', 1, 'as compared')\
            """, id, state);
    }

    @Test
    void a_switch_lets_go_while_somebody_reads_for_long_and_is_whole_or_not_at_all_when_it_is_cut_off()
            throws Exception {
        raise(first.service, "a", 20);
        awaitSaid(1);
        execute("update views.own_tally set count = 100");
        var belongings = belongings("own_tally");
        var cut = asked("own_tally");
        awaited(cut, ReplayState.BUILT);
        try (var reader = owner();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select from views.own_tally");
            assertThat(first.replays.askSwitch(cut, "as compared")).isTrue();
            // Cut off in the middle: it has kept writers out, and waits for who reads.
            await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(this::cutOff);
        }
        failed(cut);
        assertThat(schemas()).isEmpty();
        assertThat(belongings("own_tally")).isEqualTo(belongings);
        assertThat(count("own_tally", "a")).isEqualTo(100);

        var patient = asked("own_tally");
        awaited(patient, ReplayState.BUILT);
        try (var reader = owner();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select from views.own_tally");
            assertThat(first.replays.askSwitch(patient, "as compared")).isTrue();
            await().atMost(SOON).until(() -> waits("AccessExclusiveLock"));
            await().atMost(SOON).until(() -> !waits("AccessExclusiveLock"));
            // It let go: others write and read meanwhile.
            raise(first.service, "b", 2);
            await().atMost(SOON).until(() -> rows("own_tally").containsKey("tally:b"));
            reader.rollback();
        }
        awaited(patient, ReplayState.SWITCHED);
        assertThat(belongings("own_tally")).isEqualTo(belongings);
        awaitSaid(1);
    }

    /** Ends the session that waits to take the table's place, as its owner may; answers whether there was one. */
    private boolean cutOff() {
        try (var owner = owner();
                var statement = owner.createStatement();
                var row = statement.executeQuery("""
                    select coalesce(bool_or(pg_terminate_backend(pid)), false) from pg_locks
                    where relation = 'views.own_tally'::regclass and mode = 'AccessExclusiveLock' and not granted\
                    """)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean waits(String mode) {
        return Boolean.TRUE.equals(first.service.jdbc.queryForObject("""
            select exists (select from pg_locks
                where relation = 'views.own_tally'::regclass and mode = ? and not granted)\
            """, Boolean.class, mode));
    }

    @Test
    void one_that_is_cancelled_or_given_up_by_others_does_not_switch() throws Exception {
        raise(first.service, "a", 20);
        awaitSaid(1);
        execute("update views.own_tally set count = 100");
        for (var takenAway : List.of("cancel_reason = 'no'", "state = 'FAILED', ended_at = now()")) {
            var id = asked("own_tally");
            awaited(id, ReplayState.BUILT);
            try (var reader = owner();
                    var statement = reader.createStatement()) {
                reader.setAutoCommit(false);
                statement.execute("select from views.own_tally");
                assertThat(first.replays.askSwitch(id, "as compared")).isTrue();
                await().atMost(SOON).until(() -> waits("AccessExclusiveLock"));
                first.service.jdbc.update("update runtime.replay set " + takenAway + " where replay_id = ?", id);
                reader.rollback();
            }
            await().atMost(SOON)
                    .until(() -> found(id).endedAt() != null && schemas().isEmpty());
            assertThat(found(id).state()).isIn(ReplayState.CANCELLED, ReplayState.FAILED);
            assertThat(count("own_tally", "a")).isEqualTo(100);
        }
        assertThat(madeGood).hasValue(0);
    }

    @Test
    void rows_of_a_table_that_was_changed_meanwhile_do_not_take_its_place() {
        raise(first.service, "a", 2);
        awaitSaid(1);
        var id = asked("own_tally");
        awaited(id, ReplayState.BUILT);
        execute("alter table views.own_tally add column note text not null default 'none'");
        var belongings = belongings("own_tally");
        assertThat(first.replays.askSwitch(id, "as compared")).isTrue();
        assertThat(failed(id).failure()).contains("was changed");
        assertThat(belongings("own_tally")).isEqualTo(belongings);
        assertThat(schemas()).isEmpty();
        var again = asked("own_tally");
        awaited(again, ReplayState.BUILT);
        assertThat(first.replays.askSwitch(again, "as compared")).isTrue();
        awaited(again, ReplayState.SWITCHED);
        assertThat(belongings("own_tally")).isEqualTo(belongings);
        awaitSaid(1);
    }

    @Test
    void a_projection_that_reaches_for_events_or_rows_of_others_gets_none() {
        raise(first.service, "a", 2);
        raise(writer, "c", 1);
        awaitSaid(1);
        for (var reaches : List.of("delete from events.event", "delete from views.foreign_tally")) {
            first.watching.set(_ -> {
                if (Thread.currentThread().getName().startsWith("replay-")) first.service.jdbc.update(reaches);
            });
            var id = asked("own_tally");
            await().atMost(SOON)
                    .until(() ->
                            found(id).state() == ReplayState.BUILT || found(id).state() == ReplayState.FAILED);
            if (found(id).state() == ReplayState.BUILT)
                assertThat(Objects.requireNonNull(found(id).report()).notApplied())
                        .isEqualTo(2);
            first.replays.cancel(id, "seen");
            await().atMost(SOON).until(() -> found(id).endedAt() != null);
        }
        assertThat(first.service.storedEvents()).isEqualTo(2);
        awaitSaid(1);
    }
}
