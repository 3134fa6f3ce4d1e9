package nl.opvang.funding.advance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.opvang.funding.RunningFunding;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An advance over HTTP, on a real store; what its neighbours record reaches it through Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdvanceIT {
    private static final int THIS_YEAR = RunningFunding.today().getYear();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private RunningFunding funding;
    private Http assessor;
    private Http approver;
    private Http secondApprover;

    @BeforeAll
    void start() {
        funding = new RunningFunding();
        assessor = funding.as("assessor", Role.NOO);
        approver = funding.as("approver", Role.MINISTRY);
        secondApprover = funding.as("second-approver", Role.MINISTRY);
        funding.norm("MUNICIPAL", "100.00", "2022-03-01");
        funding.norm("MUNICIPAL", "83.00", "2022-10-15");
        funding.norm("MUNICIPAL", "44.00", "2025-01-01");
        // Whatever day it is when this runs: this year is in time, last year is late, the year before it too late.
        funding.rule("ADVANCE_DEADLINE", LocalDate.of(THIS_YEAR, 1, 1), "through", "12-31");
        funding.rule("ADVANCE_DEADLINE", LocalDate.of(THIS_YEAR - 1, 1, 1), "through", "10-31");
        funding.rule("ADVANCE_LATE_DEADLINE", LocalDate.of(THIS_YEAR - 2, 1, 1), "through", "12-31");
        funding.rule("SECOND_APPROVAL_ABOVE", LocalDate.of(2022, 3, 1), "amount", "1000000.00");
    }

    @AfterAll
    void stop() {
        funding.close();
    }

    @Test
    void an_advance_is_asked_for_assessed_and_approved_by_two_above_the_limit() {
        var controller = controller("GM0014");
        funding.closeHistory("GM0014");
        var path = application("GM0014", THIS_YEAR);
        var before = Instant.now();
        funding.accepted(controller, path, asked(THIS_YEAR, 100));
        funding.accepted(assessor, path + "/questions/" + id(1), "{\"text\": \"Where?\"}");
        assertThat(assessor.put(path + "/assessments/" + id(2), ruling("1606000.00"))
                        .problem())
                .isEqualTo("information-awaited");
        funding.accepted(
                controller,
                path + "/answers/" + id(3),
                "{\"questionId\": \"%s\", \"text\": \"There.\"}".formatted(id(1)));
        funding.accepted(assessor, path + "/assessments/" + id(2), ruling("1606000.00"));
        funding.accepted(approver, path + "/approvals/" + id(4), ruling("1606000.00"));
        assertThat(approver.put(path + "/approvals/" + id(7), ruling("1606000.00"))
                        .problem())
                .isEqualTo("own-approval");
        var decided = funding.accepted(secondApprover, path + "/approvals/" + id(5), ruling("1606000.00"));
        assertThat(approver.put(path + "/approvals/" + id(6), ruling("1.00")).problem())
                .isEqualTo("already-decided");
        var advance = funding.after(decided, controller, dossier("GM0014", THIS_YEAR));
        assertThat(advance.path("granted").stringValue()).isEqualTo("1606000.00");
        var application = advance.path("applications").path(0);
        assertThat(application.path("procedure").path("status").stringValue()).isEqualTo("GRANTED");
        assertThat(application.path("places").path(0).path("rate").stringValue())
                .isEqualTo("44.00");
        assertThat(advance.path("history").size()).isEqualTo(6);
        var once = advance.path("history").path(4).path("knownAt").stringValue();
        var then = controller
                .get(dossier("GM0014", THIS_YEAR) + "?knownAt=" + once)
                .json();
        assertThat(then.path("granted").stringValue()).isEqualTo("0.00");
        assertThat(then.path("applications")
                        .path(0)
                        .path("procedure")
                        .path("status")
                        .stringValue())
                .isEqualTo("APPROVED_ONCE");
        assertThat(controller
                        .get(dossier("GM0014", THIS_YEAR) + "?knownAt=" + before)
                        .status())
                .as("as known before anything was asked")
                .isEqualTo(404);
        var api = OpenApi.of(controller);
        var described = "/municipalities/{municipality}/advances/{year}";
        api.foresees("GET", described, controller.get(dossier("GM0014", THIS_YEAR)));
        api.foresees("GET", "/advances", controller.get("/v1/advances"));
        api.foresees("PUT", described + "/applications/{applicationId}", controller.put(path, "{}"));
        api.foresees(
                "PUT",
                described + "/applications/{applicationId}/approvals/{approvalId}",
                approver.put(path + "/approvals/" + id(6), ruling("1.00")));
    }

    @Test
    void a_refusal_for_want_of_four_eyes_is_no_answer_to_somebody_else() {
        var controller = controller("GM0072");
        funding.closeHistory("GM0072");
        var path = application("GM0072", THIS_YEAR);
        funding.accepted(controller, path, asked(THIS_YEAR, 1));
        funding.accepted(approver, path + "/assessments/" + id(1), ruling("16060.00"));
        var approval = path + "/approvals/" + id(2);
        assertThat(approver.put(approval, ruling("16060.00")).problem()).isEqualTo("own-assessment");
        funding.accepted(secondApprover, approval, ruling("16060.00"));
        assertThat(approver.put(approval, ruling("16060.00")).problem()).isEqualTo("own-assessment");
    }

    @Test
    void nothing_is_asked_while_history_may_still_come_in() {
        var controller = controller("GM0034");
        var path = application("GM0034", THIS_YEAR);
        var open = controller.put(path, asked(THIS_YEAR, 1));
        assertThat(open.problem()).isEqualTo("history-import-open");
        assertThat(open.json().path("services")).hasSize(3);
        funding.closeHistory("GM0034");
        funding.accepted(controller, path, asked(THIS_YEAR, 1));
    }

    @Test
    void a_late_application_keeps_the_occupancy_of_the_country_as_known_then() {
        var controller = controller("GM0037");
        funding.closeHistory("GM0037");
        var path = application("GM0037", THIS_YEAR - 1);
        assertThat(funding.put(controller, path, asked(THIS_YEAR - 1, 1)).problem())
                .isEqualTo("application-late");
        var late = asked(THIS_YEAR - 1, 1)
                .replace(
                        "\"receipts\"",
                        "\"late\": {\"because\": \"UNEXPECTEDLY_HIGH_INFLOW\", \"explanation\": \"Full.\"},"
                                + " \"receipts\"");
        funding.places("GM0037", LocalDate.of(THIS_YEAR - 1, 1, 1), 1000, 950);
        // It may pass, so it is not waited for: a country without places is not full either.
        await().atMost(PATIENCE)
                .until(
                        () -> controller.put(path, late).json(),
                        answer -> answer.path("realisedPlaces").longValue() == 1000
                                && answer.path("occupiedPlaces").longValue() == 950);
        funding.places("GM0037", LocalDate.of(THIS_YEAR - 1, 1, 1), 0, 1);
        var accepted =
                await().atMost(PATIENCE).until(() -> controller.put(path, late), answer -> answer.status() == 201);
        var lateness = funding.after(accepted, controller, dossier("GM0037", THIS_YEAR - 1))
                .path("applications")
                .path(0)
                .path("lateness");
        assertThat(lateness.path("occupancy").path("realisedPlaces").longValue())
                .isEqualTo(1000);
        assertThat(lateness.path("occupancy").path("occupiedPlaces").longValue())
                .isEqualTo(951);
        assertThat(lateness.path("occupancy").path("on").stringValue())
                .isEqualTo(RunningFunding.today().toString());
        assertThat(lateness.path("floor").path("aboveTenthsOfPercent").intValue())
                .isEqualTo(950);
        var tooLate = application("GM0037", THIS_YEAR - 2);
        assertThat(funding.put(controller, tooLate, asked(THIS_YEAR - 2, 1)).problem())
                .isEqualTo("application-too-late");
    }

    @Test
    void everything_that_is_wrong_with_an_application_is_told_at_once() {
        var controller = controller("GM0047");
        funding.closeHistory("GM0047");
        var wrong = """
            {"places": [{"from": "%1$d-01-01", "until": "%1$d-01-01", "places": 1}], "transitionCosts": "-1.00",
             "livingAllowance": "0.00", "receipts": "99999999999.00", "receivedOn": "2199-01-01"}
            """.formatted(THIS_YEAR);
        var answer = controller.put(application("GM0047", THIS_YEAR), wrong);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors"))
                .extracting(fault -> fault.path("field").stringValue())
                .containsExactly("/receivedOn", "/receivedOn", "/transitionCosts", "/receipts", "/places/0/until");
        assertThat(controller.put(application("GM0047", 1999), asked(1999, 1)).status())
                .isEqualTo(404);
        assertThat(controller
                        .put(application("GM0047", 2021), asked(2021, 1))
                        .json()
                        .path("errors")
                        .path(0)
                        .path("in")
                        .stringValue())
                .isEqualTo("path");
    }

    @Test
    void of_two_officers_at_once_one_decides() throws Exception {
        var controller = controller("GM0050");
        funding.closeHistory("GM0050");
        var path = application("GM0050", THIS_YEAR);
        funding.accepted(controller, path, asked(THIS_YEAR, 1));
        funding.accepted(assessor, path + "/assessments/" + id(1), ruling("16060.00"));
        Callable<Http.Answer> one = () -> approver.put(path + "/approvals/" + id(2), ruling("16060.00"));
        Callable<Http.Answer> other = () -> secondApprover.put(path + "/approvals/" + id(3), ruling("16000.00"));
        try (var officers = Executors.newFixedThreadPool(2)) {
            var answers = officers.invokeAll(List.of(one, other)).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(answers).extracting(Http.Answer::status).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void an_advance_is_shown_to_its_municipality_its_region_and_the_country() {
        var controller = controller("GM0059");
        funding.closeHistory("GM0059");
        var written = funding.accepted(controller, application("GM0059", THIS_YEAR), asked(THIS_YEAR, 1));
        var dossier = dossier("GM0059", THIS_YEAR);
        var list = "/v1/advances?limit=1000&year=" + THIS_YEAR;
        funding.after(written, controller, dossier);
        for (var allowed : new Http[] {controller, funding.as("r", Role.REGION, "VR02"), assessor, approver}) {
            assertThat(allowed.get(dossier).status()).isEqualTo(200);
            assertThat(allowed.get(list).json().path("items").valueStream())
                    .anyMatch(
                            item -> item.path("area").path("code").stringValue().equals("GM0059"));
        }
        for (var foreign : new Http[] {controller("GM0363"), funding.as("r", Role.REGION, "VR13")}) {
            assertThat(foreign.get(dossier).status()).isEqualTo(404);
            assertThat(foreign.get(list).json().path("items")).isEmpty();
        }
        assertThat(funding.as("k", Role.KCIO).get(dossier).status()).isEqualTo(403);
        var first = approver.get("/v1/advances?limit=1").json();
        assertThat(first.path("items").size()).isEqualTo(1);
        assertThat(approver.get("/v1/advances?cursor=WyJ4Il0").status()).isEqualTo(400);
    }

    @Test
    void applications_come_in_bulk_too_each_with_its_own_answer() {
        var controller = controller("GM0060");
        funding.closeHistory("GM0060");
        var first = UUID.randomUUID();
        funding.accepted(controller, dossier("GM0060", THIS_YEAR) + "/applications/" + first, asked(THIS_YEAR, 1));
        var lines = """
            {"id": "a", "type": "apply-for-advance", "data": {"year": %d, "application": "%s", "asked": %s}}
            {"id": "b", "type": "apply-for-advance", "data": {"year": %d, "application": "%s", "asked": %s}}
            {"id": "c", "type": "claim-actual-costs", "data": {"year": 2024, "claim": "%s", "asked": {"actualCosts": "1.00",
             "evidence": [{"reference": "Z-1", "sha256": "%s"}]}}}
            {"id": "d", "type": "account-for-year", "data": {"year": %d}}
            """.replace("\n ", " ").formatted(
                THIS_YEAR,
                first,
                asked(THIS_YEAR, 1).replace("\n", " "),
                THIS_YEAR,
                UUID.randomUUID(),
                asked(THIS_YEAR, 2).replace("\n", " "),
                UUID.randomUUID(),
                "0".repeat(64),
                THIS_YEAR);
        var answer = controller.send(
                "POST", "/v1/municipalities/GM0060/batches", lines, "Content-Type", "application/x-ndjson");
        var answers = answer.body().lines().toList();
        assertThat(answers).hasSize(4);
        assertThat(answers.get(0)).contains("\"status\":200").doesNotContain("problem");
        assertThat(answers.get(1)).contains("application-open");
        assertThat(answers.get(2)).contains("\"status\":201");
        assertThat(answers.get(3)).contains("\"status\":400");
    }

    private Http controller(String code) {
        return funding.as("controller of " + code, Role.MUNICIPALITY, code);
    }

    private static String dossier(String code, int year) {
        return "/v1/municipalities/" + code + "/advances/" + year;
    }

    private static String application(String code, int year) {
        return dossier(code, year) + "/applications/" + UUID.randomUUID();
    }

    private static UUID id(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + number);
    }

    private static String asked(int year, int places) {
        return """
            {"places": [{"from": "%d-01-01", "until": "%d-01-01", "places": %d}], "transitionCosts": "0.00",
             "livingAllowance": "0.00", "receipts": "0.00"}
            """.formatted(year, year + 1, places);
    }

    private static String ruling(String amount) {
        return "{\"outcome\": \"GRANTED\", \"amount\": \"%s\", \"grounds\": \"As it should.\"}".formatted(amount);
    }
}
