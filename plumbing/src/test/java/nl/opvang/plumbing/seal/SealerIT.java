package nl.opvang.plumbing.seal;

import static nl.opvang.plumbing.sample.SampleService.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.KeptTopic;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.relay.Topics;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.sample.Tally.Raise;
import nl.opvang.plumbing.seal.SealStatement.PublicKey;
import nl.opvang.plumbing.secret.SigningKeys;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.TestServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SealerIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String OLD = "an old secret of thirty-two chars";
    private static final String NEW = "a new secret of thirty-two chars!";

    private final String name = "s" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
    private final SampleService service = new SampleService(name, SampleService.freshDatabase());
    private final KafkaAccess kafka = service.kafka();
    private final Relay relay = service.relay(kafka);

    @BeforeEach
    void relay() {
        relay.start();
    }

    @AfterEach
    void close() {
        relay.close();
        kafka.close();
        service.close();
    }

    private Sealer sealer(String secrets) {
        var sealer = new Sealer(
                name,
                service.dataSource,
                service.transaction,
                service.log,
                kafka,
                SigningKeys.read("a.setting", TestKeys.holding(secrets)),
                Duration.ofMillis(20));
        sealer.start();
        return sealer;
    }

    private void raise(String tally) {
        service.commands.send(List.of(order(new Raise(tally, 1))), (first, outcomes) -> {});
    }

    /** Each under a seal of its own, or more than one. */
    private void seal(Sealer sealer, String... tallies) {
        for (var tally : tallies) {
            raise(tally);
            await().atMost(SOON).until(() -> sealer.lag() == 0);
        }
    }

    private SealChain chain() {
        return new SealChain(service.jdbc, service.transaction);
    }

    private List<Seal> seals() {
        return chain().publishedAfter(0, 1_000, Integer.MAX_VALUE);
    }

    private List<UUID> sealedIds() {
        return seals().stream()
                .flatMap(seal -> List.copyOf(Objects.requireNonNull(seal.entries())).stream())
                .map(Entry::eventId)
                .toList();
    }

    private List<UUID> storedIds() {
        return service.jdbc.query(
                "select event_id from events.event order by tx, position",
                (row, nr) -> Objects.requireNonNull(row.getObject(1, UUID.class)));
    }

    private List<Seal> published() throws InterruptedException {
        var seals = new ArrayList<Seal>();
        try (var topic = KeptTopic.open(kafka, Topics.SEALS)) {
            topic.read(0, name, json -> seals.add(Seal.parse(json)));
        }
        return seals;
    }

    private void asSuperuser(String... statements) throws SQLException {
        var superuser = TestServers.shared().superuser();
        try (Connection connection = DriverManager.getConnection(
                        service.database.jdbcUrl(), superuser.user(), superuser.password());
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var sql : statements) statement.execute(sql);
        }
    }

    @Test
    void every_event_is_sealed_in_order_chained_signed_and_published() throws Exception {
        try (var sealer = sealer(OLD)) {
            seal(sealer, "a", "b", "a");
            assertThat(sealer.lagSeconds()).isZero();
        }

        var seals = seals();
        assertThat(sealedIds()).isEqualTo(storedIds()).hasSize(3);
        assertThat(published()).isEqualTo(seals);
        assertThat(seals.stream().map(seal -> seal.statement().number()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, seals.size()).boxed().toList());
        var previous = SealStatement.NOTHING;
        var key = chain().keys().getFirst();
        for (var seal : seals) {
            assertThat(seal.statement().previous()).isEqualTo(previous);
            assertThat(seal.isSignedBy(new PublicKey(key.keyId(), key.publicKey())))
                    .isTrue();
            assertThat(seal.covers(Objects.requireNonNull(seal.entries()))).isTrue();
            previous = seal.hash();
        }
    }

    @Test
    void an_event_that_is_not_committed_is_waited_for() throws Exception {
        try (var sealer = sealer(OLD);
                var session = service.session()) {
            seal(sealer, "a");
            session.setAutoCommit(false);
            try (var statement = session.createStatement()) {
                statement.execute("set transaction_timeout = 0");
                statement.execute("set idle_in_transaction_session_timeout = 0");
            }
            session.commit();
            SampleService.insert(session, "open", 0);
            raise("b");
            assertThat(sealer.lag()).isEqualTo(1);
            // Of another database of the same cluster nothing is waited for that long: the round after this one saw it.
            await().during(Duration.ofSeconds(1))
                    .atMost(SOON)
                    .until(() -> sealedIds().size() == 1);
            session.commit();
            await().atMost(SOON).until(() -> sealer.lag() == 0);
        }
        assertThat(sealedIds()).isEqualTo(storedIds()).hasSize(3);
    }

    @Test
    void of_two_replicas_one_seals() throws Exception {
        try (var other = sealer(OLD)) {
            try (var one = sealer(OLD)) {
                seal(one, "a", "b", "c", "d");
            }
            seal(other, "e", "f");
        }
        assertThat(sealedIds()).isEqualTo(storedIds()).hasSize(6);
        assertThat(published()).isEqualTo(seals());
    }

    @Test
    void more_events_than_one_seal_takes_are_under_several() throws Exception {
        try (var session = service.session()) {
            SampleService.insert(session, "many", 0, Sealer.MOST_EVENTS + 10);
        }
        try (var sealer = sealer(OLD)) {
            await().atMost(SOON).until(() -> sealer.lag() == 0);
        }
        assertThat(seals().size()).isGreaterThan(1);
        assertThat(sealedIds()).isEqualTo(storedIds());
        assertThat(published()).isEqualTo(seals());
    }

    @Test
    void a_new_key_is_introduced_by_the_old_one() throws Exception {
        try (var sealer = sealer(OLD)) {
            seal(sealer, "a");
        }
        int before = seals().size();
        try (var sealer = sealer(NEW + "\n" + OLD)) {
            await().atMost(SOON).until(() -> seals().size() > before);
            seal(sealer, "b");
        }
        try (var sealer = sealer(NEW)) {
            seal(sealer, "c");
        }

        var keys = chain().keys();
        var seals = seals();
        var introducing = seals.get(before);
        assertThat(keys).hasSize(2);
        assertThat(introducing.statement().events()).isZero();
        assertThat(introducing.statement().keyId()).isEqualTo(keys.getFirst().keyId());
        assertThat(introducing.statement().nextKey())
                .isEqualTo(new PublicKey(keys.getLast().keyId(), keys.getLast().publicKey()));
        assertThat(keys.getLast().firstSeal()).isEqualTo(before + 2);
        assertThat(seals.subList(before + 1, seals.size()))
                .allMatch(seal -> seal.isSignedBy(
                        new PublicKey(keys.getLast().keyId(), keys.getLast().publicKey())));
        assertThat(sealedIds()).isEqualTo(storedIds());
    }

    @Test
    void without_the_key_that_must_sign_nothing_is_sealed() {
        try (var sealer = sealer(OLD)) {
            seal(sealer, "a");
        }
        int before = seals().size();
        raise("b");
        try (var sealer = sealer(NEW)) {
            await().atMost(SOON).until(() -> relay.lag() == 0);
            await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> seals().size() == before);
            assertThat(sealer.lag()).isEqualTo(1);
        }
    }

    @Test
    void seals_that_a_restored_store_lacks_are_taken_back() throws Exception {
        try (var sealer = sealer(OLD)) {
            seal(sealer, "a", "b", "c");
        }
        var sealed = seals();
        var token = service.jdbc.queryForMap("select next_offset, number from runtime.seal_token");
        asSuperuser(
                "delete from events.seal where number > 1",
                "update runtime.seal_token set number = 1, next_offset = 0");

        try (var sealer = sealer(OLD)) {
            await().atMost(SOON).until(() -> sealer.lag() == 0);
        }
        assertThat(seals()).isEqualTo(sealed);
        assertThat(published()).isEqualTo(sealed);
        assertThat(service.jdbc.queryForMap("select next_offset, number from runtime.seal_token"))
                .isEqualTo(token);
    }

    @Test
    void a_seal_that_was_not_acknowledged_is_published_again() throws Exception {
        try (var sealer = sealer(OLD)) {
            seal(sealer, "a", "b");
        }
        var sealed = seals();
        service.jdbc.update("delete from runtime.seal_token");
        try (var sealer = sealer(OLD)) {
            await().atMost(SOON).until(() -> sealer.lag() == 0);
        }
        assertThat(published()).isEqualTo(sealed);
    }

    @Test
    void on_a_store_that_is_not_what_was_published_nothing_is_sealed() throws Exception {
        try (var sealer = sealer(OLD)) {
            seal(sealer, "a", "b");
        }
        asSuperuser(
                "delete from events.seal where number > 1",
                "delete from runtime.seal_token",
                "update events.event set reason = 'another' where position = (select max(position) from events.event)");
        raise("c");
        try (var sealer = sealer(OLD)) {
            await().atMost(SOON).until(sealer::isContradicted);
            assertThat(chain().end().map(SealChain.End::number)).contains(1L);
        }
    }

    @Test
    void the_application_can_neither_change_nor_remove_seals() {
        try (var sealer = sealer(OLD)) {
            seal(sealer, "a");
        }
        for (var statement : List.of(
                "update events.seal set signature = ''",
                "delete from events.seal",
                "truncate events.seal",
                "update events.seal_key set public_key = ''",
                "delete from events.seal_key"))
            assertThatThrownBy(() -> service.jdbc.update(statement)).hasStackTraceContaining("permission denied");
    }
}
