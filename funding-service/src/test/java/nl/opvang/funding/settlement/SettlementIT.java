package nl.opvang.funding.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.funding.RunningFunding;
import nl.opvang.funding.payment.react.ReclaimLapses;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A year from its advance to its settlement, and the money that goes on each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettlementIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int YEAR = 2024;

    private RunningFunding funding;
    private Http assessor;
    private Http approver;
    private Http other;

    @BeforeAll
    void start() {
        funding = new RunningFunding();
        assessor = funding.as("assessor", Role.MINISTRY);
        approver = funding.as("approver", Role.MINISTRY);
        other = funding.as("other", Role.MINISTRY);
        funding.norm("MUNICIPAL", "61.00", "2024-01-01");
        funding.norm("PRIVATE", "92.00", "2024-01-01");
        funding.rule("ADVANCE_DEADLINE", LocalDate.of(YEAR, 1, 1), "through", "12-31");
    }

    @AfterAll
    void stop() {
        funding.close();
    }

    @Test
    void a_year_is_advanced_paid_accounted_for_settled_and_partly_reclaimed() {
        var controller = controller("GM0014");
        funding.places("GM0014", LocalDate.of(YEAR, 1, 1), 10, 0);
        funding.closeHistory("GM0014");
        var payments = "/v1/municipalities/GM0014/payments/" + YEAR;
        assertThat(assessor.put(payments + "/orders/" + id(30), order("PAYABLE", "1.00"))
                        .problem())
                .isIn("nothing-decided", "history-import-open");
        advance("GM0014", "250000.00");
        funding.accepted(assessor, payments + "/orders/" + id(30), order("PAYABLE", "250000.00"));
        assertThat(assessor.put(payments + "/orders/" + id(30) + "/approvals/" + id(35), reason())
                        .problem())
                .isEqualTo("own-request");
        funding.accepted(approver, payments + "/orders/" + id(30) + "/approvals/" + id(31), reason());
        funding.accepted(assessor, payments + "/orders/" + id(30) + "/confirmations/" + id(32), confirmed());
        assertThat(assessor.put(payments + "/orders/" + id(30) + "/confirmations/" + id(33), confirmed())
                        .problem())
                .isEqualTo("already-confirmed");

        // The same costs stand in the books: they are compared, and not counted twice.
        funding.accepted(
                controller,
                "/v1/municipalities/GM0014/postings/" + id(40),
                "{\"kind\": \"LIVING_ALLOWANCE_MUNICIPAL\", \"month\": \"2024-05\", \"amount\": \"999.00\"}");
        var settlement = "/v1/municipalities/GM0014/settlements/" + YEAR;
        funding.accepted(controller, settlement + "/accounts/" + id(1), account());
        // 366 days of a leap year, ten places, 61.00 each, and 1000.00 less receipts of 260.00.
        var provisional = assessor.put(settlement + "/assessments/" + id(2), ruling("224000.00"));
        assertThat(provisional.problem()).isEqualTo("provisional");
        confirmNorms();
        var differs = await().atMost(PATIENCE)
                .until(
                        () -> assessor.put(settlement + "/assessments/" + id(2), ruling("1.00")),
                        answer -> answer.json().path("calculated").asString("").equals("224000.00"));
        assertThat(differs.problem()).isEqualTo("differs-without-reason");
        funding.accepted(assessor, settlement + "/assessments/" + id(2), ruling("224000.00"));
        var decided = funding.accepted(approver, settlement + "/approvals/" + id(3), ruling("224000.00"));
        var set = funding.after(decided, controller, settlement);
        assertThat(set.path("calculation").path("total").stringValue()).isEqualTo("224000.00");
        assertThat(set.path("calculation")
                        .path("booked")
                        .path("livingAllowance")
                        .stringValue())
                .isEqualTo("999.00");
        assertThat(set.path("decision").path("direction").stringValue()).isEqualTo("RECLAIMABLE");
        assertThat(set.path("decision").path("left").stringValue()).isEqualTo("26000.00");
        var through = LocalDate.parse(
                set.path("decision").path("reclaimableThrough").path("lastDay").stringValue());
        assertThat(through).isEqualTo(RunningFunding.today().plusYears(5));

        assertThat(assessor.put(payments + "/orders/" + id(34), order("RECLAIMABLE", "26000.01"))
                        .problem())
                .isEqualTo("more-than-due");
        funding.accepted(assessor, payments + "/orders/" + id(34), order("RECLAIMABLE", "20000.00"));
        var lapses = funding.service().getBean(ReclaimLapses.class);
        assertThat(lapses.lapse(through)).isZero();
        assertThat(lapses.lapse(through.plusDays(1))).isEqualTo(1);
        assertThat(lapses.lapse(through.plusDays(2))).isZero();
        var money = await().atMost(PATIENCE)
                .until(
                        () -> controller.get(payments).json(),
                        answer -> answer.path("lapsed").isObject());
        assertThat(money.path("lapsed").path("amount").stringValue()).isEqualTo("6000.00");
        assertThat(money.path("confirmed").stringValue()).isEqualTo("250000.00");
        assertThat(money.path("ordered").stringValue()).isEqualTo("230000.00");
        var api = OpenApi.of(controller);
        api.foresees("GET", "/municipalities/{municipality}/payments/{year}", controller.get(payments));
        api.foresees("GET", "/municipalities/{municipality}/settlements/{year}", controller.get(settlement));
        api.foresees(
                "PUT",
                "/municipalities/{municipality}/settlements/{year}/accounts/{accountId}",
                controller.put(settlement + "/accounts/" + id(1), "{}"));
    }

    @Test
    void a_payment_does_not_go_on_a_decision_that_was_replaced() {
        funding.closeHistory("GM0034");
        var application = advance("GM0034", "1000.00");
        var payments = "/v1/municipalities/GM0034/payments/" + YEAR;
        funding.accepted(assessor, payments + "/orders/" + id(30), order("PAYABLE", "1000.00"));
        var decision = id(13);
        funding.accepted(
                controller("GM0034"),
                application + "/objections/" + id(14),
                "{\"decisionId\": \"%s\", \"grounds\": \"Too little.\"}".formatted(decision));
        funding.accepted(assessor, application + "/assessments/" + id(15), ruling("900.00"));
        funding.accepted(other, application + "/approvals/" + id(16), ruling("900.00"));
        assertThat(approver.put(payments + "/orders/" + id(30) + "/approvals/" + id(31), reason())
                        .problem())
                .isEqualTo("decision-replaced");
        funding.accepted(assessor, payments + "/orders/" + id(30) + "/cancellations/" + id(32), reason());
        assertThat(assessor.put(payments + "/orders/" + id(33), order("PAYABLE", "900.01"))
                        .problem())
                .isEqualTo("more-than-due");
        funding.accepted(assessor, payments + "/orders/" + id(33), order("PAYABLE", "900.00"));
    }

    @Test
    void settlements_and_payments_are_shown_to_their_municipality_its_region_and_the_country() {
        var controller = controller("GM0059");
        funding.closeHistory("GM0059");
        var settlement = "/v1/municipalities/GM0059/settlements/" + YEAR;
        funding.after(
                funding.accepted(controller, settlement + "/accounts/" + id(1), account()), controller, settlement);
        for (var allowed : new Http[] {controller, funding.as("r", Role.REGION, "VR02"), approver})
            assertThat(allowed.get(settlement).status()).isEqualTo(200);
        for (var foreign : new Http[] {controller("GM0363"), funding.as("r", Role.REGION, "VR13")})
            assertThat(foreign.get(settlement).status()).isEqualTo(404);
        assertThat(funding.as("n", Role.NOO)
                        .put(settlement + "/assessments/" + id(2), ruling("1.00"))
                        .status())
                .isEqualTo(403);
    }

    /** Asked for, assessed and granted; answers where it was asked. */
    private String advance(String code, String amount) {
        var application = "/v1/municipalities/" + code + "/advances/" + YEAR + "/applications/" + id(10);
        // Entered by the ministry as received in time, whatever day it is when this runs.
        funding.accepted(funding.as("clerk", Role.MINISTRY), application, """
            {"places": [], "transitionCosts": "0.00", "livingAllowance": "%s", "receipts": "0.00",
             "receivedOn": "2024-09-01"}
            """.formatted(amount));
        funding.accepted(assessor, application + "/assessments/" + id(12), ruling(amount));
        funding.accepted(approver, application + "/approvals/" + id(13), ruling(amount));
        return application;
    }

    private void confirmNorms() {
        for (var scheme : new String[] {"MUNICIPAL", "PRIVATE"}) {
            var answer = assessor.put("/v1/norm-confirmations/" + UUID.randomUUID(), """
                {"scheme": "%s", "confirmedThrough": "2024-12-31", "source": "BooO article 3"}
                """.formatted(scheme));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
    }

    private Http controller(String code) {
        return funding.as("controller of " + code, Role.MUNICIPALITY, code);
    }

    private static UUID id(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L + number);
    }

    private static String account() {
        return """
            {"livingAllowance": "1000.00", "transitionCosts": "0.00", "receipts": "260.00",
             "evidence": [{"reference": "Z-1", "sha256": "%s"}]}
            """.formatted("0".repeat(64));
    }

    private static String order(String direction, String amount) {
        return "{\"direction\": \"%s\", \"amount\": \"%s\"}".formatted(direction, amount);
    }

    private static String reason() {
        return "{\"reason\": \"As decided.\"}";
    }

    private static String confirmed() {
        return "{\"on\": \"%s\", \"reference\": \"NL-1\"}".formatted(RunningFunding.today());
    }

    private static String ruling(String amount) {
        return "{\"outcome\": \"GRANTED\", \"amount\": \"%s\", \"grounds\": \"As it should.\"}".formatted(amount);
    }
}
