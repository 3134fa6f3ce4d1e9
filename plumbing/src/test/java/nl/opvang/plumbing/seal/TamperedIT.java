package nl.opvang.plumbing.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.TallyApplication;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.KeptTopic;
import nl.opvang.plumbing.relay.Topics;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.secret.SigningKey;
import nl.opvang.plumbing.secret.SigningKeys;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.store.StorePosition;
import nl.opvang.plumbing.testservers.TestServers;
import nl.opvang.verify.Verdict;
import nl.opvang.verify.Verdict.Kind;
import nl.opvang.verify.Verify;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a superuser of the database can do to a store, and what an auditor then finds in the export. */
class TamperedIT {
    private static final int EVENTS = 12;
    private static final String SECRET = "a secret that makes a signing key";
    private static final HexFormat HEX = HexFormat.of();

    /** What an event has besides its place. */
    private static final String REST = """
        recorded_at, event_id, type, aggregate_id, sequence, known_before, command_id, correlation_id, causation_id,
        traceparent, actor, actor_role, on_behalf_of, reason, corrects, payload\
        """;

    @TempDir
    private static Path kept;

    private static final TallyApplication.Running RUNNING =
            TallyApplication.start(SampleService.freshDatabase(), "opvang.seals.key-file=" + TestKeys.holding(SECRET));
    private static final SampleService SERVICE = RUNNING.service();
    private static final Http AUDITOR = RUNNING.http().with(TestTokens.shared().token(Role.AUDITOR));
    private static List<String> ids = List.of();

    @TempDir
    private Path exported;

    /** A dozen events under at least three seals; what an auditor kept of them; and a copy for putting everything back. */
    @BeforeAll
    static void seal() throws Exception {
        var groningen = RUNNING.http().with(TestTokens.shared().token(Role.MUNICIPALITY, "GM0014"));
        var kafka = RUNNING.context().getBean(KafkaAccess.class);
        try (var relay = SERVICE.relay(kafka);
                var sealer = RUNNING.context().getBean(Sealer.class)) {
            relay.start();
            sealer.start();
            for (int i = 0; i < EVENTS; i++) {
                groningen.put(
                        "/v1/municipalities/GM0014/tallies/t%d/raises/%s".formatted(i % 3, UUID.randomUUID()),
                        "{\"by\": 1, \"reason\": \"number %d\"}".formatted(i));
                if (i % 4 == 3) await().atMost(Duration.ofMinutes(3)).until(() -> sealer.lag() == 0);
            }
            keepTopic(kafka);
        }
        ids = AUDITOR.get("/v1/events")
                .body()
                .lines()
                .map(line -> line.replaceAll("^.\"specversion\":\"1.0\",\"id\":\"([^\"]*)\".*", "$1"))
                .toList();
        assertThat(ids).hasSize(EVENTS);
        Files.writeString(
                kept.resolve("keys.json"), AUDITOR.get("/v1/seal-keys").body());
        asSuperuser(
                "create table public.events as select * from events.event",
                "create table public.seals as select * from events.seal",
                "create table public.token as select * from runtime.seal_token");
    }

    private static void keepTopic(KafkaAccess kafka) throws Exception {
        var seals = new ArrayList<String>();
        try (var topic = KeptTopic.open(kafka, Topics.SEALS)) {
            topic.read(0, "sample", seals::add);
        }
        Files.write(kept.resolve("topic.ndjson"), seals);
    }

    private static SigningKeys keys(String secret) {
        return SigningKeys.read("a.setting", TestKeys.holding(secret));
    }

    @AfterEach
    void putBack() throws SQLException {
        asSuperuser(
                "delete from events.event",
                "insert into events.event (tx, position, " + REST + ") overriding system value select tx, position, "
                        + REST + " from public.events",
                "delete from events.seal",
                "insert into events.seal select * from public.seals",
                "delete from runtime.seal_token",
                "insert into runtime.seal_token select * from public.token");
    }

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    private static void asSuperuser(String... statements) throws SQLException {
        var superuser = TestServers.shared().superuser();
        try (var connection = DriverManager.getConnection(
                        SERVICE.database.jdbcUrl(), superuser.user(), superuser.password());
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var sql : statements) statement.execute(sql);
        }
    }

    private static String at(int place) {
        return "event_id = '" + ids.get(place) + "'";
    }

    /** As an auditor does it: over HTTP, page by page. */
    private Verdict verify(String... more) throws IOException {
        var export = exported.resolve("events.ndjson");
        Files.writeString(export, AUDITOR.get("/v1/events?limit=100000").body());
        var seals = new StringBuilder();
        for (var next = "/v1/seals?entries=true&limit=2"; !next.isEmpty(); ) {
            var page = AUDITOR.get(next);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            seals.append(page.body()).append('\n');
            var cursor = page.json().path("nextCursor").asString("");
            next = cursor.isEmpty() ? "" : "/v1/seals?entries=true&limit=2&cursor=" + cursor;
        }
        Files.writeString(exported.resolve("seals.json"), seals);
        var arguments = new ArrayList<>(List.of(
                export.toString(),
                "--keys",
                kept.resolve("keys.json").toString(),
                "--seals",
                exported.resolve("seals.json").toString()));
        arguments.addAll(List.of(more));
        return Verify.judge(arguments);
    }

    private static String[] keptCopy() {
        return new String[] {"--seals", kept.resolve("topic.ndjson").toString()};
    }

    /** As an auditor does it who takes the history of one thing as a file; a page gives the same. */
    private Verdict verifyPart(UnaryOperator<List<String>> change, String... more) throws IOException {
        verify();
        var lines = AUDITOR.get("/v1/histories/tally:GM0014:t2/export").body().lines();
        var export = Files.write(exported.resolve("part.ndjson"), change.apply(new ArrayList<>(lines.toList())));
        var arguments = new ArrayList<>(List.of(
                export.toString(),
                "--keys",
                kept.resolve("keys.json").toString(),
                "--seals",
                exported.resolve("seals.json").toString()));
        arguments.addAll(List.of(more));
        return Verify.judge(arguments);
    }

    private Verdict verifyPart() throws IOException {
        return verifyPart(UnaryOperator.identity());
    }

    private static void names(Verdict verdict, Kind kind, String id) {
        assertThat(verdict.findings()).as("%s", verdict).isNotEmpty();
        assertThat(verdict.findings().getLast().kind()).as("%s", verdict).isEqualTo(kind);
        assertThat(verdict.findings().getLast().text()).contains(id);
    }

    @Test
    void what_nobody_touched_is_what_was_sealed() throws Exception {
        assertThat(verify().findings()).isEmpty();
        assertThat(verify(keptCopy()).findings()).isEmpty();
        assertThat(verify(keptCopy()).notes())
                .singleElement()
                .asString()
                .startsWith("12 events are as they were sealed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payload = jsonb_set(payload, '{by}', '2')",
                "payload = payload || '{\"more\": null}'",
                "reason = 'another'",
                "reason = null",
                "actor = 'somebody else'",
                "actor_role = 'ministry'",
                "on_behalf_of = 'GM0034'",
                "recorded_at = recorded_at - interval '1 microsecond'",
                "known_before = recorded_at - interval '1 day'",
                "command_id = gen_random_uuid()",
                "correlation_id = gen_random_uuid()",
                "causation_id = gen_random_uuid()",
                "corrects = gen_random_uuid()",
                "traceparent = null",
                "type = 'nl.opvang.sample.tally.raised.v2'",
                "aggregate_id = 'tally:GM0014:other'",
                "sequence = sequence + 100"
            })
    void an_altered_event_is_named_whatever_of_it_was_altered(String change) throws Exception {
        asSuperuser("update events.event set " + change + " where " + at(5));

        names(verify(), Kind.ALTERED, ids.get(5));
    }

    @Test
    void a_deleted_event_is_named() throws Exception {
        asSuperuser("delete from events.event where " + at(6));

        names(verify(), Kind.DELETED, ids.get(6));
    }

    @Test
    void swapped_events_are_named() throws Exception {
        swap(2, 9);

        names(verify(), Kind.SWAPPED, ids.get(2));
    }

    private static void swap(int one, int other) throws SQLException {
        var both = "event_id in ('%s', '%s')".formatted(ids.get(one), ids.get(other));
        asSuperuser("delete from events.event where " + both, """
            insert into events.event (tx, position, %1$s) overriding system value
            select tx, position, %1$s
            from (select tx, position, event_id as here from public.events where %2$s) as place
                 join (select %1$s from public.events where %2$s) as event on event_id <> here\
            """.formatted(REST, both));
    }

    @Test
    void an_inserted_event_is_named() throws Exception {
        var id = "01990000-0000-7000-8000-00000000abcd";
        asSuperuser("""
            insert into events.event (tx, position, recorded_at, event_id, type, aggregate_id, sequence, command_id,
                correlation_id, causation_id, actor, actor_role, on_behalf_of, payload)
            overriding system value
            select tx, position + 1000000, recorded_at, '%s', type, 'tally:GM0014:never', 0, command_id, correlation_id,
                causation_id, actor, actor_role, on_behalf_of, payload
            from events.event where %s\
            """.formatted(id, at(7)));

        names(verify(), Kind.INSERTED, id);
    }

    @Test
    void truncated_events_are_named() throws Exception {
        asSuperuser("delete from events.event where event_id in ('%s', '%s')".formatted(ids.get(10), ids.get(11)));

        names(verify(), Kind.TRUNCATED, ids.get(10));
    }

    @Test
    void an_older_state_that_was_put_back_lacks_what_was_published() throws Exception {
        var older = first("select number from events.seal order by number offset 1 limit 1");
        asSuperuser(
                "delete from events.seal where number > " + older,
                "update runtime.seal_token set number = " + older,
                "delete from events.event where (tx, position) > (select tx, position from events.seal where number = "
                        + older + ")");

        assertThat(verify().findings()).isEmpty();
        var verdict = verify(keptCopy());
        assertThat(verdict.findings()).extracting(Verdict.Finding::kind).containsExactly(Kind.RESTORED, Kind.TRUNCATED);
        var lacking = AUDITOR.get("/v1/events").body().lines().count();
        names(verdict, Kind.TRUNCATED, ids.get((int) lacking));
    }

    @ParameterizedTest
    @CsvSource({"no key,FORGED", "a key of the forger's own,FORGED", "the stolen key,FORKED"})
    void a_forged_suffix_is_not_what_was_published(String with, Kind kind) throws Exception {
        asSuperuser("update events.event set actor = 'somebody else' where " + at(5));
        var key = switch (with) {
            case "no key" -> null;
            case "the stolen key" -> keys(SECRET).first();
            default -> keys("the secret of somebody else entirely").first();
        };
        forge(key);

        var alone = verify();
        if (kind == Kind.FORGED) assertThat(alone.findings().getFirst().kind()).isEqualTo(Kind.FORGED);
        // Whoever has the key can deceive those who kept nothing.
        else assertThat(alone.findings()).isEmpty();
        var compared = verify(keptCopy());
        assertThat(compared.findings().getFirst().kind()).as("%s", compared).isEqualTo(kind);
        names(compared, Kind.ALTERED, ids.get(5));
    }

    @Test
    void a_part_that_nobody_touched_is_what_was_sealed() throws Exception {
        var verdict = verifyPart();

        assertThat(verdict.findings()).as("%s", verdict).isEmpty();
        assertThat(verdict.notes().getFirst()).startsWith("4 events are as they were sealed");
        assertThat(verifyPart(UnaryOperator.identity(), keptCopy()).findings()).isEmpty();
    }

    @Test
    void of_a_part_the_altered_event_is_named() throws Exception {
        asSuperuser("update events.event set actor = 'somebody else' where " + at(5));

        names(verifyPart(), Kind.ALTERED, ids.get(5));
    }

    @Test
    void an_event_that_was_taken_out_of_a_thing_shows_by_the_numbers_of_the_others() throws Exception {
        asSuperuser("delete from events.event where " + at(5));

        names(verifyPart(), Kind.DELETED, "event 1 of tally:GM0014:t2");
    }

    @Test
    void an_event_that_was_put_into_a_thing_is_under_no_seal() throws Exception {
        var id = "01990000-0000-7000-8000-00000000abcd";
        asSuperuser("""
            insert into events.event (tx, position, recorded_at, event_id, type, aggregate_id, sequence, command_id,
                correlation_id, causation_id, actor, actor_role, on_behalf_of, payload)
            overriding system value
            select tx, position + 1000000, recorded_at, '%s', type, aggregate_id, 100, command_id,
                correlation_id, causation_id, actor, actor_role, on_behalf_of, payload
            from events.event where %s\
            """.formatted(id, at(5)));

        var verdict = verifyPart();
        assertThat(verdict.findings()).as("%s", verdict).isNotEmpty();
        assertThat(verdict.findings().getFirst().kind()).isEqualTo(Kind.INSERTED);
        assertThat(verdict.findings().getFirst().text()).contains(id);
    }

    @Test
    void events_of_a_thing_that_changed_places_are_named() throws Exception {
        swap(2, 8);

        names(verifyPart(), Kind.SWAPPED, ids.get(5));
    }

    /** Nothing says how many there were; so it says that. */
    @Test
    void what_was_left_out_at_the_end_of_a_part_only_the_whole_shows() throws Exception {
        asSuperuser("delete from events.event where " + at(11));

        var verdict = verifyPart();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.notes()).anyMatch(note -> note.contains("only the export of everything shows"));
        names(verify(), Kind.TRUNCATED, ids.get(11));
    }

    @Test
    void a_part_that_lost_lines_on_the_way_is_not_what_its_last_line_tells_of() throws Exception {
        var shorter = verifyPart(lines -> {
            lines.remove(3);
            return lines;
        });
        names(shorter, Kind.UNLIKE_MANIFEST, "4 events, and there are 3");
        var brokenOff = verifyPart(lines -> lines.subList(0, 2), "--part");
        assertThat(brokenOff.findings()).isEmpty();
        assertThat(brokenOff.notes()).anyMatch(note -> note.contains("it may have been broken off"));
    }

    /** Makes all seals anew over what the store holds now; without a key the old signatures stay under them. */
    private static void forge(@Nullable SigningKey key) throws SQLException {
        var events = SERVICE.log.after(StorePosition.START, 1_000);
        var chain = new SealChain(SERVICE.jdbc, SERVICE.transaction);
        var previous = SealStatement.NOTHING;
        int from = 0;
        for (var seal : chain.publishedAfter(0, 1_000)) {
            var was = seal.statement();
            var entries = events.subList(from, from + was.events()).stream()
                    .map(Entry::of)
                    .toList();
            var statement = new SealStatement(
                    was.kind(),
                    was.service(),
                    was.number(),
                    was.sealedAt(),
                    key == null ? was.keyId() : key.id(),
                    previous,
                    was.eventsBefore(),
                    was.events(),
                    HEX.formatHex(Entry.tree(entries).root()),
                    null);
            var forged = Seal.signed(statement, entries, keys(SECRET).first());
            asSuperuser(
                    "update events.seal set statement = '%s', hash = '%s', signature = '%s', entries = '\\x%s' where number = %d"
                            .formatted(
                                    forged.signedText(),
                                    forged.hash(),
                                    key == null
                                            ? seal.signature()
                                            : HEX.formatHex(
                                                    key.sign(forged.signedText().getBytes(UTF_8))),
                                    HEX.formatHex(Entry.packed(entries)),
                                    was.number()));
            previous = forged.hash();
            from += was.events();
        }
    }

    private static String first(String query) {
        return Objects.requireNonNull(SERVICE.jdbc.queryForObject(query, String.class));
    }

    @Test
    void a_proof_leads_from_an_event_to_the_root_that_its_seal_signs() throws Exception {
        for (var id : ids) {
            var line = AUDITOR.get("/v1/events")
                    .body()
                    .lines()
                    .filter(each -> each.contains("\"id\":\"" + id + "\""))
                    .findFirst()
                    .orElseThrow();
            var answer = AUDITOR.get("/v1/events/" + id + "/inclusion-proof");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            var proof = answer.json();
            var entry = new Entry(UUID.fromString(id), proof.path("digest").asString());
            var statement = proof.path("seal").path("statement");

            assertThat(HEX.formatHex(Entry.digest(line.getBytes(UTF_8)))).isEqualTo(entry.digest());
            assertThat(MerkleTree.proves(
                            proof.path("path")
                                    .valueStream()
                                    .map(hash -> HEX.parseHex(hash.asString()))
                                    .toList(),
                            entry.bytes(),
                            proof.path("index").asLong(),
                            statement.path("events").asLong(),
                            HEX.parseHex(statement.path("root").asString())))
                    .isTrue();
            assertThat(AUDITOR.get("/v1/seals/" + statement.path("number").asLong())
                            .json()
                            .path("statement"))
                    .isEqualTo(statement);
        }
    }

    @Test
    void what_is_not_sealed_or_not_there_has_no_proof() throws Exception {
        var last = ids.getLast();
        asSuperuser("update runtime.seal_token set number = 1");

        var answer = AUDITOR.get("/v1/events/" + last + "/inclusion-proof");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-sealed-yet");
        assertThat(answer.header("Retry-After")).isEqualTo("10");
        assertThat(AUDITOR.get("/v1/events/" + UUID.randomUUID() + "/inclusion-proof")
                        .problem())
                .isEqualTo("not-found");
        assertThat(AUDITOR.get("/v1/seals/2").problem()).isEqualTo("not-found");
        assertThat(AUDITOR.get("/v1/seals").json().path("items")).hasSize(1);
    }

    @Test
    void seals_are_listed_without_what_lies_under_them_and_keys_are_open_to_everyone() {
        var seals = AUDITOR.get("/v1/seals?limit=1").json();

        assertThat(seals.path("items")).hasSize(1);
        assertThat(seals.path("items").get(0).propertyNames()).containsExactly("statement", "hash", "signature");
        assertThat(seals.path("nextCursor").asString()).isNotEmpty();
        assertThat(AUDITOR.get("/v1/seals?cursor=WyJ4Il0").status()).isEqualTo(400);
        var keys = RUNNING.http().get("/v1/seal-keys");
        assertThat(keys.status()).isEqualTo(200);
        assertThat(keys.json().path("items").get(0).path("keyId").asString())
                .isEqualTo(keys(SECRET).first().id());
        for (var path : List.of("/v1/seals", "/v1/seals/1", "/v1/events/" + ids.getFirst() + "/inclusion-proof"))
            for (var role : Role.values())
                assertThat(RUNNING.http()
                                .with(TestTokens.shared().token(role, "GM0014"))
                                .get(path)
                                .status())
                        .isEqualTo(role == Role.AUDITOR ? 200 : 403);
    }
}
