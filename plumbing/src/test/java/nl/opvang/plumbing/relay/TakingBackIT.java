package nl.opvang.plumbing.relay;

import static nl.opvang.plumbing.sample.SampleService.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.command.AxonCommands;
import nl.opvang.plumbing.command.DatabaseTransactions;
import nl.opvang.plumbing.relay.TakingBack.Objection;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.sample.Tally;
import nl.opvang.plumbing.sample.Tally.Raise;
import nl.opvang.plumbing.store.PostgresEventStorageEngine;
import nl.opvang.plumbing.store.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A store that lacks what its topic has, as one that was restored from a backup. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TakingBackIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String EVENTS = """
        select event_id, type, aggregate_id, sequence, recorded_at, known_at, known_before, command_id, correlation_id,
               causation_id, traceparent, actor, actor_role, on_behalf_of, reason, corrects, payload::text
        from events.event order by tx, position\
        """;

    private final String name = "t" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
    private final SampleService before = new SampleService(name, SampleService.freshDatabase());
    private final SampleService restored = new SampleService(name, SampleService.freshDatabase());
    private final KafkaAccess kafka = before.kafka();
    private final Completeness completeness = new Completeness(name, restored.jdbc, kafka);
    private final List<List<String>> projected = new ArrayList<>();

    /** Two transactions of one event each, then one of two; relayed. */
    @BeforeEach
    void relaySome() {
        before.commands.send(List.of(order(new Raise("a", 1))), (first, outcomes) -> {});
        before.commands.send(List.of(order(new Raise("a", 2))), (first, outcomes) -> {});
        before.commands.send(List.of(order(new Raise("b", 3)), order(new Raise("a", 4))), (first, outcomes) -> {});
        relay(before, 4);
    }

    @AfterEach
    void close() {
        kafka.close();
        before.close();
        restored.close();
    }

    private void relay(SampleService service, int events) {
        try (var relay = service.relay(kafka)) {
            relay.start();
            await().atMost(SOON).until(() -> relay.sent() >= events && relay.lag() == 0);
        }
    }

    private TakingBack takingBack(Consumer<List<RecordedEvent>> inline) {
        return new TakingBack(
                completeness, owner(restored), restored.jdbc, restored.transaction, restored.reader, inline);
    }

    private static TakingBack.Owner owner(SampleService service) {
        var database = service.database;
        return new TakingBack.Owner(database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
    }

    private void note(List<RecordedEvent> together) {
        projected.add(together.stream()
                .map(event ->
                        event.envelope().aggregateId() + " " + event.envelope().sequence())
                .toList());
    }

    private Missing missing() throws InterruptedException {
        return ((Completeness.State.Lacking) completeness.compare()).missing();
    }

    @Test
    void what_is_missing_is_counted_and_named_in_the_order_of_its_recording() throws Exception {
        var missing = missing();

        assertThat(missing.count()).isEqualTo(4);
        assertThat(missing.occupied()).isZero();
        assertThat(missing.some())
                .extracting(Envelope::eventId)
                .isEqualTo(
                        before.jdbc.queryForList("select event_id from events.event order by recorded_at", UUID.class));
        assertThat(missing.last()).isEqualTo(missing.some().getLast().recordedAt());
    }

    @Test
    void a_store_that_wrote_what_is_there_lacks_nothing_also_when_its_token_was_lost() throws Exception {
        var own = new Completeness(name, before.jdbc, kafka);
        assertThat(own.compare()).isInstanceOf(Completeness.State.Complete.class);

        Relay.fromStart(before.jdbc, name);
        before.jdbc.update("delete from runtime.comparison");
        assertThat(own.compare()).isInstanceOf(Completeness.State.Complete.class);
        relay(before, 4);
        before.jdbc.update("delete from runtime.comparison");
        assertThat(own.compare()).isInstanceOf(Completeness.State.Complete.class);
    }

    @Test
    void a_relay_sends_nothing_from_a_store_that_lacks_events() throws Exception {
        try (var relay = restored.relay(kafka)) {
            relay.start();
            await().atMost(SOON).until(() -> relay.completeness().state() instanceof Completeness.State.Lacking);
            assertThat(restored.jdbc.queryForList("select * from runtime.relay_token"))
                    .isEmpty();
        }
    }

    @Test
    void events_come_back_as_they_were_transaction_by_transaction() throws Exception {
        var takingBack = takingBack(this::note);
        missing();
        assertThat(takingBack.isDecided()).isFalse();
        assertThat(takingBack.decide(4, "someone", "a reason")).isNull();
        assertThat(takingBack.decide(4, "someone else", "another reason")).isNull();
        assertThat(takingBack.isDecided()).isTrue();
        takingBack.carryOut();

        assertThat(restored.jdbc.queryForList(EVENTS)).isEqualTo(before.jdbc.queryForList(EVENTS));
        assertThat(projected)
                .containsExactly(List.of("tally:a 0"), List.of("tally:a 1"), List.of("tally:a 2", "tally:b 0"));
        assertThat(completeness.compare()).isInstanceOf(Completeness.State.Complete.class);
        assertThat(takingBack.isDecided()).isFalse();
        assertThat(restored.jdbc.queryForObject(
                        "select decided_by || ': ' || reason from events.taking_back", String.class))
                .isEqualTo("someone: a reason");
        relay(restored, 4);
        assertThat(completeness.compare()).isInstanceOf(Completeness.State.Complete.class);
    }

    @Test
    void what_breaks_off_goes_on_where_it_was() throws Exception {
        missing();
        var breaking = takingBack(together -> {
            if (projected.size() == 1) throw new IllegalStateException("the disk is full");
            note(together);
        });
        assertThat(breaking.decide(4, "someone", "a reason")).isNull();
        assertThatThrownBy(breaking::carryOut).hasMessageContaining("the disk is full");
        assertThat(restored.storedEvents()).isEqualTo(1);

        assertThat(missing().count()).isEqualTo(3);
        var again = takingBack(this::note);
        assertThat(again.isDecided()).isTrue();
        again.carryOut();
        assertThat(restored.jdbc.queryForList(EVENTS)).isEqualTo(before.jdbc.queryForList(EVENTS));
        assertThat(projected).hasSize(3);
    }

    @Test
    void whoever_decides_must_know_how_many_are_missing() throws Exception {
        var takingBack = takingBack(this::note);
        assertThat(takingBack.decide(4, "someone", "a reason")).isEqualTo(Objection.NOTHING_MISSING);
        missing();
        assertThat(takingBack.decide(3, "someone", "a reason")).isEqualTo(Objection.OTHER_COUNT);
        assertThat(takingBack.isDecided()).isFalse();
    }

    @Test
    void nothing_is_taken_back_to_a_place_where_another_event_is() throws Exception {
        restored.commands.send(List.of(order(new Raise("a", 7))), (first, outcomes) -> {});

        assertThat(missing().occupied()).isEqualTo(1);
        assertThat(takingBack(this::note).decide(4, "someone", "a reason")).isEqualTo(Objection.PLACES_OCCUPIED);
    }

    @Test
    void without_a_decision_nobody_can_record_anything_in_the_past() throws Exception {
        missing();
        assertThatThrownBy(() -> takingBack(this::note).carryOut()).hasStackTraceContaining("nobody decided");
        assertThatThrownBy(() -> restored.jdbc.update("""
            insert into events.taking_back (decided_by, reason, lacking, until) values ('me', 'I may', 1, now())\
            """)).hasStackTraceContaining("permission denied");
        assertThat(restored.storedEvents()).isZero();
    }

    @Test
    void a_server_that_runs_on_needs_not_be_compared_again_and_another_one_does() throws Exception {
        try (var gone = new KafkaAccess(Map.of("bootstrap.servers", "127.0.0.1:1"), (short) 1)) {
            var withoutKafka = new Completeness(name, before.jdbc, gone);
            assertThat(new Completeness(name, before.jdbc, kafka).compare())
                    .isInstanceOf(Completeness.State.Complete.class);
            assertThat(withoutKafka.compare()).isInstanceOf(Completeness.State.Complete.class);

            before.jdbc.update("update runtime.comparison set store_life = 'another start'");
            var unknown = new Completeness(name, before.jdbc, gone);
            assertThatThrownBy(unknown::compare).isInstanceOf(KafkaUnavailable.class);
            assertThat(unknown.state()).isInstanceOf(Completeness.State.Unknown.class);
        }
    }

    @Test
    void what_was_taken_back_can_be_taken_back_again() throws Exception {
        missing();
        var takingBack = takingBack(this::note);
        assertThat(takingBack.decide(4, "someone", "a reason")).isNull();
        takingBack.carryOut();
        restored.commands.send(List.of(order(new Raise("b", 5))), (first, outcomes) -> {});
        relay(restored, 5);

        try (var again = new SampleService(name, SampleService.freshDatabase())) {
            var lacking = new Completeness(name, again.jdbc, kafka);
            assertThat(((Completeness.State.Lacking) lacking.compare())
                            .missing()
                            .count())
                    .isEqualTo(5);
            var secondTime =
                    new TakingBack(lacking, owner(again), again.jdbc, again.transaction, again.reader, e -> {});
            assertThat(secondTime.decide(5, "someone", "another disk")).isNull();
            secondTime.carryOut();
            assertThat(again.jdbc.queryForList(EVENTS)).isEqualTo(restored.jdbc.queryForList(EVENTS));
        }
    }

    @Test
    void nothing_is_added_on_a_server_on_which_the_store_was_not_found_complete() throws Exception {
        var own = new Completeness(name, before.jdbc, kafka);
        var engine =
                new PostgresEventStorageEngine(before.jdbc, before.reader, List.of(), before.signal, own::isFoundOn);
        var commands = new AxonCommands(
                List.of(Tally.DECIDER),
                engine,
                new DatabaseTransactions(new JdbcTransactionManager(before.dataSource)),
                8,
                1_000);
        assertThatThrownBy(() -> commands.send(List.of(order(new Raise("a", 5))), (first, outcomes) -> {}))
                .hasStackTraceContaining("the server may have been restored meanwhile");
        assertThat(before.storedEvents()).isEqualTo(4);

        own.compare();
        commands.send(List.of(order(new Raise("a", 5))), (first, outcomes) -> {});
        assertThat(before.storedEvents()).isEqualTo(5);
        assertThat(own.isFoundOn("another start")).isFalse();
    }
}
