package nl.opvang.plumbing.projection;

import static nl.opvang.plumbing.sample.SampleService.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import nl.opvang.contracts.event.EventCatalogue;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.Upcaster;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.relay.Topics;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.sample.Tally.Name;
import nl.opvang.plumbing.sample.Tally.Raise;
import nl.opvang.plumbing.sample.TallyEvent;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.RecordedEvent;
import nl.opvang.plumbing.testservers.TestServers;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A writing service whose events go through Kafka to a reading service, all on real servers. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ReadersIT {
    private static final Duration SOON = Duration.ofMinutes(3);

    /** Topics are named after services: a name of its own keeps each test's topic apart. */
    private final String writing = "w" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");

    private final SampleService writer = new SampleService(writing, SampleService.freshDatabase());
    private final ServiceDatabase readingDatabase = SampleService.freshDatabase();
    private final KafkaAccess kafka = writer.kafka();
    private final Relay relay = writer.relay(kafka);
    private final SampleService looking = new SampleService("reading", readingDatabase);
    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeEach
    void createTables() throws Exception {
        asOwner(readingDatabase, TallyRows.DDL);
    }

    private static void asOwner(ServiceDatabase database, String sql) throws SQLException {
        try (var owner = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    @AfterEach
    void close() throws Exception {
        for (var resource : opened.reversed()) resource.close();
        relay.close();
        kafka.close();
        writer.close();
        looking.close();
    }

    /** One process of the reading service. */
    private final class Reading implements AutoCloseable {
        private final SampleService process;
        private final KafkaAccess access;
        private final Readers readers;
        private final TallyRows rows;

        Reading(boolean ordered, Consumer<RecordedEvent> trouble) {
            this(TallyEvent.CATALOGUE, ordered, trouble);
        }

        /** @param release the events that its release knows */
        Reading(EventCatalogue release, boolean ordered, Consumer<RecordedEvent> trouble) {
            process = new SampleService("reading", readingDatabase, release);
            access = process.kafka();
            readers = process.readers(access);
            rows = new TallyRows(process.jdbc, ordered, Set.of(writing), trouble);
            readers.add(rows);
            opened.add(this);
        }

        Reading started() {
            readers.start();
            return this;
        }

        long parked() {
            return readers.parked("reading.tallies.v1");
        }

        @Override
        public void close() {
            readers.close();
            access.close();
            process.close();
        }
    }

    private void raise(String tally, int times) {
        for (int i = 0; i < times; i++)
            assertThat(writer.commands.send(order(new Raise(tally, 1)))).isInstanceOf(Outcome.Accepted.class);
    }

    private Map<String, Integer> rows() {
        var rows = new TreeMap<String, Integer>();
        looking.jdbc.query("select id, count from views.tally", row -> {
            rows.put(row.getString(1).substring("tally:".length()), row.getInt(2));
        });
        return rows;
    }

    @Test
    void events_arrive_through_kafka_and_the_view_knows_through_when_it_is_complete() throws Exception {
        relay.start();
        var reading = new Reading(true, event -> {}).started();
        raise("a", 5);
        var last = ((Outcome.Accepted) writer.commands.send(order(new Raise("b", 1)))).recordedAt();
        var through = reading.readers.projectedThrough();
        assertThat(last).isNotNull();
        assertThat(through.await(reading.rows, writing, last, SOON)).isTrue();
        assertThat(rows()).isEqualTo(Map.of("a", 5, "b", 1));
        assertThat(through.of(reading.rows)).isAfterOrEqualTo(last);
    }

    @Test
    void on_a_quiet_night_the_view_still_gets_to_know_more_recent_moments() {
        relay.start();
        raise("a", 1);
        var reading = new Reading(true, event -> {}).started();
        var through = reading.readers.projectedThrough();
        await().atMost(SOON)
                .until(() -> rows().equals(Map.of("a", 1))
                        && through.of(reading.rows).isAfter(Instant.EPOCH));
        var before = through.of(reading.rows);
        await().atMost(SOON).until(() -> through.of(reading.rows).isAfter(before.plusSeconds(1)));
    }

    @Test
    void a_process_hears_at_once_that_another_service_recorded_events_and_is_left_alone_when_it_did_not() {
        relay.start();
        raise("a", 1);
        var reading = new Reading(true, event -> {}).started();
        var through = reading.readers.projectedThrough();
        await().atMost(SOON).until(() -> rows().equals(Map.of("a", 1)));
        var first = through.of(reading.rows);
        await().atMost(SOON).until(() -> through.of(reading.rows).isAfter(first));
        var heard = reading.process.hurried.count();
        var second = through.of(reading.rows);
        await().atMost(SOON).until(() -> through.of(reading.rows).isAfter(second.plusSeconds(1)));
        assertThat(reading.process.hurried.count()).isEqualTo(heard);
        raise("a", 1);
        await().atMost(SOON).until(() -> reading.process.hurried.count() > heard);
    }

    @Test
    void while_kafka_is_down_commands_go_on_and_the_relay_catches_up() {
        relay.start();
        new Reading(true, event -> {}).started();
        raise("a", 3);
        await().atMost(SOON).until(() -> rows().equals(Map.of("a", 3)) && relay.lag() == 0);
        TestServers.shared().stopKafka();
        try {
            raise("a", 4);
            assertThat(relay.lag()).isEqualTo(4);
            assertThat(relay.lagSeconds()).isPositive();
        } finally {
            TestServers.shared().startKafka();
        }
        raise("a", 1);
        await().atMost(SOON).until(() -> rows().equals(Map.of("a", 8)));
        await().atMost(SOON).until(() -> relay.lag() == 0);
        assertThat(relay.lagSeconds()).isZero();
    }

    @Test
    void a_relay_that_dies_between_acknowledgement_and_token_sends_again_and_readers_apply_nothing_twice() {
        relay.start();
        new Reading(true, event -> {}).started();
        raise("a", 3);
        await().atMost(SOON).until(() -> rows().equals(Map.of("a", 3)));
        relay.close();
        Relay.fromStart(writer.jdbc, writing);
        try (var again = writer.relay(kafka)) {
            again.start();
            raise("a", 1);
            await().atMost(SOON).until(() -> rows().equals(Map.of("a", 4)) && again.sent() == 4);
        }
        assertThat(appliedEvents()).isEqualTo(4);
    }

    /** Connections of a process that is stopped in the middle of its work, with all that it holds. */
    private static final class Freezing extends DelegatingDataSource {
        private final CountDownLatch thawed = new CountDownLatch(1);
        private volatile boolean frozen;

        Freezing(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        public Connection getConnection() throws SQLException {
            try {
                if (frozen) thawed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.getConnection();
        }
    }

    @Test
    void a_relay_that_is_frozen_loses_its_lock_to_another_and_does_no_harm_when_it_thaws() {
        var freezing = new Freezing(writer.dataSource);
        var frozen = new Relay(
                writing,
                writer.dataSource,
                new EventLog(new JdbcTemplate(freezing)),
                writer.signal,
                kafka,
                writer.mapper);
        opened.add(frozen);
        frozen.start();
        new Reading(true, event -> {}).started();
        raise("a", 3);
        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).containsEntry("a", 3));

        freezing.frozen = true;
        relay.start();
        raise("a", 4);
        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).containsEntry("a", 7));
        long sent = frozen.sent();
        freezing.thawed.countDown();
        raise("a", 1);
        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).containsEntry("a", 8));
        assertThat(frozen.sent()).isEqualTo(sent);
        assertThat(relay.sent()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void a_reader_that_dies_between_writing_and_committing_applies_nothing_twice() {
        var crashes = new AtomicInteger(3);
        relay.start();
        new Reading(true, event -> {
                    if (event.envelope().sequence() == 2 && crashes.getAndDecrement() > 0)
                        throw new DataAccessResourceFailureException(
                                "connection lost", new java.sql.SQLTransientConnectionException("gone", "08006"));
                })
                .started();
        raise("a", 5);
        await().atMost(SOON).until(() -> rows().equals(Map.of("a", 5)));
        assertThat(crashes.get()).isNegative();
        assertThat(appliedEvents()).isEqualTo(5);
    }

    @Test
    void what_takes_longer_than_a_transaction_may_is_applied_in_smaller_ones_also_from_the_own_store()
            throws Exception {
        raise("a", 20);
        asOwner(writer.database, TallyRows.DDL);
        for (var database : List.of(writer.database, readingDatabase))
            // As if the time allowed for three events.
            asOwner(database, """
                create function views.tire() returns trigger language plpgsql as $$
                begin
                    if (select count(*) from views.applied where xmin = pg_current_xact_id()::xid) > 3 then
                        raise 'terminating connection due to transaction timeout' using errcode = '25P04';
                    end if;
                    return null;
                end $$;
                create trigger tire after insert on views.applied for each row execute function views.tire()\
                """);
        relay.start();
        await().atMost(SOON).until(() -> relay.lag() == 0);
        new Reading(true, event -> {}).started();
        try (var readers = writer.readers(kafka)) {
            readers.add(new TallyRows(writer.jdbc, true, Set.of(writing), event -> {}));
            readers.start();
            await().atMost(SOON)
                    .until(() -> Objects.equals(
                            20,
                            writer.jdbc.queryForObject(
                                    "select coalesce(max(count), 0) from views.tally", Integer.class)));
        }
        await().atMost(SOON).until(() -> rows().equals(Map.of("a", 20)));
        assertThat(appliedEvents()).isEqualTo(20);
    }

    @Test
    void a_poison_event_is_parked_with_those_behind_it_others_pass_and_a_retry_after_the_fix_works() {
        var broken = new AtomicBoolean(true);
        relay.start();
        var reading = new Reading(true, event -> {
                    if (broken.get()
                            && event.envelope().aggregateId().equals("tally:poison")
                            && event.envelope().sequence() == 1) throw new IllegalStateException("cannot apply");
                })
                .started();
        raise("poison", 3);
        raise("fine", 3);
        await().atMost(SOON).until(() -> rows().equals(Map.of("poison", 1, "fine", 3)) && reading.parked() == 2);
        raise("poison", 1);
        raise("fine", 1);
        await().atMost(SOON).until(() -> rows().equals(Map.of("poison", 1, "fine", 4)) && reading.parked() == 3);
        broken.set(false);
        reading.readers.retryParked("reading.tallies.v1");
        await().atMost(SOON).until(() -> rows().equals(Map.of("poison", 4, "fine", 4)) && reading.parked() == 0);
        raise("poison", 1);
        await().atMost(SOON).until(() -> rows().equals(Map.of("poison", 5, "fine", 4)));
    }

    /** What a later release knows: its second version of an event had another name for the number, its third has not. */
    private static final EventCatalogue LATER_RELEASE = new EventCatalogue(
            List.of(
                    new EventType<>("nl.opvang.sample.tally.raised.v3", TallyEvent.Raised.class),
                    new EventType<>("nl.opvang.sample.tally.named.v1", TallyEvent.Named.class)),
            List.of(
                    new Upcaster(
                            "nl.opvang.sample.tally.raised.v1",
                            "nl.opvang.sample.tally.raised.v2",
                            renaming("by", "times")),
                    new Upcaster(
                            "nl.opvang.sample.tally.raised.v2",
                            "nl.opvang.sample.tally.raised.v3",
                            renaming("times", "by"))));

    private static UnaryOperator<Map<String, Object>> renaming(String from, String to) {
        return json -> {
            var renamed = new HashMap<>(json);
            renamed.put(to, Objects.requireNonNull(renamed.remove(from)));
            return renamed;
        };
    }

    /** Has the tally raised by so many, as each release says it. */
    private void raise(String tally, long sequence, int version, int by) throws SQLException {
        try (var session = writer.session()) {
            SampleService.insert(
                    session,
                    tally,
                    sequence,
                    "nl.opvang.sample.tally.raised.v" + version,
                    "{\"id\": \"%s\", \"%s\": %d, \"lines\": []}"
                            .formatted(UUID.randomUUID(), version == 2 ? "times" : "by", by));
        }
    }

    @Test
    void what_a_later_release_said_waits_with_what_is_behind_it_and_passes_by_itself_after_the_upgrade()
            throws Exception {
        relay.start();
        var before = new Reading(true, event -> {}).started();
        raise("a", 0, 1, 1);
        raise("a", 1, 2, 10);
        raise("a", 2, 1, 100);
        raise("b", 0, 3, 1_000);
        raise("fine", 2);
        await().atMost(SOON).until(() -> rows().equals(Map.of("a", 1, "fine", 2)) && before.parked() == 3);
        raise("a", 3, 3, 1_000);
        raise("fine", 1);
        await().atMost(SOON).until(() -> rows().equals(Map.of("a", 1, "fine", 3)) && before.parked() == 4);
        before.readers.close();

        // Nobody asks for it: the next release tries what is parked, and reads older versions as it always does.
        var after = new Reading(LATER_RELEASE, true, event -> {}).started();
        await().atMost(SOON)
                .until(() -> rows().equals(Map.of("a", 1_111, "b", 1_000, "fine", 3)) && after.parked() == 0);
        raise("a", 4, 2, 10_000);
        await().atMost(SOON).until(() -> Objects.equals(rows().get("a"), 11_111));
        assertThat(appliedEvents()).isEqualTo(9);
    }

    @Test
    void a_service_parks_of_its_own_store_what_a_later_release_of_it_said_until_it_is_upgraded() throws Exception {
        asOwner(writer.database, TallyRows.DDL);
        var group = writing + ".tallies.v1";
        raise("a", 0, 1, 1);
        raise("a", 1, 2, 10);
        raise("fine", 3);
        try (var readers = writer.readers(kafka)) {
            readers.add(new TallyRows(writer.jdbc, true, Set.of(writing), event -> {}));
            readers.start();
            await().atMost(SOON)
                    .until(() -> readers.parked(group) == 1 && counts(writer).equals(List.of(1, 3)));
        }
        try (var upgraded = new SampleService(writing, writer.database, LATER_RELEASE);
                var readers = upgraded.readers(kafka)) {
            readers.add(new TallyRows(upgraded.jdbc, true, Set.of(writing), event -> {}));
            readers.start();
            await().atMost(SOON)
                    .until(() -> readers.parked(group) == 0 && counts(writer).equals(List.of(3, 11)));
        }
    }

    private static List<@Nullable Integer> counts(SampleService service) {
        return service.jdbc.queryForList("select count from views.tally order by count", Integer.class);
    }

    @Test
    void replicas_of_two_releases_side_by_side_lose_nothing_and_apply_everything_once() throws Exception {
        relay.start();
        var older = new Reading(true, event -> {}).started();
        var newer = new Reading(LATER_RELEASE, true, event -> {}).started();
        var expected = new TreeMap<String, Integer>();
        for (int sequence = 0; sequence < 6; sequence++)
            for (int tally = 0; tally < 20; tally++) {
                // Both releases write: which of the two reads it is for Kafka to say.
                raise("t" + tally, sequence, 1 + (sequence + tally) % 3, 1 + sequence);
                expected.merge("t" + tally, 1 + sequence, Integer::sum);
            }
        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).isEqualTo(expected));
        await().atMost(SOON).until(() -> newer.parked() == 0);
        older.readers.close();
        raise("t0", 6, 2, 5);
        expected.merge("t0", 5, Integer::sum);
        await().atMost(SOON).untilAsserted(() -> assertThat(rows()).isEqualTo(expected));
        assertThat(appliedEvents()).isEqualTo(121);
    }

    @Test
    void what_two_replicas_take_out_of_the_parked_at_once_is_applied_once() throws Exception {
        relay.start();
        var broken = new AtomicBoolean(true);
        var before = new Reading(true, event -> {
                    if (broken.get()) throw new IllegalStateException("cannot apply");
                })
                .started();
        raise("a", 1);
        await().atMost(SOON).until(() -> before.parked() == 1);
        before.readers.close();
        broken.set(false);

        var inTheMiddle = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var first = new SampleService("reading", readingDatabase);
        opened.add(first);
        var second = new SampleService("reading", readingDatabase);
        opened.add(second);
        var retrying = Thread.ofVirtual()
                .start(() -> sink(first, event -> {
                            inTheMiddle.countDown();
                            try {
                                goOn.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        })
                        .retryParked());
        inTheMiddle.await();
        var beside = Thread.ofVirtual().start(() -> sink(second, event -> {}).retryParked());
        await().atMost(SOON)
                .until(() -> !beside.isAlive() || Objects.equals(looking.jdbc.queryForObject("""
                    select count(*) from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock'\
                    """, Integer.class), 1));
        goOn.countDown();
        retrying.join();
        beside.join();
        assertThat(appliedEvents()).isEqualTo(1);
        assertThat(rows()).isEqualTo(Map.of("a", 1));
        assertThat(before.parked()).isZero();
    }

    private ProjectionSink sink(SampleService replica, Consumer<RecordedEvent> trouble) {
        return new ProjectionSink(
                "reading.tallies.v1",
                new TallyRows(replica.jdbc, true, Set.of(writing), trouble),
                replica.reader,
                new ParkedEvents(replica.jdbc, replica.mapper),
                replica.jdbc,
                replica.transaction,
                () -> {});
    }

    @Test
    void an_event_of_an_unknown_type_is_parked_and_others_pass() throws Exception {
        relay.start();
        var reading = new Reading(false, event -> {}).started();
        try (var session = writer.session()) {
            SampleService.insert(session, "future", 0, "nl.opvang.sample.tally.vanished.v7", "{}");
        }
        raise("fine", 1);
        await().atMost(SOON).until(() -> rows().equals(Map.of("fine", 1)) && reading.parked() == 1);
    }

    @Test
    void rebuilding_from_the_first_event_gives_the_same_rows() {
        relay.start();
        var reading = new Reading(true, event -> {}).started();
        for (int i = 0; i < 40; i++) raise("t" + i % 9, 1);
        await().atMost(SOON)
                .until(() -> rows().values().stream().mapToInt(n -> n).sum() == 40);
        var before = rows();
        reading.readers.close();
        reading.readers.rebuild(reading.rows);
        assertThat(rows()).isEmpty();
        new Reading(true, event -> {}).started();
        await().atMost(SOON).until(() -> rows().equals(before));
    }

    /** A projection that was added to a service later, and cannot take one of the events. */
    private record Latecomer(Set<String> sources, Set<String> had) implements Projection {
        @Override
        public String name() {
            return "latecomers";
        }

        @Override
        public int version() {
            return 1;
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
            for (var event : events)
                if (event.envelope().aggregateId().equals("tally:poison"))
                    throw new IllegalStateException("cannot apply");
            for (var event : events)
                had.add(event.envelope().aggregateId() + " " + event.envelope().sequence());
        }

        @Override
        public void clear() {
            had.clear();
        }
    }

    @Test
    void projections_that_read_together_each_go_on_where_they_stand_and_park_for_themselves_alone() {
        relay.start();
        var before = new Reading(true, event -> {}).started();
        raise("a", 3);
        await().atMost(SOON).until(() -> rows().equals(Map.of("a", 3)));
        before.readers.close();
        var together = new Reading(true, event -> {});
        var latecomer = new Latecomer(Set.of(writing), ConcurrentHashMap.newKeySet());
        together.readers.add(latecomer);
        together.started();
        raise("poison", 1);
        raise("b", 2);
        await().atMost(SOON)
                .until(() -> rows().equals(Map.of("a", 3, "b", 2, "poison", 1))
                        && together.readers.parked("reading.latecomers.v1") == 1
                        && latecomer.had.size() == 5);
        assertThat(latecomer.had)
                .containsExactlyInAnyOrder("tally:a 0", "tally:a 1", "tally:a 2", "tally:b 0", "tally:b 1");
        assertThat(appliedEvents()).isEqualTo(6);
        assertThat(together.parked()).isZero();
    }

    @Test
    void a_view_that_is_built_anew_after_a_topic_was_lost_waits_for_nothing_that_was_in_it() throws Exception {
        relay.start();
        var before = new Reading(true, event -> {}).started();
        raise("a", 3);
        var last = ((Outcome.Accepted) writer.commands.send(order(new Raise("b", 1)))).recordedAt();
        assertThat(before.readers.projectedThrough().await(before.rows, writing, Objects.requireNonNull(last), SOON))
                .isTrue();
        before.readers.close();
        relay.close();
        var topic = Topics.ofService(writing);
        var lost = kafka.topicId(topic);
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", TestServers.shared().bootstrapServers()))) {
            admin.deleteTopics(List.of(topic)).all().get();
            await().atMost(SOON).until(() -> kafka.topicId(topic).isEmpty());
        }
        Relay.fromStart(writer.jdbc, writing);
        before.readers.rebuild(before.rows);
        try (var again = writer.relay(kafka)) {
            again.start();
            var later = ((Outcome.Accepted) writer.commands.send(order(new Raise("b", 1)))).recordedAt();
            var anew = new Reading(true, event -> {}).started();
            assertThat(anew.readers.projectedThrough().await(anew.rows, writing, Objects.requireNonNull(later), SOON))
                    .isTrue();
            assertThat(rows()).isEqualTo(Map.of("a", 3, "b", 2));
            assertThat(kafka.topicId(topic)).isPresent().isNotEqualTo(lost);
        }
    }

    @Test
    void two_replicas_share_the_work_and_apply_everything_once_also_when_one_stops() {
        relay.start();
        var first = new Reading(true, event -> {}).started();
        var second = new Reading(true, event -> {}).started();
        for (int i = 0; i < 60; i++) raise("t" + i % 20, 1);
        await().atMost(SOON)
                .until(() -> rows().values().stream().mapToInt(n -> n).sum() == 60);
        first.readers.close();
        for (int i = 0; i < 60; i++) raise("t" + i % 20, 1);
        await().atMost(SOON)
                .until(() -> rows().values().stream().mapToInt(n -> n).sum() == 120);
        assertThat(appliedEvents()).isEqualTo(120);
        assertThat(second.parked()).isZero();
    }

    @Test
    void a_service_projects_its_own_events_from_its_store_even_without_kafka() throws Exception {
        asOwner(writer.database, TallyRows.DDL);
        try (var readers = writer.readers(kafka)) {
            var rows = new TallyRows(writer.jdbc, true, Set.of(writing), event -> {});
            readers.add(rows);
            readers.start();
            raise("a", 3);
            var last = ((Outcome.Accepted) writer.commands.send(order(new Raise("a", 1)))).recordedAt();
            assertThat(last).isNotNull();
            assertThat(readers.projectedThrough().await(rows, writing, last, SOON))
                    .isTrue();
            assertThat(writer.jdbc.queryForObject("select count from views.tally", Integer.class))
                    .isEqualTo(4);
        }
    }

    @Test
    void a_reaction_answers_each_event_with_one_command_also_when_events_come_again() {
        relay.start();
        var reacting = new SampleService("reading", readingDatabase);
        opened.add(reacting);
        var access = reacting.kafka();
        opened.add(access);
        var readers = reacting.readers(access);
        opened.add(readers);
        readers.add(new Mirror(writing), reacting.commands);
        readers.start();
        raise("a", 3);
        await().atMost(SOON).until(() -> reacting.storedEvents() == 3);
        relay.close();
        Relay.fromStart(writer.jdbc, writing);
        try (var again = writer.relay(kafka)) {
            again.start();
            raise("a", 1);
            await().atMost(SOON).until(() -> again.sent() == 4 && reacting.storedEvents() == 4);
        }
    }

    /** Names a tally after each event; naming it twice by the same event stores nothing new. */
    private record Mirror(String source) implements Reaction {
        @Override
        public String name() {
            return "mirror";
        }

        @Override
        public Set<String> sources() {
            return Set.of(source);
        }

        @Override
        public Set<String> features() {
            return Set.of("sample.tally");
        }

        @Override
        public Optional<Command> command(RecordedEvent event) {
            return event.event() instanceof TallyEvent.Raised raised
                    ? Optional.of(new Name("mirror", raised.id().toString(), null))
                    : Optional.empty();
        }
    }

    private long appliedEvents() {
        var count = looking.jdbc.queryForObject("select count(*) from views.applied", Long.class);
        return count == null ? 0 : count;
    }
}
