package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.embedded.EmbeddedPostgres;
import nl.opvang.embedded.PostgresSettings;
import nl.opvang.issuer.Role;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * A data directory as a release leaves it when it is stopped, with what it answered last, as one archive among the test
 * resources. How it is made is in docs/operating.md; its secrets are those of a throw-away.
 */
final class PreviousRelease {
    private static final String ARCHIVE = "previous-release.tar.xz";
    private static final String NOTED = "noted.json";
    private static final String PROJECTED_THROUGH = "projectedThrough";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** More than all of it: databases of one cluster begin alike, far apart. */
    private static final int DICTIONARY_BYTES = 64 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The municipality that says most of it. */
    static final String GRONINGEN = "GM0014";

    static final UUID SCHOOL = new UUID(0x4000L, 0x8000_0000_0000_0001L);
    static final UUID HOTEL = new UUID(0x4000L, 0x8000_0000_0000_0002L);

    /** Who is registered, and stays in the hotel. */
    static final String GUEST = "{\"scheme\": \"V_NUMBER\", \"value\": \"0000000017\"}";

    private static final String LEAVER = "{\"scheme\": \"V_NUMBER\", \"value\": \"0000000025\"}";

    private final Standalone opvang;
    private final HttpClient http = HttpClient.newHttpClient();

    PreviousRelease(Standalone opvang) {
        this.opvang = opvang;
    }

    /** What was asked, and what was answered. */
    record Noted(String service, String path, Role role, JsonNode answer) {}

    /** Has a system say a little of everything, stops it, and writes all that it leaves. */
    static void make(Path resources) throws IOException, SQLException {
        try (var data = DataDirectory.throwAway()) {
            var ports = Ports.free();
            String noted;
            try (var opvang = Standalone.start(data, ports, line -> {})) {
                var release = new PreviousRelease(opvang);
                release.say();
                noted = release.note();
            }
            forgetTheLog(data, ports);
            Files.createDirectories(resources);
            pack(data.path(), noted, resources.resolve(ARCHIVE));
        }
    }

    /** Recovery needs none of the log after an ordinary stop, but its files are kept for use again. */
    private static void forgetTheLog(DataDirectory data, Ports ports) throws IOException, SQLException {
        var settings = data.path().resolve("postgres").resolve("local.conf");
        var before = Files.exists(settings) ? Files.readString(settings) : "";
        Files.writeString(
                settings,
                "wal_recycle = off\nmin_wal_size = 32MB\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        try (var postgres =
                        EmbeddedPostgres.start(data, PostgresSettings.defaults().withPort(ports.postgres()));
                var connection = postgres.superuser().connect("postgres");
                var statement = connection.createStatement()) {
            for (int times = 0; times < 2; times++) {
                statement.execute("select pg_switch_wal()");
                statement.execute("checkpoint");
            }
        }
        Files.writeString(settings, before);
    }

    private static void pack(Path data, String noted, Path archive) throws IOException {
        var options = new LZMA2Options(LZMA2Options.PRESET_MAX);
        options.setDictSize(DICTIONARY_BYTES);
        try (var files = Files.walk(data);
                var tar = new TarArchiveOutputStream(
                        new XZOutputStream(new BufferedOutputStream(Files.newOutputStream(archive)), options))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var file : files.sorted().toList()) {
                var name = data.relativize(file).toString();
                if (name.isEmpty() || name.equals("lock") || name.startsWith("logs")) continue;
                var entry = new TarArchiveEntry(file, Files.isDirectory(file) ? name + "/" : name);
                tar.putArchiveEntry(entry);
                if (entry.isFile()) Files.copy(file, tar);
                tar.closeArchiveEntry();
            }
            var content = noted.getBytes(StandardCharsets.UTF_8);
            var entry = new TarArchiveEntry(NOTED);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
    }

    /** Puts the data of the archive there, and answers what its release noted. */
    static List<Noted> unpack(Path data) throws IOException {
        InputStream archive =
                Objects.requireNonNull(PreviousRelease.class.getResourceAsStream(ARCHIVE), "there is no " + ARCHIVE);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = data.resolve(entry.getName()).normalize();
                if (!file.startsWith(data)) throw new IOException("outside of the archive: " + entry.getName());
                if (entry.isDirectory()) Files.createDirectories(file);
                else Files.copy(tar, file);
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(entry.isDirectory() ? "rwx------" : "rw-------"));
            }
        }
        var noted = new ArrayList<Noted>();
        for (var question : JSON.readTree(Files.readString(data.resolve(NOTED))))
            noted.add(new Noted(
                    question.path("service").asString(),
                    question.path("path").asString(),
                    Role.valueOf(question.path("role").asString()),
                    question.path("answer")));
        return noted;
    }

    void say() {
        var school = "/v1/municipalities/" + GRONINGEN + "/locations/" + SCHOOL;
        var hotel = "/v1/municipalities/" + GRONINGEN + "/locations/" + HOTEL;
        var count = UUID.randomUUID();
        municipality("capacity", school, """
            {"name": "Oude school", "kind": "MUNICIPAL", "effectiveOn": "2025-01-01", "availableFrom": "2025-02-01",
             "plannedPlaces": 120}\
            """);
        municipality("capacity", school + "/place-changes/" + UUID.randomUUID(), """
            {"type": "REALISED", "effectiveOn": "2025-02-01", "places": 100}\
            """);
        municipality("capacity", school + "/place-changes/" + UUID.randomUUID(), """
            {"type": "CHANGED", "effectiveOn": "2025-03-01", "places": 90}\
            """);
        municipality("capacity", school + "/out-of-use-periods/" + UUID.randomUUID(), """
            {"from": "2025-02-10", "until": "2025-02-20", "places": 5}\
            """);
        municipality("capacity", school + "/counts/" + count, "{\"on\": \"2025-02-05\", \"occupied\": 41}");
        municipality("capacity", school + "/corrections/" + UUID.randomUUID(), """
            {"corrects": "%s", "count": {"on": "2025-02-05", "occupied": 40}, "reason": "Twee keer geteld."}\
            """.formatted(count));
        municipality("capacity", hotel, """
            {"name": "Hotel Zuid", "kind": "MUNICIPAL", "effectiveOn": "2025-01-01", "availableFrom": "2025-01-01",
             "plannedPlaces": 10, "occupancyBasis": "NAMED"}\
            """);
        municipality("capacity", hotel + "/place-changes/" + UUID.randomUUID(), """
            {"type": "REALISED", "effectiveOn": "2025-01-02", "places": 10}\
            """);

        var people = "/v1/municipalities/" + GRONINGEN + "/registrations/";
        municipality("allocation", people + UUID.randomUUID(), """
            {"identity": %s, "nationalityGroup": "UKRAINIAN", "from": "2025-01-10"}\
            """.formatted(GUEST));
        var leaving = people + UUID.randomUUID();
        municipality("allocation", leaving, """
            {"identity": %s, "nationalityGroup": "OTHER", "from": "2025-01-10"}\
            """.formatted(LEAVER));
        municipality("allocation", leaving + "/deregistration", """
            {"until": "2025-02-15", "departureReason": "LEFT_COUNTRY"}\
            """);
        var stay = "/v1/municipalities/" + GRONINGEN + "/stays/" + UUID.randomUUID();
        municipality("allocation", stay, """
            {"location": "%s", "identity": %s, "from": "2025-01-12"}\
            """.formatted(HOTEL, GUEST));
        municipality(
                "allocation",
                stay + "/absences/" + UUID.randomUUID(),
                "{\"from\": \"2025-02-20\", \"until\": \"2025-02-24\"}");
        municipality(
                "allocation",
                "/v1/municipalities/" + GRONINGEN + "/provisions/" + UUID.randomUUID(),
                "{\"identity\": %s, \"month\": \"2025-02\"}".formatted(GUEST));
        municipality("allocation", "/v1/municipalities/" + GRONINGEN + "/requests/" + UUID.randomUUID(), """
            {"askedAt": "2025-02-17T09:00:00Z", "from": "2025-02-17", "withoutShelter": false,
             "members": [{"identity": %s, "ageBand": "FROM_65"}]}\
            """.formatted(
                        LEAVER));
        written("allocation", "/v1/targets/" + UUID.randomUUID(), token(Role.MINISTRY), """
            {"effectiveOn": "2025-01-01", "places": 50000, "basis": "FLAT", "source": "A made-up letter"}\
            """);
        written("allocation", "/v1/target-one-offs/" + UUID.randomUUID(), token(Role.MINISTRY), """
            {"from": "2025-02-01", "until": "2025-04-01", "placesPerRegion": 200, "source": "A made-up letter"}\
            """);
        written(
                "allocation",
                "/v1/regions/VR01/target-divisions/" + UUID.randomUUID(),
                opvang.token(Role.REGION, "VR01"),
                """
                {"effectiveOn": "2025-02-01", "source": "board",
                 "municipalities": [{"municipality": "GM0014", "places": 1500}, {"municipality": "GM0037", "places": 500}]}\
                """);
        written("funding", "/v1/norms/" + UUID.randomUUID(), token(Role.MINISTRY), """
            {"scheme": "MUNICIPAL", "amount": "61.00", "validFrom": "2024-01-01", "certainty": "HIGH",
             "source": "BooO article 3"}\
            """);
        for (var service : List.of("capacity", "allocation", "funding"))
            written(
                    service,
                    "/v1/municipalities/" + GRONINGEN + "/history-import-closing",
                    token(Role.OPERATOR),
                    "{\"reason\": \"All of it is here.\"}");
        written("funding", "/v1/rules/ADVANCE_DEADLINE/decisions/" + UUID.randomUUID(), token(Role.MINISTRY), """
            {"validFrom": "2025-01-01", "values": [{"name": "through", "value": "12-31"}], "certainty": "ASSUMED",
             "note": "A made-up rule"}\
            """);
        written(
                "funding",
                "/v1/municipalities/" + GRONINGEN + "/advances/2025/applications/" + UUID.randomUUID(),
                token(Role.MINISTRY),
                """
                {"places": [], "transitionCosts": "0.00", "livingAllowance": "1000.00", "receipts": "0.00",
                 "receivedOn": "2025-06-01"}\
                """);
        var week = "/v1/municipalities/" + GRONINGEN + "/statements/2025-W07";
        municipality("capacity", week + "/confirmations/" + UUID.randomUUID(), "{}");
        written("capacity", week + "/locks/" + UUID.randomUUID(), token(Role.KCIO), "{}");
        municipality("capacity", school + "/counts/" + UUID.randomUUID(), """
            {"on": "2025-02-12", "occupied": 38}\
            """);
    }

    /** Every figure of what was said, and the whole history; as known at one moment, when all views have it. */
    private String note() {
        var knownAt = "knownAt=" + Instant.now();
        var questions = new ArrayList<Noted>();
        for (var day : List.of("2025-01-15", "2025-02-12", "2025-03-15")) {
            for (var level : List.of("country", "region", "municipality", "location"))
                for (var kind : List.of("MUNICIPAL", "CRISIS"))
                    questions.add(asking(
                            "reporting",
                            "/v1/occupancy?level=" + level + "&kind=" + kind + "&on=" + day + "&" + knownAt));
            for (var level : List.of("country", "region", "municipality"))
                questions.add(asking("reporting", "/v1/registrations?level=" + level + "&on=" + day + "&" + knownAt));
            questions.add(asking("reporting", "/v1/target-gaps?on=" + day + "&" + knownAt));
            questions.add(asking(
                    "allocation", "/v1/municipalities/" + GRONINGEN + "/reconciliation?on=" + day + "&" + knownAt));
        }
        questions.add(asking(
                "reporting", "/v1/registrations/weekly?level=region&from=2025-01-06&until=2025-03-03&" + knownAt));
        var week = "/v1/municipalities/" + GRONINGEN + "/statements/2025-W07";
        questions.add(asking("capacity", week + "?" + knownAt));
        questions.add(asking("capacity", week + "/differences?" + knownAt));
        questions.add(asking("funding", "/v1/municipalities/" + GRONINGEN + "/advances/2025?" + knownAt));
        questions.add(asking("funding", "/v1/entitlements/" + GRONINGEN + "/2025?" + knownAt));
        questions.add(asking("funding", "/v1/entitlements/" + GRONINGEN + "/2025/explanation?" + knownAt));
        for (var service : List.of("capacity", "allocation", "funding"))
            questions.add(asking(service, "/v1/municipalities/" + GRONINGEN + "/history?limit=1000"));

        var moment = Instant.parse(knownAt.substring("knownAt=".length()));
        var noted = JSON.createArrayNode();
        for (var question : questions) {
            var answer = await().atMost(PATIENCE)
                    .until(
                            () -> ask(question),
                            given -> !given.has(PROJECTED_THROUGH)
                                    || !Instant.parse(given.path(PROJECTED_THROUGH)
                                                    .asString())
                                            .isBefore(moment));
            note(noted, question, answer);
        }
        return noted.toString();
    }

    private static void note(ArrayNode noted, Noted question, JsonNode answer) {
        noted.addObject()
                .put("service", question.service())
                .put("path", question.path())
                .put("role", question.role().name())
                .set("answer", answer);
    }

    private static Noted asking(String service, String path) {
        return new Noted(service, path, Role.AUDITOR, JSON.nullNode());
    }

    private JsonNode ask(Noted question) {
        var answer = send("GET", question.service(), question.path(), token(question.role()), null);
        assertThat(answer.statusCode())
                .as("%s: %s", question.path(), answer.body())
                .isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** An answer as an auditor gets it. */
    String audited(String service, String path) {
        var answer = send("GET", service, path, token(Role.AUDITOR), null);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Whatever the release before said is said still; there may be more beside it. */
    void answersAsNoted(List<Noted> noted) {
        assertThat(noted).hasSizeGreaterThan(40);
        for (var question : noted) assertSaidStill(question.path(), question.answer(), ask(question));
    }

    private static void assertSaidStill(String where, JsonNode noted, JsonNode answered) {
        if (noted.isObject()) {
            for (var field : noted.propertyStream().toList())
                if (!field.getKey().equals(PROJECTED_THROUGH))
                    assertSaidStill(where + " " + field.getKey(), field.getValue(), answered.path(field.getKey()));
        } else if (noted.isArray()) {
            assertThat(answered.size()).as(where).isEqualTo(noted.size());
            for (int i = 0; i < noted.size(); i++) assertSaidStill(where + " " + i, noted.path(i), answered.path(i));
        } else assertThat(answered).as(where).isEqualTo(noted);
    }

    /** As the municipality; what is not known yet elsewhere is said again. */
    void municipality(String service, String path, String body) {
        written(service, path, opvang.token(Role.MUNICIPALITY, GRONINGEN), body);
    }

    private void written(String service, String path, String token, String body) {
        var answer = await().atMost(PATIENCE)
                .until(
                        () -> send("PUT", service, path, token, body),
                        given -> given.statusCode() != 409 && given.statusCode() != 503);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(201);
    }

    HttpResponse<String> send(String method, String service, String path, String token, @Nullable String body) {
        var request = HttpRequest.newBuilder(URI.create(opvang.uri(service) + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String token(Role role) {
        return opvang.token(role, null);
    }
}
