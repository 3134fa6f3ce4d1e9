package nl.opvang.plumbing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.write.KeptAnswers;
import nl.opvang.plumbing.sample.SampleService;
import nl.opvang.plumbing.testservers.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ManagementIT {
    private static final TallyApplication.Running RUNNING = TallyApplication.start(SampleService.freshDatabase());

    private final Http management = RUNNING.management();
    private final Http groningen = RUNNING.http().with(TestTokens.shared().token(Role.MUNICIPALITY, "GM0014"));

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    @Test
    void a_service_is_ready_when_it_has_its_database_and_the_issuer_s_keys() {
        var ready = management.get("/actuator/health/readiness");
        assertThat(ready.status()).as(ready.body()).isEqualTo(200);
        assertThat(ready.json().path("components").propertyNames()).contains("db", "issuerKeys");

        TestServers.shared().stopPostgres();
        try {
            assertThat(management.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(management.get("/actuator/health/liveness").status()).isEqualTo(200);
        } finally {
            TestServers.shared().startPostgres();
        }
        await().atMost(Duration.ofMinutes(2))
                .until(() -> management.get("/actuator/health/readiness").status() == 200);
    }

    @Test
    void health_tells_nothing_of_the_inside() {
        assertThat(management.get("/actuator/health").body()).doesNotContain("PostgreSQL", "details", "jdbc");
        assertThat(management.get("/actuator/env").status()).isEqualTo(401);
    }

    @Test
    void requests_and_commands_are_counted() {
        var path = "/v1/municipalities/GM0014/tallies/metrics/raises/" + UUID.randomUUID();
        groningen.put(path, "{\"by\": 1}");
        groningen.put(path, "{\"by\": 1}");
        groningen.put(path.replace("metrics", "other"), "{\"by\": 1001}");

        var metrics = management.get("/actuator/prometheus").body();
        assertThat(metrics)
                .contains("http_server_requests_seconds_bucket{")
                .contains("uri=\"/v1/municipalities/{municipality}/tallies/{id}/raises/{fact}\"")
                .containsPattern("opvang_commands_total\\{outcome=\"accepted\",service=\"sample\"\\} [1-9]")
                .containsPattern("opvang_commands_total\\{outcome=\"refused\",service=\"sample\"\\} [1-9]")
                .containsPattern("opvang_commands_total\\{outcome=\"repeated\",service=\"sample\"\\} [1-9]")
                .doesNotContain("GM0014");
    }

    @Test
    void answers_are_forgotten_after_ninety_days_a_thousand_at_a_time() {
        var jdbc = RUNNING.service().jdbc;
        jdbc.update("""
            insert into runtime.idempotency (client, subject, key, body_hash, status, answer, recorded_at)
            select 'old', 'one', 'KEY ' || n, ''::bytea, 201, '{}', now() - interval '91 days' from generate_series(1, 1500) n
            union all select 'young', 'one', 'KEY', ''::bytea, 201, '{}', now() - interval '89 days'
            """);
        var kept = RUNNING.context().getBean(KeptAnswers.class);
        while (kept.forgetSome()) Thread.onSpinWait();

        assertThat(jdbc.queryForList("select distinct client from runtime.idempotency", String.class))
                .contains("young")
                .doesNotContain("old");
    }
}
