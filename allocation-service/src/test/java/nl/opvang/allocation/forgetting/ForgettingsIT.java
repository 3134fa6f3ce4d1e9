package nl.opvang.allocation.forgetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.allocation.AllocationService;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import nl.opvang.plumbing.recovery.AfterRestore;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** People are forgotten, over HTTP and on real servers. */
class ForgettingsIT {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MEDICAL = "\"needs\":[\"MEDICAL\"],";
    private static final ServletWebServerApplicationContext SERVICE = start();

    private final Http groningen = as(Role.MUNICIPALITY, "GM0014");
    private final Http rotterdam = as(Role.MUNICIPALITY, "GM0599");
    private final String vNumber =
            "%010d".formatted(Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 10_000_000_000L));
    private final String person = "{\"scheme\":\"V_NUMBER\",\"value\":\"" + vNumber + "\"}";

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    private static ServletWebServerApplicationContext start() {
        var database = TestServers.shared().unhurriedDatabase("allocation");
        return (ServletWebServerApplicationContext) AllocationService.application()
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--opvang.http.longest-wait=2m",
                        "--opvang.database.url=" + database.jdbcUrl(),
                        "--opvang.database.owner-user=" + database.ownerUser(),
                        "--opvang.database.owner-password=" + database.ownerPassword(),
                        "--opvang.database.app-user=" + database.appUser(),
                        "--opvang.database.app-password=" + database.appPassword(),
                        "--opvang.kafka.bootstrap-servers="
                                + TestServers.shared().bootstrapServers(),
                        "--opvang.access.issuer-uri=" + TestTokens.shared().issuerUri(),
                        "--opvang.access.audience=" + TestTokens.AUDIENCE,
                        "--opvang.seals.key-file=" + TestKeys.file(),
                        "--opvang.http.body-key-file=" + TestKeys.file(),
                        "--opvang.identity.key-file=" + TestKeys.file(),
                        "--opvang.person-keys.key-file=" + TestKeys.file());
    }

    @Test
    void nobody_is_forgotten_who_is_registered_stays_or_asks_anywhere() {
        var registration = "/v1/municipalities/GM0599/registrations/" + UUID.randomUUID();
        var request = path("requests");
        created(groningen.put(request, asking(person)));
        assertThat(forget(groningen).problem()).isEqualTo("person-still-here");
        created(groningen.put(request + "/withdrawal", "{\"why\":\"LEFT\"}"));

        created(rotterdam.put(
                registration,
                "{\"identity\":%s,\"nationalityGroup\":\"UKRAINIAN\",\"from\":\"2024-01-01\"}".formatted(person)));
        assertThat(forget(groningen).problem()).isEqualTo("person-still-here");
        created(rotterdam.put(
                registration + "/deregistration", "{\"until\":\"2024-03-01\",\"departureReason\":\"LEFT_COUNTRY\"}"));
        created(forget(groningen));
    }

    @Test
    void a_municipality_forgets_only_whom_it_had_to_do_with_and_learns_of_nobody_else() {
        var request = path("requests");
        assertThat(forget(rotterdam).status()).isEqualTo(404);
        created(groningen.put(request, asking(person)));
        created(groningen.put(request + "/withdrawal", "{\"why\":\"LEFT\"}"));
        var unknown = forget(rotterdam);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("person-unknown");

        var act = path("forgettings");
        var forgotten = groningen.put(act, forgetting(person));
        created(forgotten);
        assertThat(groningen.put(act, forgetting(person)).body()).isEqualTo(forgotten.body());
        assertThat(forget(groningen).status()).isEqualTo(404);

        // The number stands for somebody new now, and the act for somebody else.
        created(groningen.put(path("requests"), asking(person)));
        assertThat(groningen
                        .put(act, "{\"identity\":%s,\"why\":\"ON_REQUEST\"}".formatted(person))
                        .problem())
                .isEqualTo("id-taken");
    }

    @Test
    void what_was_said_of_a_household_is_forgotten_with_any_of_its_members() {
        var other = "{\"scheme\":\"LOCAL\",\"value\":\"" + UUID.randomUUID() + "\"}";
        var request = path("requests");
        created(groningen.put(request, asking(person, other)));
        created(groningen.put(
                request + "/failed-placements/" + UUID.randomUUID(),
                "{\"on\":\"2026-01-05\",\"why\":\"FULL\",\"reason\":\"made up of both\"}"));
        // Also what was said when the person was still in it.
        created(groningen.put(request + "/changes/" + UUID.randomUUID(), asking(other)));
        assertThat(recorded("made up of both")).isZero();
        assertThat(recorded("MEDICAL")).isZero();
        assertThat(groningen.get(request).body()).contains("MEDICAL", "made up of both", "\"forgotten\":false");
        created(groningen.put(request + "/withdrawal", "{\"why\":\"LEFT\"}"));
        await().atMost(LONG).until(() -> facts(request) == 4);

        created(forget(groningen));
        // Since the change it is about the other alone.
        assertThat(facts(request)).isEqualTo(2);
        var overview = groningen.get(request).json();
        assertThat(overview.path("failedPlacements").path(0).path("reason").isNull())
                .isTrue();
        assertThat(overview.path("people").asInt()).isOne();
        // The last description is of the other alone.
        assertThat(overview.path("needs").path(0).asString()).isEqualTo("MEDICAL");
        await().atMost(LONG).until(ForgettingsIT::swept);
    }

    @Test
    void who_turned_out_to_be_two_numbers_is_forgotten_by_both() {
        var other = "{\"scheme\":\"LOCAL\",\"value\":\"" + UUID.randomUUID() + "\"}";
        var requests = List.of(path("requests"), path("requests"));
        created(groningen.put(requests.getFirst(), asking(person)));
        created(groningen.put(requests.getLast(), asking(other)));
        requests.forEach(request -> created(groningen.put(request + "/withdrawal", "{\"why\":\"LEFT\"}")));
        var key = keyOf(requests.getFirst());
        var merge = path("person-merges");
        created(groningen.put(
                merge, "{\"merged\":%s,\"survivor\":%s,\"reason\":\"seen together\"}".formatted(person, other)));
        assertThat(groningen.get(merge).body()).contains("seen together");
        assertThat(recorded("seen together")).isZero();

        created(groningen.put(path("forgettings"), forgetting(person)));
        assertThat(groningen.put(path("forgettings"), forgetting(other)).problem())
                .isEqualTo("person-unknown");
        requests.forEach(request -> assertThat(groningen.get(request).body()).contains("\"forgotten\":true"));
        assertThat(groningen.get(merge).body()).doesNotContain("seen together");
        assertThat(groningen
                        .put(merge + "/undo", "{\"reason\":\"two after all\"}")
                        .problem())
                .isEqualTo("person-unknown");

        bringBack(key);
        assertThat(groningen.get(requests.getFirst()).body()).contains("MEDICAL");
        SERVICE.getBeanProvider(AfterRestore.class).forEach(AfterRestore::makeGood);
        assertThat(groningen.get(requests.getFirst()).body()).doesNotContain("MEDICAL");
    }

    @Test
    void a_municipality_forgets_many_at_once_and_shows_whom_by_numbers_that_stand_for_nobody() {
        var zwolle = as(Role.MUNICIPALITY, "GM0193");
        var persons = Stream.generate(() -> "{\"scheme\":\"LOCAL\",\"value\":\"" + UUID.randomUUID() + "\"}")
                .limit(3)
                .toList();
        var requests = persons.stream()
                .map(each -> "/v1/municipalities/GM0193/requests/" + UUID.randomUUID())
                .toList();
        for (int i = 0; i < persons.size(); i++) {
            created(zwolle.put(requests.get(i), asking(persons.get(i))));
            created(zwolle.put(requests.get(i) + "/withdrawal", "{\"why\":\"LEFT\"}"));
        }
        created(zwolle.put("/v1/municipalities/GM0193/requests/" + UUID.randomUUID(), asking(persons.getLast())));

        var lines = new StringBuilder();
        for (var each : persons)
            lines.append("{\"id\":\"%s\",\"type\":\"forget-person\",\"data\":{\"forgetting\":\"%s\",\"who\":%s}}\n"
                    .formatted(UUID.randomUUID(), UUID.randomUUID(), forgetting(each)));
        for (int times = 0; times < 2; times++) {
            var results = zwolle.post(
                            "/v1/municipalities/GM0193/batches",
                            lines.toString(),
                            "Content-Type",
                            "application/x-ndjson")
                    .body()
                    .lines()
                    .map(JSON::readTree)
                    .toList();
            assertThat(results)
                    .extracting(result -> result.path("status").asInt())
                    .containsExactly(201, 201, 409);
        }
        assertThat(zwolle.get(requests.getFirst()).body()).contains("\"forgotten\":true");
        assertThat(zwolle.get(requests.getLast()).body()).contains("\"forgotten\":false");

        var list = "/v1/municipalities/GM0193/forgettings";
        var items = as(Role.AUDITOR).get(list).json().path("items");
        assertThat(items.size()).isEqualTo(2);
        assertThat(items.path(0).path("why").asString()).isEqualTo("RETENTION_ENDED");
        var one = zwolle.get(list + "/" + items.path(0).path("id").asString());
        assertThat(one.json()).isEqualTo(items.path(0));
        var page = zwolle.get(list + "?limit=1").json();
        var rest = zwolle.get(
                        list + "?limit=1&cursor=" + page.path("nextCursor").asString())
                .json();
        assertThat(List.of(page.path("items").path(0), rest.path("items").path(0)))
                .containsExactly(items.path(0), items.path(1));
        assertThat(rotterdam.get(list).status()).isEqualTo(404);
    }

    @Test
    void tables_that_come_from_an_older_backup_are_made_to_forget_again() {
        var request = path("requests");
        created(groningen.put(request, asking(person)));
        created(groningen.put(request + "/withdrawal", "{\"why\":\"LEFT\"}"));
        var key = keyOf(request);
        created(forget(groningen));
        assertThat(groningen.get(request).body()).contains("\"forgotten\":true").doesNotContain("MEDICAL");
        bringBack(key);
        assertThat(groningen.get(request).body()).contains("MEDICAL");

        SERVICE.getBeanProvider(AfterRestore.class).forEach(AfterRestore::makeGood);
        assertThat(groningen.get(request).body()).contains("\"forgotten\":true").doesNotContain("MEDICAL");
    }

    @Test
    void answers_are_as_described() {
        var api = OpenApi.of(as(Role.AUDITOR));
        var described = "/municipalities/{municipality}/forgettings/{forgetting}";
        var request = path("requests");
        api.foresees("PUT", described, groningen.put(path("forgettings"), "{}"));
        api.foresees("PUT", described, forget(groningen));
        created(groningen.put(request, asking(person)));
        api.foresees("PUT", described, forget(groningen));
        created(groningen.put(request + "/withdrawal", "{\"why\":\"LEFT\"}"));
        api.foresees("PUT", described, forget(groningen));
        api.foresees("GET", "/municipalities/{municipality}/requests/{request}", groningen.get(request));
        var list = "/municipalities/{municipality}/forgettings";
        var forgotten = groningen.get("/v1/municipalities/GM0014/forgettings");
        api.foresees("GET", list, forgotten);
        api.foresees(
                "GET",
                described,
                groningen.get("/v1/municipalities/GM0014/forgettings/"
                        + forgotten.json().path("items").path(0).path("id").asString()));
        api.foresees("GET", described, groningen.get(path("forgettings")));
    }

    private Http.Answer forget(Http who) {
        var municipality = who.equals(groningen) ? "GM0014" : "GM0599";
        return who.put("/v1/municipalities/" + municipality + "/forgettings/" + UUID.randomUUID(), forgetting(person));
    }

    private static String forgetting(String person) {
        return "{\"identity\":%s,\"why\":\"RETENTION_ENDED\"}".formatted(person);
    }

    private static String asking(String... persons) {
        var members = List.of(persons).stream()
                .map("{\"identity\":%s,\"ageBand\":\"FROM_65\"}"::formatted)
                .toList();
        return "{%s\"askedAt\":\"2026-01-04T08:00:00Z\",\"from\":\"2026-01-04\",\"withoutShelter\":true,\"members\":[%s]}"
                .formatted(MEDICAL, String.join(",", members));
    }

    private static String path(String what) {
        return "/v1/municipalities/GM0014/" + what + "/" + UUID.randomUUID();
    }

    private static void created(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** How many states of the request are known with what lists are ordered by. */
    private static int facts(String request) {
        return jdbc().sql("""
            select count(*) from views.request_version where request_id = cast(:id as uuid) and minors is not null
            """)
                .param("id", request.substring(request.lastIndexOf('/') + 1))
                .query(Integer.class)
                .single();
    }

    private static int recorded(String text) {
        return jdbc().sql("select count(*) from events.event where payload::text || coalesce(reason, '') like :text")
                .param("text", "%" + text + "%")
                .query(Integer.class)
                .single();
    }

    private static boolean swept() {
        return jdbc().sql("select count(*) from keys.forgotten_person where not swept")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private static String keyOf(String request) {
        return jdbc().sql("""
            select key::text from keys.person_key as key
            where person_id in (select person_id from views.request_member where request_id = cast(:id as uuid))
            """)
                .param("id", request.substring(request.lastIndexOf('/') + 1))
                .query(String.class)
                .single();
    }

    /** As an older backup of these tables would. */
    private static void bringBack(String key) {
        jdbc().sql("insert into keys.person_key select (cast(:key as keys.person_key)).*")
                .param("key", key)
                .update();
        jdbc().sql("delete from keys.forgotten_person").update();
    }

    private static JdbcClient jdbc() {
        return SERVICE.getBean(JdbcClient.class);
    }

    private static Http as(Role role, String... codes) {
        var server = SERVICE.getWebServer();
        assertThat(server).isNotNull();
        return new Http(
                server == null ? 0 : server.getPort(), TestTokens.shared().token(role, codes));
    }
}
