package nl.opvang.funding.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import nl.opvang.funding.RunningFunding;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.replay.AskedReplay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What was settled and paid, when a replay holds it against what followed from the events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettledAndPaidIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int YEAR = 2024;

    private RunningFunding funding;
    private Http assessor;
    private Http approver;

    @BeforeAll
    void start() {
        funding = new RunningFunding();
        assessor = funding.as("assessor", Role.MINISTRY);
        approver = funding.as("approver", Role.MINISTRY);
        funding.norm("MUNICIPAL", "61.00", "2024-01-01");
        funding.norm("PRIVATE", "92.00", "2024-01-01");
        funding.rule("ADVANCE_DEADLINE", LocalDate.of(YEAR, 1, 1), "through", "12-31");
    }

    @AfterAll
    void stop() {
        funding.close();
    }

    @Test
    void a_replay_names_what_was_settled_and_paid_otherwise_than_it_followed() {
        var controller = funding.as("controller", Role.MUNICIPALITY, "GM0047");
        funding.places("GM0047", LocalDate.of(YEAR, 1, 1), 10, 0);
        funding.closeHistory("GM0047");
        advance("GM0047", "1000.00");
        var payments = "/v1/municipalities/GM0047/payments/" + YEAR;
        funding.accepted(assessor, payments + "/orders/" + id(60), order("PAYABLE", "600.00"));
        funding.accepted(approver, payments + "/orders/" + id(60) + "/approvals/" + id(61), reason());
        funding.accepted(assessor, payments + "/orders/" + id(62), order("PAYABLE", "400.00"));
        funding.accepted(approver, payments + "/orders/" + id(62) + "/approvals/" + id(63), reason());
        confirmNorms();
        var settlement = "/v1/municipalities/GM0047/settlements/" + YEAR;
        funding.accepted(controller, settlement + "/accounts/" + id(64), account());
        // The norm of ten places for a leap year, and 1000.00 less receipts of 260.00; told when the places are here.
        await().atMost(PATIENCE)
                .until(
                        () -> assessor.put(settlement + "/assessments/" + id(65), ruling("224000.00"))
                                .status(),
                        status -> status == 201);
        var auditor = funding.as("auditor", Role.AUDITOR);
        var sound = AskedReplay.upToNow(auditor);
        assertThat(sound.said("paid")).isGreaterThanOrEqualTo(2);
        assertThat(sound.said("settled")).isPositive();
        assertThat(sound.found("paid")).isEmpty();
        assertThat(sound.found("settled")).isEmpty();

        altered("GM0047", "payment.ordered", "{amount}", "400.00", "450.00", () -> {
            var paid = AskedReplay.upToNow(auditor).found("paid");
            assertThat(paid).hasSize(1);
            assertThat(paid.getFirst().path("key").asString()).endsWith(id(62).toString());
            assertThat(paid.getFirst().path("live").path("amount").asString()).isEqualTo("450.00");
            assertThat(paid.getFirst().path("replayed").path("amount").asString())
                    .isEqualTo("400.00");
        });
        altered("GM0047", "settlement.assessed", "{calculation,norm,amount}", "223260.00", "323260.00", () -> {
            var settled = AskedReplay.upToNow(auditor).found("settled");
            assertThat(settled).hasSize(1);
            assertThat(settled.getFirst().path("key").asString())
                    .startsWith("GM0047 " + YEAR)
                    .endsWith(id(65).toString());
            assertThat(settled.getFirst().path("replayed").path("norm").asString())
                    .isEqualTo("223260.00");
        });

        // Whoever has the password of the database can add an event; a replay of it alone would agree with it.
        forgedPayment("GM0047", id(62), id(66), "150.00");
        var forged = AskedReplay.upToNow(auditor);
        assertThat(forged.found("dossier_event")).isEmpty();
        assertThat(forged.found("paid")).hasSize(1);
        var beyond = forged.found("paid").getFirst();
        assertThat(beyond.path("key").asString()).endsWith(id(66).toString());
        assertThat(beyond.path("live").path("amount").asString()).isEqualTo("150.00");
        assertThat(beyond.path("replayed").path("amount").asString()).isEqualTo("0.00");
    }

    @Test
    void what_a_replay_read_of_the_store_has_the_hash_that_follows_from_the_seals() throws GeneralSecurityException {
        funding.closeHistory("GM0037");
        var auditor = funding.as("auditor", Role.AUDITOR);
        var replay = AskedReplay.upToNow(auditor);
        assertThat(replay.codeVersion()).matches("unpackaged|[^+]+\\+([0-9a-f]{12,40}(-dirty)?|unknown)");
        var range = replay.rangeOfStore();
        int events = range.path("events").asInt();
        assertThat(events).isPositive();
        var entries = await().atMost(PATIENCE).until(() -> sealed(auditor), all -> all.size() >= events);
        var leaves = MessageDigest.getInstance("SHA-256");
        for (var entry : entries.subList(0, events)) {
            leaves.update(
                    HexFormat.of().parseHex(entry.path("eventId").asString().replace("-", "")));
            leaves.update(HexFormat.of().parseHex(entry.path("digest").asString()));
        }
        assertThat(range.path("sha256").asString()).isEqualTo(HexFormat.of().formatHex(leaves.digest()));
    }

    /** What lies in the trees of all seals, in their order. */
    private static List<JsonNode> sealed(Http auditor) {
        var entries = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = auditor.get("/v1/seals?entries=true&limit=1000" + cursor).json();
            page.path("items").forEach(seal -> seal.path("entries").forEach(entries::add));
            var next = page.path("nextCursor");
            cursor = next.isString() ? "&cursor=" + next.asString() : "";
        } while (!cursor.isEmpty());
        return entries;
    }

    /** Says something else in the live rows for a while, without a command and without an event. */
    private void altered(String code, String type, String member, String was, String is, Runnable meanwhile) {
        var update = """
            update views.dossier_event set payload = jsonb_set(payload, '%s', to_jsonb(?::text))
            where type = 'nl.opvang.funding.%s.v1' and area = ? and payload #>> '%1$s' = ?\
            """.formatted(member, type);
        var jdbc = funding.service().getBean(JdbcTemplate.class);
        assertThat(jdbc.update(update, is, code, was)).isEqualTo(1);
        try {
            meanwhile.run();
        } finally {
            assertThat(jdbc.update(update, was, code, is)).isEqualTo(1);
        }
    }

    /** Puts a payment like another one among the events, ordered and released. */
    private void forgedPayment(String code, UUID like, UUID payment, String amount) {
        var jdbc = funding.service().getBean(JdbcTemplate.class);
        for (var fact : new String[] {"ordered", "released"})
            assertThat(jdbc.update(
                            """
                            insert into events.event (event_id, type, aggregate_id, sequence, command_id, correlation_id,
                                causation_id, actor, actor_role, on_behalf_of, payload)
                            select made, type, aggregate_id,
                                (select max(sequence) + 1 from events.event where aggregate_id = model.aggregate_id),
                                made, made, made, actor, actor_role, on_behalf_of,
                                payload || jsonb_build_object('paymentId', ?::text)
                                    || case when type like '%.ordered.v1' then jsonb_build_object('amount', ?::text)
                                       else jsonb_build_object('approvalId', made) end
                            from events.event model cross join gen_random_uuid() as made
                            where type = ? and aggregate_id = ? and payload ->> 'paymentId' = ?\
                            """,
                            payment.toString(),
                            amount,
                            "nl.opvang.funding.payment." + fact + ".v1",
                            "payment:" + code + ":" + YEAR,
                            like.toString()))
                    .isEqualTo(1);
        await().atMost(PATIENCE)
                .until(() -> Integer.valueOf(2)
                        .equals(jdbc.queryForObject(
                                "select count(*) from views.dossier_event where payload ->> 'paymentId' = ?",
                                Integer.class,
                                payment.toString())));
    }

    /** Asked for, assessed and granted. */
    private void advance(String code, String amount) {
        var application = "/v1/municipalities/" + code + "/advances/" + YEAR + "/applications/" + id(10);
        // Entered by the ministry as received in time, whatever day it is when this runs.
        funding.accepted(funding.as("clerk", Role.MINISTRY), application, """
            {"places": [], "transitionCosts": "0.00", "livingAllowance": "%s", "receipts": "0.00",
             "receivedOn": "2024-09-01"}
            """.formatted(amount));
        funding.accepted(assessor, application + "/assessments/" + id(12), ruling(amount));
        funding.accepted(approver, application + "/approvals/" + id(13), ruling(amount));
    }

    private void confirmNorms() {
        for (var scheme : new String[] {"MUNICIPAL", "PRIVATE"}) {
            var answer = assessor.put("/v1/norm-confirmations/" + UUID.randomUUID(), """
                {"scheme": "%s", "confirmedThrough": "2024-12-31", "source": "BooO article 3"}
                """.formatted(scheme));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
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

    private static String ruling(String amount) {
        return "{\"outcome\": \"GRANTED\", \"amount\": \"%s\", \"grounds\": \"As it should.\"}".formatted(amount);
    }
}
