package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.issuer.Role;
import nl.opvang.verify.Verify;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** One mistake and what becomes of it, in the browsers of all whom it concerns. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrectionStoryIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalDate lastMonth =
            LocalDate.now(Netherlands.ZONE).minusMonths(1).withDayOfMonth(1);
    private final LocalDate realisedOn = lastMonth.withDayOfMonth(10);
    private final int year = realisedOn.getYear();
    private final DataDirectory data = DataDirectory.throwAway();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Standalone opvang = Standalone.start(data, Ports.free(), line -> {});
    private final Browser browser = Browser.open();

    @AfterAll
    void stop() {
        browser.close();
        opvang.close();
        data.close();
    }

    @Test
    void a_municipality_mends_a_figure_of_last_month_and_everybody_sees_what_was_and_what_is(@TempDir Path files)
            throws Exception {
        decideNorm();
        var gea = as("Gea", "capacity", "/locations");
        gea.click("Open een locatie in Groningen")
                .fill("name", "Oude school")
                .fill("on", lastMonth.toString())
                .fill("number", "120")
                .fill("from", realisedOn.toString())
                .click("Open deze locatie");
        gea.click("Plekken wijzigen")
                .fill("on", realisedOn.toString())
                .fill("number", "100")
                .click("Laat zien wat er verandert")
                .click("Leg dit vast");
        var money = "/municipalities/GM0014/entitlements/" + year;
        await().atMost(PATIENCE)
                .until(() -> gea.go(page("funding", money)).text("main").contains("100"));
        var before = momentThatHasPassed();

        as("Gea", "capacity", "/locations")
                .click("Oude school")
                .click("Herstellen")
                .fill("number", "90");
        gea.click("Laat zien wat er verandert").click("Leg dit vast");
        assertThat(gea.text("tbody")).contains("hersteld");

        theRegionSees();
        kcioSeesOldAndNew(before);
        fundingShowsTheDifference(money, before);
        theAuditorVerifies(files);
        for (var service : List.of("capacity", "reporting", "funding")) theAuditorReplays(service);
    }

    private void theRegionSees() {
        var ria = as("Ria", "reporting", "/");
        await().atMost(PATIENCE).untilAsserted(() -> {
            ria.go(page("reporting", "/municipalities/GM0014?on=" + realisedOn));
            assertThat(ria.text(".numbers .figure")).isEqualTo("90");
        });
        look("story-region");
    }

    private void kcioSeesOldAndNew(Instant before) {
        var kim = as("Kim", "reporting", "/");
        kim.go(page("reporting", "/changes?area=GM0014&on=" + realisedOn + "&since=" + before));
        assertThat(kim.text("tfoot")).contains("Groningen", "\u221210", "100 \u2192 90");
        look("story-changes");
        var then = "/municipalities/GM0014?on=" + realisedOn + "&knownAt=";
        assertThat(kim.go(page("reporting", then + before)).text(".numbers .figure"))
                .isEqualTo("100");
        assertThat(kim.go(page("reporting", then + Instant.now().truncatedTo(ChronoUnit.SECONDS)))
                        .text(".numbers .figure"))
                .isEqualTo("90");
    }

    private void fundingShowsTheDifference(String money, Instant before) {
        var noor = as("Noor", "funding", "/work");
        var known = LocalDateTime.ofInstant(before, Netherlands.ZONE);
        await().atMost(PATIENCE).untilAsserted(() -> {
            noor.go(page("funding", money + "?knownOn=" + known.toLocalDate() + "&knownTime=" + known.toLocalTime()));
            assertThat(noor.driver().findElements(By.cssSelector("#changes-heading")))
                    .hasSize(1);
            assertThat(noor.text("#changes-heading ~ .scroll tbody")).contains("1 gebeurtenis");
        });
        long days = LocalDate.of(year, 12, 31).toEpochDay() - realisedOn.toEpochDay() + 1;
        // Ten places less, 61.00 each, on every day from then to the end of the year.
        var less = "%,d".formatted(days * 10 * 61).replace(',', '.') + ",00";
        assertThat(noor.text("#changes-heading ~ .scroll tbody")).contains("\u2212", less);
        look("story-money");
    }

    private void theAuditorVerifies(Path files) throws Exception {
        var aad = as("Aad", "capacity", "/history?municipality=GM0014");
        assertThat(aad.text(".timeline")).contains("location: places-changed", "later hersteld", "herstel");
        look("story-history");
        await().atMost(PATIENCE).untilAsserted(() -> {
            aad.go(page("capacity", "/seals"));
            assertThat(aad.text("main")).contains("Verzegeld tot nu toe");
        });
        var export = Files.writeString(files.resolve("events.ndjson"), audited("/v1/events"));
        Files.writeString(files.resolve("keys.json"), audited("/v1/seal-keys"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            Files.writeString(files.resolve("seals.ndjson"), audited("/v1/seals?entries=true"));
            var verdict = Verify.judge(List.of(export.toString()));
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.notes()).noneMatch(note -> note.contains("under no seal"));
        });
        var whole = Files.readString(export);
        var other = whole.replace(realisedOn.toString(), realisedOn.plusDays(1).toString());
        assertThat(other).isNotEqualTo(whole);
        var altered = Files.writeString(files.resolve("altered.ndjson"), other);
        assertThat(Verify.judge(List.of(altered.toString())).findings())
                .extracting(finding -> finding.kind().name())
                .contains("ALTERED");
    }

    /** What is there is what follows from the events, the mended figure and the money for it among them. */
    private void theAuditorReplays(String service) {
        var aad = as("Aad", service, "/replays").click("Speel na tot dit moment");
        var replay = URI.create(aad.where()).getPath();
        await().atMost(PATIENCE).untilAsserted(() -> {
            aad.go(page(service, replay));
            assertThat(aad.driver().findElements(By.id("progress"))).isEmpty();
        });
        assertThat(aad.text(".note.good")).startsWith("Alles is gelijk.");
        assertThat(aad.text("#tables-heading ~ .scroll tbody"))
                .contains("gelijk")
                .doesNotContain("anders");
        assertThat(aad.text("#ranges-heading ~ p"))
                .startsWith("Tot het moment: ")
                .doesNotContain(" 0 ");
        look("story-replay-" + service);
    }

    /** A second that is over when the next word is said. */
    private static Instant momentThatHasPassed() {
        var moment = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        await().atMost(PATIENCE).until(() -> Instant.now().isAfter(moment));
        return moment;
    }

    private void decideNorm() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(page("funding", "/v1/norms/" + UUID.randomUUID()))
                .header("Authorization", "Bearer " + opvang.token(Role.MINISTRY, null))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("""
                    {"scheme": "MUNICIPAL", "amount": "61.00", "validFrom": "2024-01-01", "certainty": "HIGH", "source": "For this test."}\
                    """))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private String audited(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(page("capacity", path))
                .header("Authorization", "Bearer " + opvang.token(Role.AUDITOR, null))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private Browser as(String person, String service, String path) {
        var address = page(service, path).toString();
        return browser.forget()
                .go(address + (path.contains("?") ? "&" : "?") + "lang=nl")
                .click(person);
    }

    private URI page(String service, String path) {
        return URI.create(opvang.uri(service) + path);
    }

    private void look(String name) {
        browser.screenshot(name);
        browser.assertAccessible();
    }
}
