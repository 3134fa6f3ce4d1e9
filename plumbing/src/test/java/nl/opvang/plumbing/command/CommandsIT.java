package nl.opvang.plumbing.command;

import static nl.opvang.plumbing.sample.SampleService.context;
import static nl.opvang.plumbing.sample.SampleService.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.problem.Diagnosis;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.sample.Tally.AboveLimit;
import nl.opvang.plumbing.sample.Tally.Name;
import nl.opvang.plumbing.sample.Tally.NameTaken;
import nl.opvang.plumbing.sample.Tally.Raise;
import nl.opvang.plumbing.sample.TallyEvent;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import nl.opvang.plumbing.testservers.TestServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class CommandsIT {
    private final ServiceDatabase database = SampleService.freshDatabase();
    private final List<SampleService> opened = new ArrayList<>();
    private final SampleService service = open(8);

    private SampleService open(int attempts) {
        return open(attempts, List.of());
    }

    private SampleService open(int attempts, List<Function<JdbcTemplate, InlineProjection>> inline) {
        var process = new SampleService("sample", database, attempts, inline);
        opened.add(process);
        return process;
    }

    @AfterEach
    void close() {
        opened.forEach(SampleService::close);
    }

    @Test
    void accepted_commands_become_events_with_their_whole_envelope() {
        var outcome = accepted(service.commands.send(order(new Raise("a", 3))));
        assertThat(outcome.sequence()).isZero();
        var envelope = outcome.events().getFirst();
        assertThat(envelope.type()).isEqualTo("nl.opvang.sample.tally.raised.v1");
        assertThat(envelope.aggregateId()).isEqualTo("tally:a");
        assertThat(envelope.knownAt()).isEqualTo(envelope.recordedAt());
        assertThat(envelope.eventId().version()).isEqualTo(7);
        assertThat(stored()).containsExactly(envelope);
    }

    @Test
    void a_refused_command_on_an_aggregate_that_does_not_exist_leaves_nothing_behind() {
        for (int i = 0; i < 2; i++) {
            assertThat(service.commands.send(order(new Raise("none", 2_000))))
                    .isEqualTo(new Outcome.Refused(new AboveLimit(0)));
        }
        assertThat(stored()).isEmpty();
        assertThat(accepted(service.commands.send(order(new Raise("none", 1)))).sequence())
                .isZero();
    }

    @Test
    void a_command_that_changes_nothing_stores_nothing() {
        service.commands.send(order(new Raise("a", 1)));
        var outcome = accepted(service.commands.send(order(new Raise("a", 0))));
        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.recordedAt()).isNull();
        assertThat(stored()).hasSize(1);
    }

    @Test
    void nothing_is_decided_on_a_history_of_which_a_part_is_of_another_release() throws SQLException {
        var cold = open(8);
        service.commands.send(order(new Raise("a", 1)));
        try (var session = service.session()) {
            SampleService.insert(session, "a", 1, "nl.opvang.sample.tally.raised.v7", "{}");
        }
        for (var process : List.of(service, cold))
            // Yes, no and nothing to do: also where the older state is still in memory.
            for (var command : List.of(new Raise("a", 1), new Raise("a", 2_000), new Raise("a", 0))) {
                assertThatThrownBy(() -> process.commands.send(order(command)))
                        .satisfies(thrown ->
                                assertThat(Diagnosis.of(thrown).problem()).isEqualTo(Problem.OTHER_RELEASE));
                assertThatThrownBy(() -> process.commands.send(
                                List.of(order(new Raise("b", 1)), order(command)), (first, outcomes) -> {}))
                        .isInstanceOf(EventReader.UnreadableEvent.class);
            }
        assertThat(service.storedEvents()).isEqualTo(2);
        assertThat(accepted(service.commands.send(order(new Raise("b", 1)))).sequence())
                .isZero();
    }

    @Test
    void a_no_decided_on_a_stale_state_is_decided_again_on_the_stored_one() {
        var replica = open(8);
        service.commands.send(order(new Raise("a", 1)));
        replica.commands.send(order(new Raise("a", 999)));
        assertThat(service.commands.send(order(new Raise("a", 1))))
                .isEqualTo(new Outcome.Refused(new AboveLimit(1_000)));
        // The replica's state is the stored one; this process must not say "nothing to do" on its older one either.
        assertThat(accepted(service.commands.send(order(new Raise("a", 0)))).sequence())
                .isEqualTo(1);
    }

    @Test
    void commands_of_two_replicas_on_one_aggregate_all_count_once() throws Exception {
        int attempts = 20;
        var replicas = List.of(open(attempts), open(attempts));
        var raises = new ArrayList<Callable<Outcome>>();
        for (int i = 0; i < 100; i++) {
            var replica = replicas.get(i % 2);
            raises.add(() -> replica.commands.send(order(new Raise("shared", 1))));
        }
        int accepted = 0;
        try (var callers = Executors.newFixedThreadPool(8)) {
            for (var answer : callers.invokeAll(raises)) if (answer.get() instanceof Outcome.Accepted) accepted++;
        }
        assertThat(stored()).hasSize(accepted);
        assertThat(stored().stream().map(Envelope::sequence))
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.range(0, accepted).boxed().toList());
        // Who gave up lost every attempt to another's event.
        assertThat(accepted).isGreaterThanOrEqualTo(attempts);
    }

    @Test
    void when_others_are_always_faster_the_answer_is_a_refusal_after_a_bounded_number_of_attempts() {
        // As if another replica stored the same sequence first, every time.
        asOwner("create sequence views.attempts");
        asOwner("grant usage on sequence views.attempts to " + database.appUser());
        asOwner("""
            create function events.overtake() returns trigger language plpgsql as $$
            begin
                perform nextval('views.attempts');
                raise unique_violation using constraint = 'event_of_aggregate';
            end $$\
            """);
        asOwner("create trigger overtake before insert on events.event for each row execute function"
                + " events.overtake()");
        assertThat(open(3).commands.send(order(new Raise("a", 1))))
                .isEqualTo(new Outcome.Refused(new CommandRefusal.ChangedConcurrently("tally:a")));
        assertThat(service.jdbc.queryForObject("select last_value from views.attempts", Long.class))
                .isEqualTo(3);
    }

    @Test
    void a_violated_constraint_across_aggregates_is_a_refusal_and_harms_no_other_order_of_the_batch() {
        asOwner("create table views.name (name text constraint one_bearer primary key)");
        var process = open(8, List.of(Names::new));
        var outcomes = process.commands.send(
                List.of(
                        order(new Name("a", "first", null)),
                        order(new Name("b", "first", null)),
                        order(new Name("c", "second", null))),
                (first, decided) -> {});
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Accepted.class);
        assertThat(outcomes.get(1)).isEqualTo(new Outcome.Refused(new NameTaken()));
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Accepted.class);
        assertThat(stored().stream().map(Envelope::aggregateId)).containsExactly("tally:a", "tally:c");
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

    private record Names(JdbcTemplate jdbc) implements InlineProjection {

        @Override
        public Set<String> features() {
            return Set.of("tally");
        }

        @Override
        public void project(List<RecordedEvent> events) {
            jdbc.update("insert into views.name select unnest(?)", (Object) events.stream()
                    .map(event -> ((TallyEvent.Named) event.event()).name())
                    .toArray(String[]::new));
        }

        @Override
        public Optional<Refusal> refusal(String constraint) {
            return constraint.equals("one_bearer") ? Optional.of(new NameTaken()) : Optional.empty();
        }
    }

    @Test
    void a_batch_is_one_transaction_and_answers_in_the_order_of_asking() {
        var orders = new ArrayList<Order>();
        for (int i = 0; i < 50; i++) orders.add(order(new Raise("t" + (49 - i) % 7, i % 10 == 9 ? 5_000 : 1)));
        var transactions = new ArrayList<Integer>();
        var outcomes = service.commands.send(orders, (first, decided) -> transactions.add(decided.size()));
        assertThat(transactions).containsExactly(50);
        for (int i = 0; i < 50; i++)
            assertThat(outcomes.get(i)).isInstanceOf(i % 10 == 9 ? Outcome.Refused.class : Outcome.Accepted.class);
        assertThat(stored()).hasSize(45);
        assertThat(service.jdbc.queryForObject("select count(distinct tx) from events.event", Long.class))
                .isEqualTo(1);
    }

    @Test
    void a_batch_that_takes_longer_than_a_transaction_may_is_decided_in_smaller_ones() {
        // As if the time allowed for ten events.
        asOwner("""
            create function events.tire() returns trigger language plpgsql as $$
            begin
                if (select count(*) from stored) > 10 then
                    raise 'terminating connection due to transaction timeout' using errcode = '25P04';
                end if;
                return null;
            end $$\
            """);
        asOwner("create trigger tire after insert on events.event referencing new table as stored"
                + " for each statement execute function events.tire()");
        var orders = IntStream.range(0, 50)
                .mapToObj(i -> order(new Raise("t" + i % 7, 1)))
                .toList();
        var seen = new ArrayList<Integer>();
        var outcomes = service.commands.send(
                orders,
                (first, decided) ->
                        IntStream.range(first, first + decided.size()).forEach(seen::add));
        assertThat(outcomes).hasSize(50).hasOnlyElementsOfType(Outcome.Accepted.class);
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
        assertThat(stored()).hasSize(50);
        assertThat(service.jdbc.queryForObject("select count(distinct tx) from events.event", Long.class))
                .isEqualTo(8);
    }

    @Test
    void what_is_done_before_the_commit_is_rolled_back_with_the_events_when_it_fails() {
        assertThatThrownBy(() -> service.commands.send(List.of(order(new Raise("a", 1))), (first, outcomes) -> {
                    assertThat(service.jdbc.queryForObject("select count(*) from events.event", Long.class))
                            .isEqualTo(1);
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(stored()).isEmpty();
        assertThat(accepted(service.commands.send(order(new Raise("a", 1)))).sequence())
                .isZero();
    }

    @Test
    void several_commands_of_one_order_are_accepted_together_or_not_at_all() {
        var both = new Order(List.of(new Raise("a", 1), new Raise("b", 2_000)), context(null), null);
        assertThat(service.commands.send(both)).isEqualTo(new Outcome.Refused(new AboveLimit(0)));
        assertThat(stored()).isEmpty();
        var fine = new Order(List.of(new Raise("a", 1), new Raise("b", 2)), context(null), null);
        assertThat(accepted(service.commands.send(fine)).events()).hasSize(2);
    }

    @Test
    void an_unexpected_sequence_is_refused() {
        service.commands.send(order(new Raise("a", 1)));
        var expecting = new Order(List.of(new Raise("a", 1)), context(null), 3L);
        assertThat(service.commands.send(expecting))
                .isEqualTo(new Outcome.Refused(new CommandRefusal.AtOtherSequence(3, 0)));
    }

    @Test
    void imports_keep_when_it_was_known_and_never_go_back_along_an_aggregate() {
        var april = Instant.parse("2022-04-01T10:00:00Z");
        var march = Instant.parse("2022-03-01T10:00:00Z");
        var imported = accepted(service.commands.send(Order.of(new Raise("a", 1), context(april))));
        assertThat(imported.events().getFirst().knownAt()).isEqualTo(april);
        assertThat(service.commands.send(Order.of(new Raise("a", 1), context(march))))
                .isEqualTo(new Outcome.Refused(new CommandRefusal.KnownBeforeLastFact(march)));
        assertThat(open(8).commands.send(Order.of(new Raise("a", 1), context(march))))
                .as("also on a state folded from the store")
                .isInstanceOf(Outcome.Refused.class);
        accepted(service.commands.send(order(new Raise("a", 1))));
        assertThat(service.commands.send(Order.of(new Raise("a", 1), context(april))))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_correction_names_the_event_that_it_corrects() {
        var fact = UUID.randomUUID();
        var raised = accepted(service.commands.send(order(new Raise("a", fact, 1))));
        var named = accepted(open(8).commands.send(order(new Name("a", "n", fact))));
        assertThat(named.events().getFirst().corrects())
                .isEqualTo(raised.events().getFirst().eventId());
    }

    @Test
    void while_postgresql_is_down_commands_fail_and_nothing_is_half_done_afterwards() {
        service.commands.send(order(new Raise("a", 1)));
        TestServers.shared().stopPostgres();
        try {
            assertThatThrownBy(() -> service.commands.send(order(new Raise("a", 1))))
                    .isInstanceOfAny(DataAccessException.class, TransactionException.class);
        } finally {
            TestServers.shared().startPostgres();
        }
        service.awaitDatabase();
        assertThat(stored()).hasSize(1);
        await().atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> accepted(service.commands.send(order(new Raise("a", 1))))
                                .sequence()
                        == 1);
    }

    @Test
    void an_aggregate_that_the_cache_drops_while_others_are_loaded_is_not_taken_for_absent() throws Exception {
        // Half as many again as the cache holds, each raised to one.
        int aggregates = 1_500;
        for (int from = 0; from < aggregates; from += 500)
            service.commands.send(raises(IntStream.range(from, from + 500), 1), (index, outcomes) -> {});
        var batches = new ArrayList<Callable<List<Outcome>>>();
        for (int seed = 0; seed < 200; seed++) {
            var some = new Random(seed).ints(50, 0, aggregates).distinct();
            var orders = raises(some, 2_000);
            batches.add(() -> service.commands.send(orders, (index, outcomes) -> {}));
        }
        try (var callers = Executors.newFixedThreadPool(8)) {
            for (var answers : callers.invokeAll(batches))
                assertThat(answers.get()).containsOnly(new Outcome.Refused(new AboveLimit(1)));
        }
    }

    private static List<Order> raises(IntStream numbers, int by) {
        return numbers.mapToObj(number -> order(new Raise("k" + number, by))).toList();
    }

    /** Once nothing older is under way in the cluster, autovacuum for one: the log ends before the first of it. */
    private List<Envelope> stored() {
        var last = service.jdbc.queryForObject("select pg_current_xact_id()::text", String.class);
        await().until(() -> Boolean.TRUE.equals(service.jdbc.queryForObject(
                "select pg_snapshot_xmin(pg_current_snapshot()) > ?::text::xid8", Boolean.class, last)));
        return service.log.after(nl.opvang.plumbing.store.StorePosition.START, 10_000).stream()
                .map(event -> event.envelope())
                .toList();
    }

    private static Outcome.Accepted accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return (Outcome.Accepted) outcome;
    }
}
