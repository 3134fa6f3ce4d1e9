package nl.opvang.plumbing.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.http.form.StrictJson;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.sample.Tally;
import nl.opvang.plumbing.secret.MacKey;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WritesIT {
    private static final ServiceDatabase DATABASE = SampleService.freshDatabase();
    private static final TallyApplication.Running RUNNING = TallyApplication.start(DATABASE);
    private static final String TOKEN = TestTokens.shared().token(Role.MUNICIPALITY, "GM0014");

    private final Http groningen = RUNNING.http().with(TOKEN);
    private final String tally = "t" + UUID.randomUUID();

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    @Test
    void a_put_is_carried_out_once_however_often_it_is_sent() {
        var path = raise();
        var first = groningen.put(path, "{\"by\": 3}");
        var again = groningen.put(path, "{ \"by\" :3 }");

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.json().path("sequence").asInt()).isZero();
        assertThat(first.json().path("events").size()).isEqualTo(1);
        assertThat(first.json().path("position").asString()).startsWith("sample@20");
        assertThat(first.json().has("id")).isFalse();
        assertThat(first.header("ETag")).isEqualTo("\"0\"");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo("\"0\"");
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void the_position_of_a_write_is_when_its_event_was_recorded() {
        var position =
                groningen.put(raise(), "{\"by\": 3}").json().path("position").asString();

        assertThat(RUNNING.service()
                        .jdbc
                        .queryForObject(
                                "select recorded_at = ?::timestamptz from events.event where aggregate_id = ?",
                                Boolean.class,
                                position.substring("sample@".length()),
                                "tally:GM0014:" + tally))
                .isTrue();
    }

    @Test
    void a_put_with_another_body_is_another_request() {
        var path = raise();

        assertThat(groningen.put(path, "{\"by\": 1}").status()).isEqualTo(201);
        assertThat(groningen.put(path, "{\"by\": 2}").status()).isEqualTo(201);
        assertThat(groningen.put(path, "{\"by\": 1}").json().path("sequence").asInt())
                .isEqualTo(2);
    }

    @Test
    void another_client_s_request_is_another_request() {
        var path = raise();
        groningen.put(path, "{\"by\": 1}");
        var other = RUNNING.http().with(TestTokens.shared().tokenOf("another", Role.MUNICIPALITY, "GM0014"));

        assertThat(other.put(path, "{\"by\": 1}").json().path("sequence").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_refusal_is_answered_again_as_it_was() {
        var path = raise();
        var first = groningen.put(path, "{\"by\": 1001}");
        groningen.put(raise(), "{\"by\": 5}");
        var again = groningen.put(path, "{\"by\": 1001}");

        assertThat(first.status()).isEqualTo(409);
        assertThat(first.problem()).isEqualTo("above-limit");
        assertThat(first.json().path("count").asInt(-1)).isZero();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void what_was_answered_to_one_person_is_no_answer_to_another_at_the_same_client() {
        var colleague = RUNNING.http().with(tokenOf("a colleague", Role.MUNICIPALITY, "GM0014"));
        var refusal = raise();
        var refused = groningen.put(refusal, "{\"by\": 1001}");
        var path = raise();
        var accepted = groningen.put(path, "{\"by\": 5}");

        var toColleague = colleague.put(refusal, "{\"by\": 1001}");
        assertThat(toColleague.problem()).isEqualTo("above-limit");
        assertThat(toColleague.json().path("count").asInt(-1))
                .as("decided for the colleague, on what is there by then")
                .isEqualTo(5);
        assertThat(colleague.put(path, "{\"by\": 5}").json().path("sequence").asInt())
                .isEqualTo(1);
        assertThat(groningen.put(refusal, "{\"by\": 1001}").body()).isEqualTo(refused.body());
        assertThat(groningen.put(path, "{\"by\": 5}").body()).isEqualTo(accepted.body());

        var tallies = "/v1/municipalities/GM0014/tallies";
        var key = UUID.randomUUID().toString();
        var begun = groningen.post(tallies, "{\"by\": 1}", "Idempotency-Key", key);
        var others = colleague.post(tallies, "{\"by\": 1}", "Idempotency-Key", key);
        assertThat(others.status()).isEqualTo(201);
        assertThat(others.json().path("id")).isNotEqualTo(begun.json().path("id"));
    }

    @Test
    void what_was_answered_in_one_role_is_no_answer_in_another() {
        var path = raise();
        var subject = "of two roles";
        var refused = RUNNING.http()
                .with(tokenOf(subject, Role.MUNICIPALITY, "GM0014"))
                .put(path, "{\"by\": 1001}");
        groningen.put(raise(), "{\"by\": 5}");
        var other = RUNNING.http().with(tokenOf(subject, Role.REGION, "VR01")).put(path, "{\"by\": 1001}");

        assertThat(refused.json().path("count").asInt(-1)).isZero();
        assertThat(other.json().path("count").asInt(-1)).isEqualTo(5);
    }

    @Test
    void of_an_answer_that_says_not_to_whom_it_was_given_only_the_key_is_known() {
        var tallies = "/v1/municipalities/GM0014/tallies";
        var key = UUID.randomUUID().toString();
        var path = raise();
        groningen.put(path, "{\"by\": 1}");
        groningen.post(tallies, "{\"by\": 1}", "Idempotency-Key", key);
        RUNNING.service()
                .jdbc
                .update("update runtime.idempotency set subject = '' where key in (?, ?)", "PUT " + path, "KEY " + key);

        assertThat(groningen
                        .post(tallies, "{\"by\": 1}", "Idempotency-Key", key)
                        .problem())
                .isEqualTo("idempotency-key-reused");
        var again = groningen.put(path, "{\"by\": 1}");
        assertThat(again.json().path("sequence").asInt()).isEqualTo(1);
        assertThat(groningen.put(path, "{\"by\": 1}").body()).isEqualTo(again.body());
    }

    @Test
    void what_changes_nothing_is_answered_with_where_the_store_stood() {
        var path = raise();
        var answer = groningen.put(path, "{\"by\": 0}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("events").size()).isZero();
        assertThat(answer.json().path("sequence").asInt()).isEqualTo(-1);
        assertThat(answer.json().path("position").asString()).startsWith("sample@20");
        assertThat(answer.header("ETag")).isEmpty();
        assertThat(groningen.put(path, "{\"by\": 0}").body()).isEqualTo(answer.body());
    }

    @Test
    void if_match_is_heeded_and_does_not_stick() {
        groningen.put(raise(), "{\"by\": 1}");
        groningen.put(raise(), "{\"by\": 1}");
        var path = raise();

        var stale = groningen.put(path, "{\"by\": 1}", "If-Match", "\"0\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("precondition-failed");
        assertThat(stale.json().path("sequence").asInt()).isEqualTo(1);
        assertThat(groningen.put(path, "{\"by\": 1}", "If-Match", "\"1\"").status())
                .isEqualTo(201);
        for (var bad : List.of("1", "*", "W/\"1\"", "\"1\", \"2\"", "\"-1\"", "\"99999999999999999999\""))
            assertThat(groningen.put(raise(), "{\"by\": 1}", "If-Match", bad).status())
                    .isEqualTo(400);
    }

    @Test
    void a_post_needs_a_key_and_is_carried_out_once() {
        var path = "/v1/municipalities/GM0014/tallies";
        var key = UUID.randomUUID().toString();

        var none = groningen.post(path, "{\"by\": 1}");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.json().path("errors").get(0).path("field").asString()).isEqualTo("Idempotency-Key");
        assertThat(groningen
                        .post(path, "{\"by\": 1}", "Idempotency-Key", "x".repeat(201))
                        .status())
                .isEqualTo(400);

        var first = groningen.post(path, "{\"by\": 1}", "Idempotency-Key", key);
        var again = groningen.post(path, "{\"by\": 1}", "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("id").asString("")).hasSize(36);
        assertThat(again.body()).isEqualTo(first.body());

        var reused = groningen.post(path, "{\"by\": 2}", "Idempotency-Key", key);
        assertThat(reused.status()).isEqualTo(409);
        assertThat(reused.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void the_envelope_tells_who_asked_and_why() {
        groningen.put(
                raise(),
                "{\"by\": 1, \"reason\": \"counted again\"}",
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        var event = RUNNING.service()
                .jdbc
                .queryForMap("select * from events.event where aggregate_id = ?", "tally:GM0014:" + tally);
        assertThat(event)
                .containsEntry("actor", "test-municipality-GM0014")
                .containsEntry("actor_role", "municipality")
                .containsEntry("on_behalf_of", "GM0014")
                .containsEntry("reason", "counted again")
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .containsEntry("correlation_id", UUID.fromString("0af76519-16cd-43dd-8448-eb211c80319c"));
    }

    @Test
    void twins_in_two_processes_are_carried_out_once_and_answered_alike() throws Exception {
        try (var replica = TallyApplication.start(DATABASE);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = List.of(groningen, replica.http().with(TOKEN));
            for (int round = 0; round < 20; round++) {
                var path = raise();
                var key = UUID.randomUUID().toString();
                var sending = new ArrayList<Callable<Http.Answer>>();
                for (int i = 0; i < 6; i++) {
                    var client = clients.get(i % 2);
                    sending.add(() -> client.put(path, "{\"by\": 1}"));
                    sending.add(() ->
                            client.post("/v1/municipalities/GM0014/tallies", "{\"by\": 1}", "Idempotency-Key", key));
                }
                var answers = threads.invokeAll(sending);
                var puts = new ArrayList<String>();
                var posts = new ArrayList<String>();
                for (int i = 0; i < answers.size(); i++)
                    (i % 2 == 0 ? puts : posts).add(answers.get(i).get().body());
                assertThat(puts).as("puts").containsOnly(puts.getFirst());
                assertThat(posts).as("posts").containsOnly(posts.getFirst());
            }
            assertThat(events()).isEqualTo(20);
        }
    }

    @Test
    void an_answer_outlives_its_process() {
        var path = raise();
        String first;
        try (var before = TallyApplication.start(DATABASE)) {
            first = before.http().with(TOKEN).put(path, "{\"by\": 1}").body();
        }
        try (var after = TallyApplication.start(DATABASE)) {
            assertThat(after.http().with(TOKEN).put(path, "{\"by\": 1}").body()).isEqualTo(first);
        }
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void what_is_stored_of_a_body_cannot_be_found_by_trying_bodies() {
        var path = raise();
        var guess = StrictJson.hash(StrictJson.read("{\"by\": 7}".getBytes(UTF_8)));
        groningen.put(path, "{\"by\": 7}");

        var stored = RUNNING.service()
                .jdbc
                .queryForObject("select body_hash from runtime.idempotency where key = ?", byte[].class, "PUT " + path);
        var plain = StrictJson.sha256();
        plain.update(("PUT " + path + "\nmunicipality\n").getBytes(UTF_8));
        var asked = plain.digest(guess);
        assertThat(stored).isNotEqualTo(guess).isNotEqualTo(asked);
        assertThat(stored)
                .isEqualTo(MacKey.read("a.setting", TestKeys.file()).mac(asked))
                .hasSize(32);
    }

    @Test
    void with_another_key_nothing_counts_as_repeated_and_no_chosen_key_is_carried_out_twice() {
        var path = raise();
        var tallies = "/v1/municipalities/GM0014/tallies";
        var key = UUID.randomUUID().toString();
        var first = groningen.put(path, "{\"by\": 1}");
        var begun = groningen.post(tallies, "{\"by\": 1}", "Idempotency-Key", key);
        var otherKey = TestKeys.holding("another secret of thirty-two char");
        try (var replaced = TallyApplication.start(DATABASE, "opvang.http.body-key-file=" + otherKey)) {
            var client = replaced.http().with(TOKEN);

            var again = client.post(tallies, "{\"by\": 1}", "Idempotency-Key", key);
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.problem()).isEqualTo("idempotency-key-reused");
            assertThat(client.put(path, "{\"by\": 1}").json().path("sequence").asInt())
                    .isEqualTo(1);
        }
        assertThat(first.json().path("sequence").asInt()).isZero();
        assertThat(groningen
                        .post(tallies, "{\"by\": 1}", "Idempotency-Key", key)
                        .body())
                .isEqualTo(begun.body());
    }

    @Test
    void without_a_key_for_hashes_it_does_not_start() {
        assertThatThrownBy(() -> TallyApplication.start(DATABASE, "opvang.http.body-key-file=/nowhere/at/all")
                        .close())
                .hasStackTraceContaining("opvang.http.body-key-file: no such file");
    }

    @Test
    void without_postgresql_a_write_is_unavailable_and_leaves_nothing_behind() {
        var path = raise();
        groningen.put(raise(), "{\"by\": 1}");
        TestServers.shared().stopPostgres();
        try {
            var answer = groningen.put(path, "{\"by\": 1}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).isNotEmpty();
        } finally {
            TestServers.shared().startPostgres();
        }
        RUNNING.service().awaitDatabase();
        assertThat(groningen.put(path, "{\"by\": 1}").status()).isEqualTo(201);
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void what_was_rolled_back_before_its_commit_can_be_sent_again() {
        var order = SampleService.order(new Tally.Raise("GM0014:" + tally, 1));
        var commands = RUNNING.service().commands;

        assertThatThrownBy(() -> commands.send(List.of(order), (first, outcomes) -> {
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(commands.send(order)).isInstanceOf(Outcome.Accepted.class);
        assertThat(events()).isEqualTo(1);
    }

    private static String tokenOf(String subject, Role role, String code) {
        return TestTokens.shared().token(claims -> claims.subject(subject), List.of(role.claim()), List.of(code));
    }

    private String raise() {
        return "/v1/municipalities/GM0014/tallies/" + tally + "/raises/" + UUID.randomUUID();
    }

    private long events() {
        return Objects.requireNonNull(RUNNING.service()
                .jdbc
                .queryForObject(
                        "select count(*) from events.event where aggregate_id = ?",
                        Long.class,
                        "tally:GM0014:" + tally));
    }
}
