package nl.opvang.funding.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.funding.RunningFunding;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A claim over HTTP, compared with what the norm comes to for the places that are there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClaimIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int YEAR = 2024;
    private static final String DESCRIBED = "/municipalities/{municipality}/claims/{year}";

    private RunningFunding funding;
    private Http assessor;
    private Http approver;

    @BeforeAll
    void start() {
        funding = new RunningFunding();
        assessor = funding.as("assessor", Role.NOO);
        approver = funding.as("approver", Role.MINISTRY);
        funding.norm("MUNICIPAL", "61.00", "2024-01-01");
        funding.norm("PRIVATE", "92.00", "2024-01-01");
        funding.rule("CLAIM_DEVIATION", LocalDate.of(YEAR, 1, 1), "percent", "10.0");
    }

    @AfterAll
    void stop() {
        funding.close();
    }

    @Test
    void costs_are_compared_with_the_norm_payment_of_the_year_and_granted_instead_of_it() {
        var controller = controller("GM0014");
        funding.places("GM0014", LocalDate.of(YEAR, 1, 1), 10, 0);
        funding.closeHistory("GM0014");
        // 366 days of a leap year, ten places, 61.00 each.
        await().atMost(PATIENCE)
                .until(
                        () -> controller.get("/v1/entitlements/GM0014/" + YEAR),
                        answer -> answer.json().path("amount").asString("").equals("223260.00"));
        var near = controller.put(request("GM0014", YEAR), claim("245000.00"));
        assertThat(near.json().path("normPayment").stringValue()).isEqualTo("223260.00");
        assertThat(near.problem()).isEqualTo("not-significant");
        var path = request("GM0014", YEAR);
        funding.accepted(controller, path, claim("250000.00"));
        funding.accepted(assessor, path + "/assessments/" + id(1), ruling("250000.00"));
        var decided = funding.accepted(approver, path + "/approvals/" + id(2), ruling("250000.00"));
        var claims = funding.after(decided, controller, dossier("GM0014", YEAR));
        assertThat(claims.path("granted").stringValue()).isEqualTo("250000.00");
        var claim = claims.path("claims").path(0);
        assertThat(claim.path("direction").stringValue()).isEqualTo("HIGHER");
        assertThat(claim.path("norm").path("placeDays").longValue()).isEqualTo(3660);
        assertThat(claim.path("evidence").path(0).path("reference").stringValue())
                .isEqualTo("Z-1");
        assertThat(controller.put(request("GM0014", YEAR), claim("250000.00")).problem())
                .isEqualTo("granted-already");
        var api = OpenApi.of(controller);
        api.foresees("GET", DESCRIBED, controller.get(dossier("GM0014", YEAR)));
        api.foresees("GET", "/claims", controller.get("/v1/claims"));
        api.foresees("PUT", DESCRIBED + "/requests/{claimId}", controller.put(path, "{}"));
    }

    @Test
    void what_is_wrong_is_told_and_an_open_history_or_year_keeps_a_claim_out() {
        var controller = controller("GM0034");
        int thisYear = RunningFunding.today().getYear();
        assertThat(controller.put(request("GM0034", YEAR), claim("1.00")).problem())
                .isEqualTo("history-import-open");
        assertThat(controller.put(request("GM0034", thisYear), claim("1.00")).problem())
                .isEqualTo("year-not-over");
        var wrong = controller.put(
                request("GM0034", YEAR),
                "{\"actualCosts\": \"-1.00\", \"evidence\": [], \"receivedOn\": \"2024-01-01\"}");
        assertThat(wrong.json().path("errors"))
                .extracting(fault -> fault.path("field").stringValue())
                .containsExactly("/receivedOn", "/actualCosts", "/evidence");
        assertThat(controller
                        .put(
                                request("GM0034", YEAR),
                                "{\"actualCosts\": \"1.00\", \"evidence\": [{\"reference\": \"a\", \"sha256\":"
                                        + " \"x\"}]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_claim_is_shown_to_its_municipality_its_region_and_the_country() {
        var controller = controller("GM0059");
        funding.closeHistory("GM0059");
        var dossier = dossier("GM0059", YEAR);
        funding.after(funding.accepted(controller, request("GM0059", YEAR), claim("1.00")), controller, dossier);
        for (var allowed : new Http[] {controller, funding.as("r", Role.REGION, "VR02"), assessor, approver}) {
            assertThat(allowed.get(dossier).status()).isEqualTo(200);
            assertThat(allowed.get("/v1/claims?year=" + YEAR)
                            .json()
                            .path("items")
                            .valueStream())
                    .anyMatch(
                            item -> item.path("area").path("code").stringValue().equals("GM0059"));
        }
        for (var foreign : new Http[] {controller("GM0363"), funding.as("r", Role.REGION, "VR13")}) {
            assertThat(foreign.get(dossier).status()).isEqualTo(404);
            assertThat(foreign.get("/v1/claims").json().path("items")).isEmpty();
        }
    }

    private Http controller(String code) {
        return funding.as("controller of " + code, Role.MUNICIPALITY, code);
    }

    private static String dossier(String code, int year) {
        return "/v1/municipalities/" + code + "/claims/" + year;
    }

    private static String request(String code, int year) {
        return dossier(code, year) + "/requests/" + UUID.randomUUID();
    }

    private static UUID id(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + number);
    }

    private static String claim(String costs) {
        return "{\"actualCosts\": \"%s\", \"evidence\": [{\"reference\": \"Z-1\", \"sha256\": \"%s\"}]}"
                .formatted(costs, "0".repeat(64));
    }

    private static String ruling(String amount) {
        return "{\"outcome\": \"GRANTED\", \"amount\": \"%s\", \"grounds\": \"As it should.\"}".formatted(amount);
    }
}
