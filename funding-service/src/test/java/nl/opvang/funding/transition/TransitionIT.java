package nl.opvang.funding.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.funding.RunningFunding;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import nl.opvang.plumbing.page.signin.TestSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A transition over HTTP, from its application to the places that came of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransitionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final LocalDate FIRST_DAY = RunningFunding.today().minusDays(100);
    private static final String DESCRIBED = "/municipalities/{municipality}/transitions/{transitionId}";

    private RunningFunding funding;
    private Http assessor;
    private Http approver;

    @BeforeAll
    void start() {
        funding = new RunningFunding();
        assessor = funding.as("assessor", Role.NOO);
        approver = funding.as("approver", Role.MINISTRY);
    }

    @AfterAll
    void stop() {
        funding.close();
    }

    @Test
    void a_transition_from_its_application_to_the_places_that_came() {
        var controller = controller("GM0014");
        funding.closeHistory("GM0014");
        var id = UUID.randomUUID();
        var path = path("GM0014", id);
        var applied = funding.accepted(controller, path, form("1000000.00"));
        var clock = funding.after(applied, controller, path)
                .path("requests")
                .path(0)
                .path("clock");
        assertThat(clock.path("target").path("hours").intValue()).isEqualTo(48);
        assertThat(clock.path("status").stringValue()).isEqualTo("RUNNING");
        var asked =
                funding.accepted(assessor, path + "/requests/" + id + "/questions/" + id(1), "{\"text\": \"Who?\"}");
        assertThat(funding.after(asked, controller, path)
                        .path("requests")
                        .path(0)
                        .path("clock")
                        .path("status")
                        .stringValue())
                .isEqualTo("PAUSED");
        funding.accepted(
                controller,
                path + "/requests/" + id + "/answers/" + id(2),
                "{\"questionId\": \"%s\", \"text\": \"A builder.\"}".formatted(id(1)));
        assertThat(assessor.put(path + "/requests/" + id + "/assessments/" + id(3), ruling("1000000.00"))
                        .problem())
                .isEqualTo("not-found-complete");
        funding.accepted(assessor, path + "/completeness-checks/" + id(4), "{\"requestId\": \"%s\"}".formatted(id));
        funding.accepted(assessor, path + "/requests/" + id + "/assessments/" + id(3), ruling("1000000.00"));
        funding.accepted(approver, path + "/requests/" + id + "/approvals/" + id(5), ruling("1000000.00"));
        assertThat(controller
                        .put(path + "/supplements/" + id(6), supplement("1100000.00"))
                        .problem())
                .isEqualTo("supplement-not-needed");
        funding.accepted(controller, path + "/supplements/" + id(6), supplement("1200000.00"));
        funding.accepted(
                controller,
                path + "/conversions/" + id(7),
                "{\"amount\": \"500000.00\", \"years\": 3, \"grounds\": \"The lease ends.\"}");
        funding.accepted(approver, path + "/arrangements/" + id(8), "{\"text\": \"Vacancy is borne together.\"}");
        funding.accepted(controller, path + "/actuals/" + id(9), actuals("1150000.00"));
        var location = funding.places("GM0014", FIRST_DAY.plusDays(10), 100, 0);
        var linked = funding.accepted(
                controller, path + "/location-links/" + id(10), "{\"locationId\": \"%s\"}".formatted(location));
        var transition = funding.after(linked, controller, path);
        assertThat(transition.path("requests")).hasSize(3);
        assertThat(transition
                        .path("requests")
                        .path(0)
                        .path("clock")
                        .path("status")
                        .stringValue())
                .isEqualTo("MET");
        var costs = transition.path("costs");
        assertThat(costs.path("granted").stringValue()).isEqualTo("1000000.00");
        assertThat(costs.path("coveredThrough").stringValue()).isEqualTo("1100000.00");
        assertThat(costs.path("covered").stringValue()).isEqualTo("1100000.00");
        assertThat(costs.path("above").stringValue()).isEqualTo("50000.00");
        var places = await().atMost(PATIENCE)
                .until(
                        () -> controller.get(path).json().path("promise").path("places"),
                        promise -> promise.path("lowest").longValue() == 0
                                && !promise.path("complete").isNull());
        assertThat(places.path("complete").stringValue())
                .isEqualTo(FIRST_DAY.plusDays(10).toString());
        assertThat(places.path("daysShort").longValue()).isEqualTo(10);
        assertThat(places.path("placeDaysShort").longValue()).isEqualTo(1000);
        var before = applied.json().path("position").stringValue().replaceFirst(".*@", "");
        var then = controller.get(path + "?knownAt=" + before).json();
        assertThat(then.path("requests")
                        .path(0)
                        .path("procedure")
                        .path("status")
                        .stringValue())
                .isEqualTo("APPLIED");
        assertThat(then.path("history")).hasSize(1);
        var api = OpenApi.of(controller);
        api.foresees("GET", DESCRIBED, controller.get(path));
        api.foresees("GET", "/transitions", controller.get("/v1/transitions"));
        api.foresees("PUT", DESCRIBED, controller.put(path, "{}"));
        itsHistoryTellsWhoDidWhat("GM0014", id);
    }

    @Test
    void a_transition_is_shown_to_its_municipality_its_region_and_the_country() {
        var controller = controller("GM0059");
        var path = path("GM0059", UUID.randomUUID());
        assertThat(controller.put(path, form("1.00")).problem()).isEqualTo("history-import-open");
        funding.closeHistory("GM0059");
        var applied = funding.accepted(controller, path, form("1.00"));
        funding.after(applied, controller, path);
        for (var allowed : new Http[] {controller, funding.as("r", Role.REGION, "VR02"), assessor, approver}) {
            assertThat(allowed.get(path).status()).isEqualTo(200);
            assertThat(allowed.get("/v1/transitions").json().path("items").valueStream())
                    .anyMatch(
                            item -> item.path("area").path("code").stringValue().equals("GM0059"));
        }
        for (var foreign : new Http[] {controller("GM0363"), funding.as("r", Role.REGION, "VR13")}) {
            assertThat(foreign.get(path).status()).isEqualTo(404);
            assertThat(foreign.get("/v1/transitions").json().path("items")).isEmpty();
        }
        assertThat(funding.as("k", Role.KCIO).get(path).status()).isEqualTo(403);
        assertThat(approver.get("/v1/transitions?cursor=WyJ4Il0").status()).isEqualTo(400);
    }

    @Test
    void everything_that_is_wrong_with_a_plan_is_told_at_once() {
        var controller = controller("GM0034");
        var answer = controller.put(path("GM0034", UUID.randomUUID()), """
            {"description": "Costs", "suitability": "Fits", "execution": "By tender", "parties": [], "places": -1,
             "budget": "-1.00", "depreciationMonths": 0, "from": "2021-01-01", "until": "2021-01-01",
             "availableFrom": "2025-01-02", "availableUntil": "2025-01-01", "receivedOn": "2199-01-01"}
            """);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors"))
                .extracting(fault -> fault.path("field").stringValue())
                .contains("/receivedOn", "/parties", "/places", "/budget", "/until", "/availableUntil", "/from");
    }

    private Http controller(String code) {
        return funding.as("controller of " + code, Role.MUNICIPALITY, code);
    }

    /** As an auditor reads it, over the API and on a page. */
    private void itsHistoryTellsWhoDidWhat(String code, UUID id) {
        var auditor = funding.as("auditor", Role.AUDITOR);
        var items = await().atMost(PATIENCE)
                .until(
                        () -> auditor.get("/v1/histories/transition:" + code + ":" + id)
                                .json()
                                .path("items"),
                        found -> found.size() >= 2);

        assertThat(items.values())
                .extracting(event -> event.path("actorRole").asString())
                .startsWith("municipality", "noo");
        assertThat(items.path(1).path("actor").asString()).isEqualTo("assessor");
        assertThat(auditor.get("/v1/municipalities/" + code + "/history?of=" + id)
                        .json()
                        .path("items"))
                .isEqualTo(items);
        var page = TestSession.open(funding.service(), Objects.requireNonNull(auditor.token()))
                .get(auditor, "/history?municipality=" + code + "&of=" + id)
                .body();
        assertThat(page).contains("transition: applied", "door assessor (noo) namens");
    }

    private static String path(String code, UUID id) {
        return "/v1/municipalities/" + code + "/transitions/" + id;
    }

    private static UUID id(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + number);
    }

    private static String form(String budget) {
        return """
            {"description": "Costs", "suitability": "Fits", "execution": "By tender", "parties": ["A builder"],
             "places": 100, "budget": "%s", "depreciationMonths": 60, "from": "%s", "until": "%s",
             "availableFrom": "%s", "availableUntil": "%s"}
            """.formatted(budget, FIRST_DAY.minusDays(100), FIRST_DAY, FIRST_DAY, FIRST_DAY.plusYears(5));
    }

    private static String supplement(String expected) {
        return "{\"expected\": \"%s\", \"grounds\": \"Asbestos.\"}".formatted(expected);
    }

    private static String actuals(String invested) {
        return """
            {"financialYear": %d, "invested": "%s", "evidence": {"reference": "Z-1", "sha256": "%s"}}
            """.formatted(RunningFunding.today().getYear(), invested, "0".repeat(64));
    }

    private static String ruling(String amount) {
        return "{\"outcome\": \"GRANTED\", \"amount\": \"%s\", \"grounds\": \"As it should.\"}".formatted(amount);
    }
}
