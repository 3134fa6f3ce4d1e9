package nl.opvang.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.issuer.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person is forgotten. What was said of that person is in no file of the machine, before or after; what identified the person, and what
 * opened it, is in none afterwards; backups bring none of it back.
 */
class ForgottenIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MUNICIPALITY = "/v1/municipalities/GM0014/";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ports ports = Ports.free();

    private final UUID request = UUID.randomUUID();
    private final UUID registration = UUID.randomUUID();
    private final UUID act = UUID.randomUUID();

    /** What a search would find if it were there. */
    private final String number = "canary-" + UUID.randomUUID();

    private final String written = "needs dialysis, canary " + UUID.randomUUID();

    /** What identified the person, and what opened what was said: as they lay in the database. */
    private record Row(String personId, String mac, String macKey, String wrapped, String wrappedWith) {}

    @Test
    void what_described_a_forgotten_person_is_nowhere_and_no_backup_brings_it_back(@TempDir Path backups)
            throws Exception {
        try (var data = DataDirectory.throwAway()) {
            var backup = PostgresBackup.prepare(data, backups, ports.postgres());
            Row row;
            JsonNode totals;
            try (var opvang = Standalone.start(data, ports, line -> {})) {
                comeAndGo(opvang);
                row = row(opvang);
                backup.takeBase();
                await().atMost(PATIENCE)
                        .until(() -> registered(opvang)
                                        .path("items")
                                        .path(0)
                                        .path("registered")
                                        .asInt()
                                == 1);
                totals = registered(opvang);
                assertThatTheSearchFinds(data.path(), row);
                backup.name("before-forgetting");

                forget(opvang);
                assertThatNobodyKnows(opvang);
                assertThat(registered(opvang).path("items")).isEqualTo(totals.path("items"));
                awaitSwept(opvang);
                backup.removeWhatIsDeleted("allocation", "keys.person_key", "keys.person_identity");
                assertThatNothingIsLeft(data.path(), row);
                backup.awaitArchived();
                // Backups keep what was deleted for as long as they are kept themselves; what was said is not in them
                // either.
                assertThat(files(backups, row.mac())).isNotEmpty();
                assertThatNothingWasWritten(backups);
            }
            backup.restore("before-forgetting");
            deleteLost(data.path());

            try (var opvang = Standalone.start(data, ports, line -> {})) {
                assertThat(identities(opvang)).isOne();
                assertThat(get(opvang, "requests/" + request).statusCode()).isEqualTo(503);
                takeBack(opvang);
                assertThatNobodyKnows(opvang);
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(registered(opvang).path("items")).isEqualTo(totals.path("items")));

                // As if these two tables alone came from an older backup, while events are all there.
                bringBack(opvang, row);
                assertThat(get(opvang, "requests/" + request).body()).contains("FROM_18_TO_64");
            }
            try (var opvang = Standalone.start(data, ports, line -> {})) {
                assertThatNobodyKnows(opvang);
            }
        }
    }

    /** Asks for shelter, is registered, goes again. */
    private void comeAndGo(Standalone opvang) throws Exception {
        created(put(opvang, "requests/" + request, """
            {"askedAt": "2026-01-10T09:00:00Z", "from": "2026-01-10", "withoutShelter": true,
             "needs": ["MEDICAL"], "reason": "%s",
             "members": [{"identity": %s, "ageBand": "FROM_18_TO_64"}]}\
            """.formatted(written, identity())));
        created(put(opvang, "requests/" + request + "/failed-placements/" + UUID.randomUUID(), """
            {"on": "2026-01-11", "why": "NOTHING_FITS", "reason": "%s"}\
            """.formatted(written)));
        created(put(opvang, "registrations/" + registration, """
            {"identity": %s, "nationalityGroup": "UKRAINIAN", "from": "2026-01-12", "reason": "%s"}\
            """.formatted(identity(), written)));
        var overview = get(opvang, "requests/" + request);
        assertThat(overview.body()).contains("MEDICAL", "FROM_18_TO_64", written);
        assertThat(put(opvang, "forgettings/" + act, forgetting()).body()).contains("person-still-here");
        created(put(opvang, "requests/" + request + "/withdrawal", "{\"why\": \"LEFT\"}"));
        assertThat(put(opvang, "forgettings/" + act, forgetting()).body()).contains("person-still-here");
        created(put(opvang, "registrations/" + registration + "/deregistration", """
            {"until": "2026-02-01", "departureReason": "LEFT_COUNTRY"}\
            """));
    }

    private void forget(Standalone opvang) throws Exception {
        var forgotten = put(opvang, "forgettings/" + act, forgetting());
        created(forgotten);
        assertThat(put(opvang, "forgettings/" + act, forgetting()).body()).isEqualTo(forgotten.body());
        assertThat(put(opvang, "forgettings/" + UUID.randomUUID(), forgetting()).statusCode())
                .isEqualTo(404);
    }

    private void assertThatNobodyKnows(Standalone opvang) throws Exception {
        assertThat(identities(opvang)).isZero();
        assertThat(count(opvang, "select count(*) from keys.person_key")).isZero();
        assertThat(count(opvang, "select count(*) from views.request_version where minors is not null"))
                .isZero();
        var overview = get(opvang, "requests/" + request);
        assertThat(overview.statusCode()).as(overview.body()).isEqualTo(200);
        assertThat(overview.body()).doesNotContain("MEDICAL", "FROM_18_TO_64", written);
        assertThat(JSON.readTree(overview.body()).path("forgotten").asBoolean()).isTrue();
        assertThat(JSON.readTree(overview.body()).path("people").asInt()).isOne();
    }

    /** So that finding nothing means something: it finds what is there, in the database's files and log, and in Kafka's. */
    private void assertThatTheSearchFinds(Path data, Row row) throws Exception {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(files(data, request.toString()))
                        .anyMatch(file -> file.contains("/postgres/base/"))
                        .anyMatch(file -> file.contains("/postgres/pg_wal/"))
                        .anyMatch(file -> file.contains("/kafka/")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(files(data, row.wrapped())).anyMatch(file -> file.contains("/base/")));
        assertThat(files(data, row.mac())).anyMatch(file -> file.contains("/postgres/"));
        assertThatNothingWasWritten(data);
    }

    private void assertThatNothingIsLeft(Path data, Row row) throws IOException {
        assertThatNothingWasWritten(data);
        assertThat(files(data, row.wrapped())).isEmpty();
        assertThat(files(data, row.mac())).isEmpty();
        assertThat(files(data, request.toString())).isNotEmpty();
    }

    /** What people said of the person, in any of the forms that it had on its way. */
    private void assertThatNothingWasWritten(Path data) throws IOException {
        for (var plain : List.of(number, written, "needs dialysis", "\"ageBands\"", "FROM_18_TO_64"))
            assertThat(files(data, plain)).as(plain).isEmpty();
    }

    /** The files below that hold it, a character per byte: those of PostgreSQL and Kafka, and the log of the services. */
    private static List<String> files(Path data, String wanted) throws IOException {
        try (var files = Files.walk(data)) {
            // Who opens the lock of the directory and closes it again lets go of it, and others clear the directory
            // away.
            return files.filter(file -> Files.isRegularFile(file) && !file.equals(data.resolve("lock")))
                    .filter(file -> holds(file, wanted))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean holds(Path file, String wanted) {
        try {
            // Every byte as one character, so that a search for texts finds bytes.
            return Files.readString(file, ISO_8859_1).contains(wanted);
        } catch (NoSuchFileException removedMeanwhile) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static void deleteLost(Path data) throws IOException {
        try (var files = Files.walk(data.resolve("postgres.lost"))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private void takeBack(Standalone opvang) throws Exception {
        var missing =
                send("GET", opvang.uri("allocation") + "/v1/missing-events", opvang.token(Role.OPERATOR, null), null);
        var decided = send(
                "PUT",
                opvang.uri("allocation") + "/v1/missing-events/taking-back",
                opvang.token(Role.OPERATOR, null),
                "{\"count\": %d, \"reason\": \"the disk was lost\"}"
                        .formatted(JSON.readTree(missing.body()).path("count").asInt()));
        assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> get(opvang, "requests/" + request).statusCode() == 200);
    }

    private static void bringBack(Standalone opvang, Row row) {
        jdbc(opvang)
                .update(
                        "insert into keys.person_key (person_id, key_id, wrapped) values (?::uuid, ?, ?)",
                        row.personId(),
                        row.wrappedWith(),
                        row.wrapped().getBytes(ISO_8859_1));
        jdbc(opvang)
                .update(
                        "insert into keys.person_identity (key_id, mac, person_id) values (?, ?, ?::uuid)",
                        row.macKey(),
                        row.mac().getBytes(ISO_8859_1),
                        row.personId());
    }

    private static Row row(Standalone opvang) {
        return Objects.requireNonNull(jdbc(opvang)
                .queryForObject(
                        """
                        select person_id::text, mac, identity.key_id, wrapped, key.key_id
                        from keys.person_identity as identity join keys.person_key as key using (person_id)\
                        """,
                        (row, nr) -> new Row(
                                row.getString(1),
                                new String(row.getBytes(2), ISO_8859_1),
                                row.getString(3),
                                new String(row.getBytes(4), ISO_8859_1),
                                row.getString(5))));
    }

    private static void awaitSwept(Standalone opvang) {
        await().atMost(PATIENCE)
                .until(() -> count(opvang, "select count(*) from keys.forgotten_person where swept") == 1);
    }

    private static int identities(Standalone opvang) {
        return count(opvang, "select count(*) from keys.person_identity");
    }

    private static int count(Standalone opvang, String sql) {
        return Objects.requireNonNull(jdbc(opvang).queryForObject(sql, Integer.class));
    }

    private static JdbcTemplate jdbc(Standalone opvang) {
        return Objects.requireNonNull(opvang.services().get("allocation")).getBean(JdbcTemplate.class);
    }

    private JsonNode registered(Standalone opvang) throws Exception {
        var answer = send(
                "GET",
                opvang.uri("reporting") + "/v1/registrations?level=country&on=2026-01-20",
                opvang.token(Role.KCIO, null),
                null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private String identity() {
        return JSON.writeValueAsString(Map.of("scheme", "LOCAL", "value", number));
    }

    private String forgetting() {
        return "{\"identity\": %s, \"why\": \"RETENTION_ENDED\"}".formatted(identity());
    }

    private static void created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private HttpResponse<String> put(Standalone opvang, String path, String body) throws Exception {
        return send(
                "PUT", opvang.uri("allocation") + MUNICIPALITY + path, opvang.token(Role.MUNICIPALITY, "GM0014"), body);
    }

    private HttpResponse<String> get(Standalone opvang, String path) throws Exception {
        return send(
                "GET", opvang.uri("allocation") + MUNICIPALITY + path, opvang.token(Role.MUNICIPALITY, "GM0014"), null);
    }

    private HttpResponse<String> send(String method, String uri, String token, @Nullable String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", "Bearer " + token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) request.header("Content-Type", "application/json");
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
