package nl.opvang.funding.substantiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import nl.opvang.funding.RunningFunding;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.Http;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/** The file of a year over HTTP: of the same question the same bytes, and a manifest that fits them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubstantiationIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int YEAR = 2024;
    private static final String PATH = "/v1/municipalities/GM0014/substantiations/" + YEAR;

    private RunningFunding funding;

    @BeforeAll
    void start() {
        funding = new RunningFunding();
        funding.norm("MUNICIPAL", "61.00", "2024-01-01");
        funding.places("GM0014", LocalDate.of(YEAR, 1, 1), 10, 0);
        funding.closeHistory("GM0014");
    }

    @AfterAll
    void stop() {
        funding.close();
    }

    @Test
    void the_same_question_gets_the_same_bytes_whatever_happens_later() throws Exception {
        var clerk = funding.as("clerk", Role.MINISTRY);
        var auditor = funding.as("auditor", Role.AUDITOR);
        var application = "/v1/municipalities/GM0014/advances/" + YEAR + "/applications/" + UUID.randomUUID();
        var asked = funding.accepted(clerk, application, """
            {"places": [], "transitionCosts": "0.00", "livingAllowance": "10.00", "receipts": "0.00",
             "receivedOn": "2024-09-01"}
            """);
        var knownAt = asked.json().path("position").stringValue().replaceFirst(".*@", "");
        var question = PATH + "?knownAt=" + knownAt;
        await().atMost(PATIENCE).until(() -> auditor.get(question).status() == 200);
        var first = bytes(auditor, question);
        funding.accepted(
                funding.as("assessor", Role.NOO),
                application + "/assessments/" + UUID.randomUUID(),
                "{\"outcome\": \"GRANTED\", \"amount\": \"10.00\", \"grounds\": \"Fine.\"}");
        assertThat(bytes(auditor, question)).isEqualTo(first);
        var files = unzip(first);
        var manifest = JsonMapper.builder().build().readTree(files.get("manifest.json"));
        assertThat(manifest.path("code").stringValue()).isEqualTo("A16");
        assertThat(manifest.path("events").path("count").intValue()).isEqualTo(1);
        assertThat(manifest.path("tables").size()).isEqualTo(files.size() - 1);
        for (var table : manifest.path("tables").values()) {
            var content = Objects.requireNonNull(files.get(table.path("name").stringValue()));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                    .isEqualTo(table.path("sha256").stringValue());
        }
        assertThat(new String(Objects.requireNonNull(files.get("requests.csv")), StandardCharsets.UTF_8))
                .contains("advance:GM0014:2024")
                .contains("10.00")
                .contains("APPLIED");
    }

    @Test
    void a_moment_that_is_not_known_yet_is_not_answered_and_the_file_is_shown_to_whom_it_concerns() {
        var auditor = funding.as("auditor", Role.AUDITOR);
        assertThat(auditor.get(PATH + "?knownAt=2199-01-01T00:00:00Z").problem())
                .isEqualTo("not-known-yet");
        assertThat(auditor.get(PATH).status()).isEqualTo(400);
        assertThat(auditor.get("/v1/municipalities/GM9999/substantiations/2024?knownAt=1970-01-01T00:00:00Z")
                        .status())
                .isEqualTo(404);
        assertThat(funding.as("x", Role.MUNICIPALITY, "GM0363")
                        .get(PATH + "?knownAt=1970-01-01T00:00:00Z")
                        .status())
                .isEqualTo(404);
        assertThat(funding.as("k", Role.KCIO)
                        .get(PATH + "?knownAt=1970-01-01T00:00:00Z")
                        .status())
                .isEqualTo(403);
    }

    private static byte[] bytes(Http who, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + who.port() + path))
                .header("Authorization", "Bearer " + who.token())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
            return answer.body();
        }
    }

    private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), zip.readAllBytes());
        }
        return files;
    }
}
