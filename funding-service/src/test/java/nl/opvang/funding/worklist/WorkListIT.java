package nl.opvang.funding.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.funding.RunningFunding;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The work list of each role, as dossiers go on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkListIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int YEAR = RunningFunding.today().getYear();

    private RunningFunding funding;
    private Http assessor;
    private Http approver;

    @BeforeAll
    void start() {
        funding = new RunningFunding();
        assessor = funding.as("assessor", Role.NOO);
        approver = funding.as("approver", Role.MINISTRY);
        funding.rule("ADVANCE_DEADLINE", LocalDate.of(YEAR, 1, 1), "through", "12-31");
        // Whatever day it is when this runs, last year's accounts are overdue, but on 1 January.
        funding.rule("ACCOUNTABILITY_DEADLINE", LocalDate.of(YEAR - 1, 1, 1), "through", "01-01");
        funding.closeHistory("GM0014");
        funding.closeHistory("GM0034");
    }

    @AfterAll
    void stop() {
        funding.close();
    }

    @Test
    void a_request_is_on_the_list_of_whoever_is_to_act() {
        var controller = funding.as("controller", Role.MUNICIPALITY, "GM0014");
        var path = "/v1/municipalities/GM0014/advances/" + YEAR + "/applications/" + UUID.randomUUID();
        var asked = funding.accepted(controller, path, """
            {"places": [], "transitionCosts": "0.00", "livingAllowance": "10.00", "receipts": "0.00"}
            """);
        assertThat(tasks(funding.after(asked, assessor, "/v1/work-items"), "GM0014"))
                .containsExactly("ASSESS DUE");
        assertThat(tasks(controller.get("/v1/work-items").json(), "GM0014")).isEmpty();
        var questioned = funding.accepted(assessor, path + "/questions/" + id(1), "{\"text\": \"Where?\"}");
        assertThat(tasks(funding.after(questioned, assessor, "/v1/work-items"), "GM0014"))
                .containsExactly("ASSESS PAUSED");
        assertThat(tasks(controller.get("/v1/work-items?urgency=DUE").json(), "GM0014"))
                .containsExactly("SUPPLY_INFORMATION DUE");
        funding.accepted(
                controller,
                path + "/answers/" + id(2),
                "{\"questionId\": \"%s\", \"text\": \"There.\"}".formatted(id(1)));
        var assessed = funding.accepted(assessor, path + "/assessments/" + id(3), ruling());
        assertThat(tasks(funding.after(assessed, approver, "/v1/work-items"), "GM0014"))
                .containsExactly("APPROVE DUE");
        var decided = funding.accepted(approver, path + "/approvals/" + id(4), ruling());
        assertThat(tasks(funding.after(decided, approver, "/v1/work-items"), "GM0014"))
                .containsExactly("PAY DUE");
        assertThat(tasks(
                        funding.as("x", Role.MUNICIPALITY, "GM0363")
                                .get("/v1/work-items")
                                .json(),
                        "GM0014"))
                .isEmpty();
        var api = OpenApi.of(controller);
        api.foresees("GET", "/work-items", approver.get("/v1/work-items"));
        assertThat(approver.get("/v1/work-items?cursor=WyJ4Il0").status()).isEqualTo(400);
    }

    @Test
    void a_year_that_is_over_is_to_be_accounted_for_until_the_day_of_the_rule() {
        var clerk = funding.as("clerk", Role.MINISTRY);
        var path = "/v1/municipalities/GM0034/advances/" + (YEAR - 1) + "/applications/" + UUID.randomUUID();
        funding.accepted(clerk, path, """
            {"places": [], "transitionCosts": "0.00", "livingAllowance": "10.00", "receipts": "0.00",
             "receivedOn": "%d-01-02"}
            """.formatted(YEAR - 1));
        funding.accepted(assessor, path + "/assessments/" + id(3), ruling());
        var decided = funding.accepted(approver, path + "/approvals/" + id(4), ruling());
        var controller = funding.as("controller", Role.MUNICIPALITY, "GM0034");
        var expected = RunningFunding.today().getDayOfYear() == 1 ? "DUE" : "OVERDUE";
        assertThat(tasks(funding.after(decided, controller, "/v1/work-items"), "GM0034"))
                .containsExactly("ACCOUNT_FOR_YEAR " + expected);
        funding.accepted(
                controller, "/v1/municipalities/GM0034/settlements/" + (YEAR - 1) + "/accounts/" + id(5), """
                    {"livingAllowance": "10.00", "transitionCosts": "0.00", "receipts": "0.00",
                     "evidence": [{"reference": "Z-1", "sha256": "%s"}]}
                    """.formatted(
                                "0".repeat(64)));
        await().atMost(PATIENCE)
                .until(() -> tasks(controller.get("/v1/work-items").json(), "GM0034"), List::isEmpty);
        assertThat(tasks(approver.get("/v1/work-items").json(), "GM0034"))
                .hasSize(1)
                .allMatch(task -> task.startsWith("ASSESS_SETTLEMENT"));
    }

    private static List<String> tasks(JsonNode list, String code) {
        return list.path("items")
                .valueStream()
                .filter(item -> item.path("area").path("code").stringValue().equals(code))
                .map(item -> item.path("task").stringValue() + " "
                        + item.path("urgency").stringValue())
                .toList();
    }

    private static UUID id(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + number);
    }

    private static String ruling() {
        return "{\"outcome\": \"GRANTED\", \"amount\": \"10.00\", \"grounds\": \"As it should.\"}";
    }
}
