package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.embedded.Databases;
import nl.opvang.issuer.Role;
import nl.opvang.verify.Verify;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What the release before this one left, under this one. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UpgradeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** When the release whose data are to be kept is asked to: see docs/operating.md. */
    @BeforeAll
    static void the_data_of_this_release_are_kept_for_the_next_one() throws Exception {
        var where = System.getProperty("opvang.upgrade.write");
        if (where != null) PreviousRelease.make(Path.of(where));
    }

    @Test
    void the_data_of_the_release_before_are_migrated_answered_as_they_were_and_go_on(@TempDir Path exports)
            throws Exception {
        try (var data = DataDirectory.throwAway()) {
            var noted = PreviousRelease.unpack(data.path());
            try (var opvang = Standalone.start(data, Ports.free(), line -> {})) {
                var release = new PreviousRelease(opvang);
                release.answersAsNoted(noted);
                itOpensUp(opvang, noted);
                itGoesOn(opvang, release);
                theSealsHold(release, exports);
                // What was known then stays what it was.
                release.answersAsNoted(noted.stream()
                        .filter(question -> question.path().contains("knownAt="))
                        .toList());
            }
            try (var opvang = Standalone.start(data, Ports.free(), line -> {})) {
                assertThat(realisedPlaces(opvang, new PreviousRelease(opvang))).isEqualTo(90);
            }
        }
    }

    /** Every figure that was noted is still the sum of the events that the release before stored. */
    private static void itOpensUp(Standalone opvang, List<PreviousRelease.Noted> noted) {
        var knownAt = noted.getFirst().answer().path("knownAt").asString();
        var opened = new OpenedFigures(opvang, HttpClient.newHttpClient());
        for (var day : List.of("2025-01-15", "2025-02-12", "2025-03-15")) {
            var moment = new OpenedFigures.Moment(LocalDate.parse(day), knownAt);
            opened.occupancy("MUNICIPAL", moment);
            opened.registrations(moment);
            opened.targetGaps(moment);
            opened.areaByArea(moment);
            opened.reconciliations(List.of(PreviousRelease.GRONINGEN), moment);
            opened.entitlements(List.of(PreviousRelease.GRONINGEN), 2025, moment);
        }
        opened.weekOfRegistrations(
                LocalDate.parse("2025-02-10"), new OpenedFigures.Moment(LocalDate.parse("2025-02-16"), knownAt));
        opened.statements("2025-W07");
    }

    private static void itGoesOn(Standalone opvang, PreviousRelease release) {
        var locations = "/v1/municipalities/" + PreviousRelease.GRONINGEN + "/locations/";
        release.municipality(
                "capacity", locations + PreviousRelease.SCHOOL + "/place-changes/" + UUID.randomUUID(), """
                {"type": "CHANGED", "effectiveOn": "2025-04-01", "places": 80}\
                """);
        // The keys of the release before still find who somebody is: registered here already, and staying.
        var elsewhere = release.send(
                "PUT",
                "allocation",
                "/v1/municipalities/GM0599/registrations/" + UUID.randomUUID(),
                opvang.token(Role.MUNICIPALITY, "GM0599"),
                """
                {"identity": %s, "nationalityGroup": "UKRAINIAN", "from": "2025-03-10"}\
                """.formatted(PreviousRelease.GUEST));
        assertThat(elsewhere.statusCode()).as(elsewhere.body()).isEqualTo(409);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(realisedPlaces(opvang, release)).isEqualTo(90));
        for (var service : Databases.SERVICES)
            assertThat(jdbc(opvang, service).queryForObject("select count(*) from runtime.parked", Integer.class))
                    .as(service)
                    .isZero();
    }

    /** Of the events of both releases, and of both releases' seals, in one chain. */
    private static void theSealsHold(PreviousRelease release, Path exports) throws IOException {
        for (var service : Databases.SERVICES) {
            // Where nothing was ever recorded, nothing is sealed.
            if (release.audited(service, "/v1/events?limit=1").isEmpty()) continue;
            var files = Files.createDirectory(exports.resolve(service));
            Files.writeString(files.resolve("keys.json"), release.audited(service, "/v1/seal-keys"));
            await().atMost(PATIENCE).untilAsserted(() -> {
                var events = Files.writeString(
                        files.resolve("events.ndjson"), release.audited(service, "/v1/events?limit=100000"));
                Files.writeString(
                        files.resolve("seals.ndjson"), release.audited(service, "/v1/seals?entries=true&limit=1000"));
                var verdict = Verify.judge(List.of(events.toString()));
                assertThat(verdict.findings()).as(service).isEmpty();
                assertThat(verdict.notes()).as(service).noneMatch(note -> note.contains("under no seal"));
            });
        }
    }

    /** On 1 April, in the country: of the school and of the hotel. */
    private static int realisedPlaces(Standalone opvang, PreviousRelease release) {
        var answer = release.send(
                "GET", "reporting", "/v1/occupancy?level=country&on=2025-04-01", opvang.token(Role.KCIO, null), null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("items")
                .path(0)
                .path("realisedPlaces")
                .asInt();
    }

    private static JdbcTemplate jdbc(Standalone opvang, String service) {
        return Objects.requireNonNull(opvang.services().get(service)).getBean(JdbcTemplate.class);
    }
}
