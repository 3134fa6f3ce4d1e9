package nl.opvang.plumbing.replay;

import static nl.opvang.plumbing.sample.SampleService.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.projection.LiveVersions;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.projection.Readers;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.replay.Report.TableReport;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.sample.Tally.Name;
import nl.opvang.plumbing.sample.Tally.Raise;
import nl.opvang.plumbing.sample.TallyEvent;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is live is what the events say, or a replay says where it is not; and it changes nothing. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ReplayIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final ReplaySettings BOUNDS =
            new ReplaySettings(0, 7, Duration.ofMinutes(5), Duration.ofDays(90), 10_000);

    /** Topics are named after services: a name of its own keeps each test's topic apart. */
    private final String writing = "w" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");

    private final SampleService writer = new SampleService(writing, SampleService.freshDatabase());
    private final KafkaAccess writersKafka = writer.kafka();
    private final Relay relay = writer.relay(writersKafka);
    private final ServiceDatabase database = SampleService.freshDatabase();
    private final List<AutoCloseable> opened = new ArrayList<>();

    /** Called with every event that a projection of the own store is given. */
    private final AtomicReference<Consumer<RecordedEvent>> watching = new AtomicReference<>(_ -> {});

    /** While it runs, others come and go. */
    private final AtomicInteger looked = new AtomicInteger();

    private final Replica first = tables();

    /** How far each tally of a service was raised: sums, which keep nothing but the present. */
    private record Tallies(
            JdbcTemplate jdbc, String service, String table, AtomicReference<Consumer<RecordedEvent>> watching)
            implements Projection {
        @Override
        public String name() {
            return table;
        }

        @Override
        public int version() {
            return 1;
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

        @Override
        public void apply(List<RecordedEvent> events) {
            for (var event : events) {
                watching.get().accept(event);
                if (event.event() instanceof TallyEvent.Raised raised)
                    jdbc.update(
                            "insert into views." + table + " as row values (?, ?)"
                                    + " on conflict (id) do update set count = row.count + excluded.count",
                            event.envelope().aggregateId(),
                            raised.by());
            }
        }

        @Override
        public void clear() {
            jdbc.update("truncate views." + table);
        }
    }

    /** Names that tallies have, written with the event. */
    private record Names(JdbcTemplate jdbc) implements InlineProjection {
        @Override
        public Set<String> features() {
            return Set.of("tally");
        }

        @Override
        public void project(List<RecordedEvent> events) {
            for (var event : events)
                if (event.event() instanceof TallyEvent.Named named)
                    jdbc.update(
                            "insert into views.tally_name values (?, ?)",
                            named.name(),
                            event.envelope().aggregateId());
        }

        @Override
        public Optional<Refusal> refusal(String constraint) {
            return Optional.empty();
        }
    }

    /** One process of the service that is replayed. */
    private final class Replica implements AutoCloseable {
        private final SampleService service = new SampleService("reading", database, 8, List.of(Names::new));
        private final KafkaAccess kafka = service.kafka();
        private final Readers readers = service.readers(kafka);
        private final Replays replays = new Replays(service.jdbc, service.mapper);
        private final List<Projection> projections = List.of(
                new Tallies(service.jdbc, "reading", "own_tally", watching),
                new Tallies(service.jdbc, writing, "foreign_tally", new AtomicReference<>(_ -> {})));
        private final Replayer replayer;

        Replica() {
            projections.forEach(readers::add);
            var through = readers.projectedThrough();
            replayer = new Replayer(
                    new Replayed(
                            "reading",
                            projections,
                            List.of(new Names(service.jdbc)),
                            List.of(() ->
                                    service.jdbc.update("insert into views.ground values (1) on conflict do nothing")),
                            List.of(new Announced(service.jdbc)),
                            Set.of("announced"),
                            service.reader,
                            service.jdbc,
                            service.transaction,
                            kafka,
                            service.mapper,
                            new LiveVersions("reading", service.jdbc),
                            () -> through.of(projections.getLast()),
                            () -> {}),
                    new Databases(
                            database.jdbcUrl(),
                            database.ownerUser(),
                            database.ownerPassword(),
                            database.appUser(),
                            database.appPassword()),
                    service.dataSource,
                    replays,
                    BOUNDS,
                    () -> looked.getAndIncrement() % 3 == 0);
            opened.add(this);
        }

        Replica started() {
            readers.start();
            replayer.start();
            return this;
        }

        @Override
        public void close() {
            replayer.close();
            readers.close();
            kafka.close();
            service.close();
        }
    }

    /** What was told about a tally. */
    private record Announced(JdbcTemplate jdbc) implements Witness {
        @Override
        public String about() {
            return "announced";
        }

        @Override
        public void testify(Instant knownAt, Live live, Consumer<Testimony> testimony) {
            jdbc.query("select id, count from views.own_tally where id = 'tally:told'", row -> {
                testimony.accept(new Testimony("told", Map.of("count", 2), Map.of("count", row.getInt(2))));
            });
        }
    }

    private Replica tables() {
        asOwner("""
            create table views.own_tally (id text primary key, count int not null);
            create table views.foreign_tally (id text primary key, count int not null);
            create table views.tally_name (name text primary key, id text not null);
            create table views.ground (id int primary key);
            create table views.announced (id int);
            insert into views.ground values (1);
            """);
        return new Replica();
    }

    private void asOwner(String sql) {
        try (var owner = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
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

    private void name(String tally, String name) {
        assertThat(first.service.commands.send(order(new Name(tally, name, null))))
                .isInstanceOf(Outcome.Accepted.class);
    }

    private Instant now() {
        return Objects.requireNonNull(
                        first.service.jdbc.queryForObject("select clock_timestamp()", OffsetDateTime.class))
                .toInstant();
    }

    private UUID asked(Instant knownAt) {
        var id = UUID.randomUUID();
        assertThat(first.replays.ask(id, knownAt, "auditor")).isEqualTo(Replays.Asked.ACCEPTED);
        return id;
    }

    private Replay ended(UUID id) {
        await().atMost(SOON).until(() -> replay(id).state().ended());
        return replay(id);
    }

    private Replay replay(UUID id) {
        return first.replays.find(id).orElseThrow();
    }

    private Report completed(Instant knownAt) {
        var replay = ended(asked(knownAt));
        assertThat(replay.failure()).isNull();
        assertThat(replay.state()).isEqualTo(ReplayState.COMPLETED);
        return Objects.requireNonNull(replay.report());
    }

    private static TableReport table(Report report, String name) {
        return report.tables().stream()
                .filter(table -> table.table().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<@Nullable String> schemas() {
        return first.service.jdbc.queryForList(
                "select nspname from pg_namespace where nspname like 'replay%'", String.class);
    }

    /** With where every row lies in its file: whoever only wrote the same again would be seen. */
    private List<Map<String, @Nullable Object>> liveRows() {
        return first.service.jdbc.queryForList("""
            select 'own' as which, ctid::text, xmin::text, id, count from views.own_tally
            union all select 'foreign', ctid::text, xmin::text, id, count from views.foreign_tally
            union all select 'name', ctid::text, xmin::text, name || id, 0 from views.tally_name
            union all select 'event', '', xmin::text, event_id::text, 0 from events.event
            order by 1, 4
            """);
    }

    private void awaitRead(int own, int foreign) {
        await().atMost(SOON).until(() -> sum("own_tally") == own && sum("foreign_tally") == foreign);
    }

    private int sum(String table) {
        return Objects.requireNonNull(first.service.jdbc.queryForObject(
                "select coalesce(sum(count), 0)::int from views." + table, Integer.class));
    }

    @Test
    void what_nobody_altered_is_what_the_events_say_and_what_somebody_altered_is_named() {
        raise(first.service, "a", 12);
        raise(first.service, "b", 3);
        name("a", "Anna");
        raise(writer, "c", 9);
        raise(writer, "d", 1);
        awaitRead(15, 10);

        var report = completed(now());
        assertThat(report.differences()).isZero();
        assertThat(report.notApplied()).isZero();
        assertThat(report.tables())
                .extracting(TableReport::table)
                .contains("own_tally", "foreign_tally", "tally_name", "ground");
        assertThat(report.tables()).extracting(TableReport::table).doesNotContain("announced");
        assertThat(report.tables()).allSatisfy(table -> {
            assertThat(table.sha256Live()).isEqualTo(table.sha256Replayed());
            assertThat(table.rowsLive()).isEqualTo(table.rowsReplayed());
        });
        assertThat(report.ranges().stream()
                        .filter(range -> range.service().equals(writing))
                        .mapToLong(Report.Range::events))
                .hasSize(12);
        assertThat(report.ranges().stream().mapToLong(Report.Range::events).sum())
                .isEqualTo(26);
        assertThat(schemas()).isEmpty();

        asOwner("""
            update views.own_tally set count = count + 1 where id = 'tally:a';
            delete from views.foreign_tally where id = 'tally:d';
            insert into views.tally_name values ('Nobody', 'tally:x');
            """);
        var id = asked(now());
        assertThat(Objects.requireNonNull(ended(id).report()).differences()).isEqualTo(3);
        assertThat(first.replays.differences(id, 0, 10))
                .extracting(
                        ReplayDifference::about,
                        ReplayDifference::kind,
                        ReplayDifference::live,
                        ReplayDifference::replayed)
                .containsExactlyInAnyOrder(
                        tuple("own_tally", ReplayDifference.Kind.DIFFERENT, Map.of("count", 13), Map.of("count", 12)),
                        tuple(
                                "foreign_tally",
                                ReplayDifference.Kind.MISSING,
                                null,
                                Map.of("id", "tally:d", "count", 1)),
                        tuple(
                                "tally_name",
                                ReplayDifference.Kind.UNFOUNDED,
                                Map.of("name", "Nobody", "id", "tally:x"),
                                null));
        assertThat(first.replays.differences(id, 0, 1)).hasSize(1);
        assertThat(first.replays.differences(id, 2, 10)).hasSize(1);
    }

    @Test
    void up_to_an_earlier_moment_it_is_what_was_known_then_and_what_came_since_is_no_difference() {
        raise(first.service, "a", 2);
        raise(writer, "c", 4);
        awaitRead(2, 4);
        var then = now();
        raise(first.service, "a", 3);
        raise(first.service, "b", 1);
        name("b", "Bea");
        raise(writer, "d", 5);
        awaitRead(6, 9);

        var report = completed(then);
        assertThat(report.differences()).isZero();
        assertThat(report.ranges().stream().mapToLong(Report.Range::events).sum())
                .isEqualTo(6);
        assertThat(table(report, "own_tally").rowsKnownThen()).isEqualTo(1);
        assertThat(table(report, "own_tally").rowsLive()).isEqualTo(2);
        assertThat(table(report, "tally_name").rowsKnownThen()).isZero();
        for (var table : report.tables()) assertThat(table.sha256Replayed()).isEqualTo(table.sha256Live());
        // Whoever replays the same again gets the same hashes, whatever was recorded since.
        raise(first.service, "a", 1);
        awaitRead(7, 9);
        var again = completed(then);
        assertThat(again.ranges()).isEqualTo(report.ranges());
        assertThat(again.tables())
                .extracting(TableReport::sha256KnownThen)
                .isEqualTo(report.tables().stream()
                        .map(TableReport::sha256KnownThen)
                        .toList());
    }

    @Test
    void what_was_told_is_held_against_what_the_events_say() {
        raise(first.service, "told", 2);
        awaitRead(2, 0);
        var before = completed(now());
        assertThat(before.witnesses()).containsExactly(new Report.WitnessReport("announced", 1, 0));
        raise(first.service, "told", 1);
        awaitRead(3, 0);
        var id = asked(now());
        assertThat(Objects.requireNonNull(ended(id).report()).witnesses())
                .containsExactly(new Report.WitnessReport("announced", 1, 1));
        assertThat(first.replays.differences(id, 0, 10)).singleElement().satisfies(difference -> {
            assertThat(difference.about()).isEqualTo("announced");
            assertThat(difference.live()).isEqualTo(Map.of("count", 2));
            assertThat(difference.replayed()).isEqualTo(Map.of("count", 3));
        });
    }

    @Test
    void while_others_go_on_writing_nothing_seems_different() throws Exception {
        raise(first.service, "a", 20);
        raise(writer, "c", 20);
        var stop = new CountDownLatch(1);
        var users = new ArrayList<Thread>();
        for (var service : List.of(first.service, writer))
            users.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; stop.getCount() > 0 && i < 900; i++) raise(service, "busy" + i % 7, 1);
            }));
        try {
            for (int i = 0; i < 3; i++)
                assertThat(completed(now()).differences()).isZero();
        } finally {
            stop.countDown();
            for (var user : users) user.join();
        }
    }

    @Test
    void nothing_live_is_touched_and_the_schema_goes_when_it_is_cancelled() throws Exception {
        raise(first.service, "a", 30);
        name("a", "Anna");
        raise(writer, "c", 5);
        awaitRead(30, 5);
        var before = liveRows();
        var reading = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        watching.set(_ -> {
            reading.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var id = asked(now());
        reading.await();
        assertThat(schemas()).hasSize(1);
        assertThat(replay(id).state()).isEqualTo(ReplayState.READING);
        assertThat(replay(id).eventsExpected()).isEqualTo(36);
        assertThat(first.replays.ask(UUID.randomUUID(), now(), "auditor")).isEqualTo(Replays.Asked.ANOTHER_RUNS);
        first.replays.cancel(id, "no longer needed");
        watching.set(_ -> {});
        goOn.countDown();
        assertThat(ended(id).state()).isEqualTo(ReplayState.CANCELLED);
        assertThat(replay(id).cancelReason()).isEqualTo("no longer needed");
        assertThat(schemas()).isEmpty();
        assertThat(completed(now()).differences()).isZero();
        assertThat(liveRows()).isEqualTo(before);
    }

    @Test
    void of_two_replicas_one_replays_and_what_a_dead_one_left_is_failed_and_gone() throws Exception {
        raise(first.service, "a", 10);
        raise(writer, "c", 3);
        awaitRead(10, 3);
        new Replica().started();
        new Replica().started();
        var seen = new ArrayList<Instant>();
        for (int i = 0; i < 3; i++) {
            var id = asked(now());
            assertThat(ended(id).state()).isEqualTo(ReplayState.COMPLETED);
            seen.add(Objects.requireNonNull(replay(id).startedAt()));
        }
        assertThat(seen).isSorted().doesNotHaveDuplicates();

        var dead = UUID.randomUUID();
        asOwner("create schema " + IsolatedSchema.nameOf(dead));
        first.service.jdbc.update(
                "insert into runtime.replay (replay_id, known_at, asked_by, state, run) values (?, now(), 'auditor',"
                        + " 'READING', ?)",
                dead,
                UUID.randomUUID());
        assertThat(ended(dead).state()).isEqualTo(ReplayState.FAILED);
        await().atMost(SOON).until(() -> schemas().isEmpty());
        assertThat(completed(now()).differences()).isZero();
    }

    @Test
    void an_id_stands_for_one_moment_and_the_future_is_not_known_yet() {
        var then = now();
        var id = asked(then);
        assertThat(first.replays.ask(id, then, "auditor")).isEqualTo(Replays.Asked.THERE_ALREADY);
        assertThat(first.replays.ask(id, then.minusSeconds(1), "auditor")).isEqualTo(Replays.Asked.ID_TAKEN);
        ended(id);
        assertThat(first.replays.ask(UUID.randomUUID(), now().plusSeconds(3600), "auditor"))
                .isEqualTo(Replays.Asked.NOT_YET);
        assertThat(first.replays.before(null, null, 10))
                .extracting(Replay::replayId)
                .containsExactly(id);
    }

    @Test
    void a_projection_that_reaches_for_events_gets_none() {
        raise(first.service, "a", 2);
        awaitRead(2, 0);
        watching.set(_ -> first.service.jdbc.update("delete from events.event"));
        var report = completed(now());
        assertThat(report.notApplied()).isEqualTo(2);
        assertThat(table(report, "own_tally").differences()).isEqualTo(1);
        assertThat(first.service.storedEvents()).isEqualTo(2);
    }
}
