package nl.opvang.funding.firstreception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import nl.opvang.funding.RunningFunding;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** First reception over HTTP: from an application until what region and municipality spent, and the files about it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstReceptionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String EVIDENCE = "{\"reference\": \"Z-1\", \"sha256\": \"%s\"}".formatted("0".repeat(64));

    private RunningFunding funding;
    private Http region;
    private Http clerk;
    private Http assessor;
    private Http approver;

    @BeforeAll
    void start() {
        funding = new RunningFunding();
        region = funding.as("controller of the region", Role.REGION, "VR01");
        clerk = funding.as("clerk", Role.MINISTRY);
        assessor = funding.as("assessor", Role.MINISTRY);
        approver = funding.as("approver", Role.MINISTRY);
    }

    @AfterAll
    void stop() {
        funding.close();
    }

    @Test
    void costs_of_a_half_year_are_asked_in_time_granted_spent_and_accounted_for() throws Exception {
        var period = "/v1/regions/VR01/first-receptions/2023-01-01";
        var application = period + "/applications/" + id(1);
        var late = region.put(period + "/applications/" + id(9), asked("SAFETY_REGION", ""));
        assertThat(late.problem()).isEqualTo("application-late");
        assertThat(late.json().path("lastDay").stringValue()).isEqualTo("2023-04-30");
        // Entered by the ministry as received in time, whatever day it is when this runs.
        funding.accepted(clerk, application, asked("SAFETY_REGION", ", \"receivedOn\": \"2023-04-30\""));
        var question = funding.accepted(assessor, application + "/questions/" + id(2), "{\"text\": \"Which staff?\"}");
        assertThat(funding.after(question, region, "/v1/work-items")
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("task").stringValue()))
                .contains("SUPPLY_INFORMATION_OF_REGION");
        funding.accepted(
                region,
                application + "/answers/" + id(3),
                "{\"questionId\": \"%s\", \"text\": \"Ours.\"}".formatted(id(2)));
        funding.accepted(assessor, application + "/assessments/" + id(4), ruling("1000.00"));
        assertThat(assessor.put(application + "/approvals/" + id(5), ruling("1000.00"))
                        .problem())
                .isEqualTo("own-assessment");
        assertThat(clerk.put(application + "/approvals/" + id(50), ruling("1000.00"))
                        .problem())
                .isEqualTo("own-request");
        funding.accepted(approver, application + "/approvals/" + id(6), ruling("1000.00"));
        assertThat(region.put(period + "/applications/" + id(9), asked("SAFETY_REGION", ""))
                        .problem())
                .as("the same id was answered before")
                .isEqualTo("application-late");
        var payment = period + "/payments/" + id(40);
        assertThat(clerk.put(payment, payment("PAYABLE", "1000.01")).problem()).isEqualTo("more-than-due");
        funding.accepted(clerk, payment, payment("PAYABLE", "1000.00"));
        assertThat(clerk.put(payment + "/approvals/" + id(41), "{\"reason\": \"As decided\"}")
                        .problem())
                .isEqualTo("own-request");
        var released = funding.accepted(assessor, payment + "/approvals/" + id(42), "{\"reason\": \"As decided\"}");
        assertThat(funding.after(released, clerk, "/v1/work-items?limit=1000")
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("task").stringValue()))
                .contains("CONFIRM_PAYMENT");
        funding.accepted(
                clerk, payment + "/confirmations/" + id(43), "{\"on\": \"2023-06-05\", \"reference\": \"NL-1\"}");
        funding.accepted(region, period + "/actuals/" + id(7), costs("900.00"));
        var town = funding.as("town", Role.MUNICIPALITY, "GM0014");
        var spendings = "/v1/municipalities/GM0014/first-reception-spendings/2023-01-01";
        funding.accepted(town, spendings + "/reports/" + id(8), costs("50.00"));
        var reclaimed = funding.accepted(clerk, period + "/payments/" + id(44), payment("RECLAIMABLE", "50.00"));
        var dossier = funding.after(reclaimed, region, period);
        assertThat(dossier.path("due").stringValue()).isEqualTo("950.00");
        assertThat(dossier.path("paid").stringValue()).isEqualTo("950.00");
        assertThat(dossier.path("payments")
                        .valueStream()
                        .map(item -> item.path("status").stringValue()))
                .containsExactly("CONFIRMED", "ORDERED");
        assertThat(dossier.path("granted").stringValue()).isEqualTo("1000.00");
        assertThat(dossier.path("spent").stringValue()).isEqualTo("950.00");
        assertThat(dossier.path("period").path("lastDay").stringValue()).isEqualTo("2023-06-30");
        assertThat(dossier.path("applications")
                        .path(0)
                        .path("procedure")
                        .path("status")
                        .stringValue())
                .isEqualTo("GRANTED");
        assertThat(dossier.path("history").size()).isEqualTo(11);
        assertThat(town.get(spendings).json().path("reported").path("total").stringValue())
                .isEqualTo("50.00");

        var knownAt = reclaimed.json().path("position").stringValue().replaceFirst(".*@", "");
        var regional = files(region, "/v1/regions/VR01/substantiations/2023?knownAt=" + knownAt);
        assertThat(regional.get("manifest.json")).contains("\"A18\"");
        assertThat(regional.get("requests.csv")).contains("1000.00").contains("GRANTED");
        assertThat(regional.get("costs.csv"))
                .contains("GM0014")
                .contains("900.00")
                .contains("50.00");
        assertThat(regional.get("payments.csv"))
                .contains("CONFIRMED,FIRST_RECEPTION")
                .contains("RECLAIMABLE,50.00");
        var own = files(town, "/v1/municipalities/GM0014/first-reception-substantiations/2023?knownAt=" + knownAt);
        assertThat(own.get("manifest.json")).contains("\"A18B\"");
        assertThat(own.get("costs.csv")).contains("50.00").doesNotContain("900.00");
        assertThat(own.get("events.csv")).contains("spending-reported").doesNotContain("applied");

        var api = OpenApi.of(region);
        var described = "/regions/{region}/first-receptions/{from}";
        api.foresees("GET", described, region.get(period));
        api.foresees("GET", "/first-receptions", region.get("/v1/first-receptions"));
        api.foresees("PUT", described + "/applications/{applicationId}", region.put(application, "{}"));
        api.foresees(
                "PUT",
                described + "/payments/{paymentId}",
                clerk.put(period + "/payments/" + id(45), payment("PAYABLE", "0.01")));
        api.foresees("GET", "/municipalities/{municipality}/first-reception-spendings/{from}", town.get(spendings));
    }

    @Test
    void from_2024_on_others_than_safety_regions_ask_and_where_no_rule_knows_a_period_nobody_does() {
        var successor = "/v1/regions/VR01/first-receptions/2024-01-01/applications/";
        var province = "PROVINCE\", \"name\": \"Provincie Groningen";
        var written = funding.accepted(clerk, successor + id(20), asked(province, ", \"receivedOn\": \"2024-10-01\""));
        var dossier = funding.after(written, region, "/v1/regions/VR01/first-receptions/2024-01-01");
        assertThat(dossier.path("period").path("scheme").stringValue()).isEqualTo("SPECIFIC_GRANT");
        var before = clerk.put(
                "/v1/regions/VR01/first-receptions/2023-07-01/applications/" + id(21),
                asked(province, ", \"receivedOn\": \"2023-10-01\""));
        assertThat(before.status()).isEqualTo(400);
        assertThat(before.json().path("errors").path(0).path("field").stringValue())
                .isEqualTo("/applicant/kind");
        for (var none : new String[] {"2025-01-01", "2023-02-01"})
            assertThat(clerk.put(
                                    "/v1/regions/VR01/first-receptions/" + none + "/applications/" + id(22),
                                    asked("SAFETY_REGION", ""))
                            .problem())
                    .isEqualTo("no-such-period");
        var from = RunningFunding.today().withDayOfMonth(1);
        funding.rule(
                "FIRST_RECEPTION_PERIOD", from, "through", from.plusMonths(1).toString(), "scheme", "SPECIFIC_GRANT");
        funding.rule("FIRST_RECEPTION_DEADLINE", from, "through", "2999-12-31");
        var own = "/v1/regions/VR01/first-receptions/" + from;
        var inTime = region.put(own + "/applications/" + id(23), asked("SAFETY_REGION", ""));
        assertThat(inTime.status()).as(inTime.body()).isEqualTo(201);
        assertThat(region.put(own + "/actuals/" + id(24), costs("1.00")).problem())
                .isEqualTo("nothing-granted");
        assertThat(funding.as("town", Role.MUNICIPALITY, "GM0014")
                        .put(
                                "/v1/municipalities/GM0014/first-reception-spendings/" + from + "/reports/" + id(25),
                                costs("1.00"))
                        .problem())
                .isEqualTo("period-not-over");
    }

    @Test
    void first_reception_is_shown_to_its_region_and_the_country() {
        var other = funding.as("r", Role.REGION, "VR13");
        var own = "/v1/regions/VR13/first-receptions/2023-01-01";
        var written = funding.accepted(
                clerk, own + "/applications/" + id(30), asked("SAFETY_REGION", ", \"receivedOn\": \"2023-04-01\""));
        funding.after(written, other, own);
        for (var allowed : new Http[] {other, approver, funding.as("a", Role.AUDITOR)})
            assertThat(allowed.get("/v1/first-receptions?year=2023")
                            .json()
                            .path("items")
                            .valueStream())
                    .anyMatch(
                            item -> item.path("area").path("code").stringValue().equals("VR13"));
        assertThat(region.get(own).status()).isEqualTo(404);
        assertThat(region.get("/v1/first-receptions").json().path("items").valueStream())
                .noneMatch(item -> item.path("area").path("code").stringValue().equals("VR13"));
        assertThat(funding.as("m", Role.MUNICIPALITY, "GM0363").get(own).status())
                .isEqualTo(403);
    }

    private static Map<String, String> files(Http who, String path) throws IOException, InterruptedException {
        await().atMost(PATIENCE).until(() -> who.get(path).status() == 200);
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + who.port() + path))
                .header("Authorization", "Bearer " + who.token())
                .build();
        var files = new LinkedHashMap<String, String>();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
                for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                    files.put(
                            Objects.requireNonNull(entry.getName()),
                            new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static UUID id(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + number);
    }

    private static String asked(String kind, String more) {
        return """
            {"applicant": {"kind": "%s"}, "estimate": [{"category": "Staff", "amount": "1000.00"}]%s}
            """.formatted(kind, more);
    }

    private static String costs(String amount) {
        return "{\"costs\": [{\"category\": \"Staff\", \"amount\": \"%s\"}], \"evidence\": %s}"
                .formatted(amount, EVIDENCE);
    }

    private static String payment(String direction, String amount) {
        return "{\"direction\": \"%s\", \"amount\": \"%s\"}".formatted(direction, amount);
    }

    private static String ruling(String amount) {
        return "{\"outcome\": \"GRANTED\", \"amount\": \"%s\", \"grounds\": \"As it should.\"}".formatted(amount);
    }
}
