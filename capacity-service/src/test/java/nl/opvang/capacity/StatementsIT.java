package nl.opvang.capacity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.capacity.statement.react.StatementReminders;
import nl.opvang.contracts.allocation.AllocationImportEvent;
import nl.opvang.contracts.allocation.GuestBookEvent;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.Http.Answer;
import nl.opvang.plumbing.http.OpenApi;
import nl.opvang.plumbing.replay.AskedReplay;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.Neighbour;
import nl.opvang.plumbing.testservers.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Weekly statements over HTTP, with places from this service's store and stays by name from another's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsIT {
    private static final TestTokens TOKENS = TestTokens.shared();

    /** Monday 13 to Sunday 19 January 2025. */
    private static final String WEEK = "2025-W03";

    private ConfigurableApplicationContext service;
    private Neighbour allocation;
    private Http http;

    @BeforeAll
    void start() {
        allocation = new Neighbour("allocation");
        var database = TestServers.shared().unhurriedDatabase("capacity");
        service = CapacityService.application()
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--opvang.http.longest-wait=2m",
                        "--opvang.statements.remind-every=1h",
                        "--opvang.database.url=" + database.jdbcUrl(),
                        "--opvang.database.owner-user=" + database.ownerUser(),
                        "--opvang.database.owner-password=" + database.ownerPassword(),
                        "--opvang.database.app-user=" + database.appUser(),
                        "--opvang.database.app-password=" + database.appPassword(),
                        "--opvang.kafka.bootstrap-servers="
                                + TestServers.shared().bootstrapServers(),
                        "--opvang.access.issuer-uri=" + TOKENS.issuerUri(),
                        "--opvang.access.audience=" + TestTokens.AUDIENCE,
                        "--opvang.seals.key-file=" + TestKeys.file(),
                        "--opvang.http.body-key-file=" + TestKeys.file());
        int port = requireNonNull(((ServletWebServerApplicationContext) service).getWebServer())
                .getPort();
        http = new Http(port, null);
    }

    @AfterAll
    void stop() {
        service.close();
        allocation.close();
    }

    @Test
    void a_week_is_prefilled_confirmed_reviewed_locked_and_then_only_differs() {
        var stadskanaal = "GM0037";
        var location = open(stadskanaal, "2025-01-01", 80);
        count(stadskanaal, location, "2025-01-15", 40);
        var stayed = stay(stadskanaal, location, 1, 3, "2025-01-18");

        var path = "/v1/municipalities/" + stadskanaal + "/statements/" + WEEK;
        var open = get(Role.MUNICIPALITY, path + "?atLeast=" + stayed, stadskanaal);
        assertThat(open.path("status").asString()).isEqualTo("OPEN");
        assertThat(open.path("from").asString()).isEqualTo("2025-01-13");
        assertThat(open.path("until").asString()).isEqualTo("2025-01-20");
        assertThat(open.path("knownAtBasis").asString()).isEqualTo("SOURCE");
        // 80 places on seven days; 40 people counted on five of them, and 3 by name on two.
        assertThat(figures(open.path("figures"))).containsExactly(0L, 80L, 0L, 43L, 560L, 206L);
        assertThat(open.path("figures").path("locations").path(0).path("name").asString())
                .isEqualTo("Hotel Zuid");
        assertThat(open.path("asLocked").isNull()).isTrue();

        var refused = put(Role.MUNICIPALITY, path + "/confirmations/" + id(), "{}", stadskanaal);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("history-import-open");
        assertThat(refused.json().path("services").toString()).isEqualTo("[\"capacity\",\"allocation\"]");
        assertThat(put(Role.KCIO, path + "/locks/" + id(), "{}").problem()).isEqualTo("history-import-open");
        closeImports(stadskanaal);

        var prefilled = get(Role.MUNICIPALITY, path, stadskanaal);
        assertThat(prefilled.path("knownAtBasis").asString()).isEqualTo("RECORDED");
        var confirmation = id();
        written(put(
                Role.MUNICIPALITY,
                path + "/confirmations/" + confirmation,
                "{\"seenAt\": \"%s\"}".formatted(prefilled.path("knownAt").asString()),
                stadskanaal));
        var review = "{\"confirmationId\": \"%s\", \"verdict\": \"%s\"%s}";
        assertThat(put(Role.REGION, path + "/reviews/" + id(), review.formatted(confirmation, "ACCEPTED", ""), "VR01")
                        .problem())
                .isEqualTo("not-reviewed");
        written(put(
                Role.REGION,
                "/v1/regions/VR01/statement-review-policies/" + id(),
                "{\"validFrom\": \"2025-01-01\", \"required\": true, \"note\": \"Besluit van het regionaal overleg.\"}",
                "VR01"));
        assertThat(put(Role.REGION, path + "/reviews/" + id(), review.formatted(confirmation, "RETURNED", ""), "VR01")
                        .status())
                .isEqualTo(400);
        var returned = written(put(
                Role.REGION,
                path + "/reviews/" + id(),
                review.formatted(confirmation, "RETURNED", ", \"reason\": \"Telling ontbreekt.\""),
                "VR01"));
        var back = get(Role.MUNICIPALITY, path + "?atLeast=" + returned, stadskanaal);
        assertThat(back.path("status").asString()).isEqualTo("RETURNED");
        assertThat(back.path("reviewedByRegion").booleanValue()).isTrue();
        assertThat(back.path("review").path("reason").asString()).isEqualTo("Telling ontbreekt.");
        assertThat(tasks(stadskanaal)).containsExactly("STATEMENT_RETURNED");

        var again = id();
        written(put(Role.MUNICIPALITY, path + "/confirmations/" + again, "{}", stadskanaal));
        assertThat(put(Role.REGION, path + "/reviews/" + id(), review.formatted(confirmation, "ACCEPTED", ""), "VR01")
                        .problem())
                .isEqualTo("confirmed-again");
        var accepted =
                written(put(Role.REGION, path + "/reviews/" + id(), review.formatted(again, "ACCEPTED", ""), "VR01"));
        assertThat(get(Role.KCIO, path + "?atLeast=" + accepted).path("status").asString())
                .isEqualTo("ACCEPTED");

        var lockedAt = instant(written(put(Role.KCIO, path + "/locks/" + id(), "{}")));
        written(put(
                Role.MUNICIPALITY,
                "/v1/municipalities/%s/locations/%s/place-changes/%s".formatted(stadskanaal, location, id()),
                "{\"effectiveOn\": \"2025-01-17\", \"places\": 75}",
                stadskanaal));
        var last = stay(stadskanaal, location, 2, 1, "2025-01-13");
        var locked = get(Role.MUNICIPALITY, path + "?atLeast=" + last, stadskanaal);
        assertThat(locked.path("locking").path("lockedAt").asString()).isEqualTo(lockedAt.toString());
        assertThat(figures(locked.path("asLocked"))).containsExactly(0L, 80L, 0L, 43L, 560L, 206L);
        assertThat(figures(locked.path("figures"))).containsExactly(0L, 75L, 0L, 44L, 545L, 213L);
        assertThat(locked.path("differences").intValue()).isEqualTo(2);
        assertThat(locked.path("differencesWithoutReason").intValue()).isEqualTo(2);
        var atLock = get(Role.MUNICIPALITY, path + "?knownAt=" + lockedAt, stadskanaal);
        assertThat(figures(atLock.path("figures"))).containsExactly(0L, 80L, 0L, 43L, 560L, 206L);
        var before = get(Role.MUNICIPALITY, path + "?knownAt=" + lockedAt.minusMillis(1), stadskanaal);
        assertThat(before.path("locking").isNull()).isTrue();
        assertThat(before.path("status").asString()).isEqualTo("ACCEPTED");

        assertThat(tasks(stadskanaal)).containsExactly("DIFFERENCE_WITHOUT_REASON", "DIFFERENCE_WITHOUT_REASON");
        var difference = get(Role.MUNICIPALITY, path + "/differences", stadskanaal)
                .path("items")
                .path(0);
        assertThat(difference.path("type").asString()).isEqualTo("nl.opvang.capacity.location.places-changed.v1");
        assertThat(difference.path("needsReason").booleanValue()).isTrue();
        assertThat(difference.path("changes").path(0).path("lastDay").intValue())
                .isEqualTo(-5);
        assertThat(difference.path("changes").path(0).path("days").intValue()).isEqualTo(-15);
        assertThat(put(
                                Role.MUNICIPALITY,
                                path + "/explanations/" + id(),
                                "{\"eventId\": \"%s\", \"explanation\": \"x\"}".formatted(id()),
                                stadskanaal)
                        .problem())
                .isEqualTo("no-difference");
        var explained = written(put(
                Role.MUNICIPALITY,
                path + "/explanations/" + id(),
                "{\"eventId\": \"%s\", \"explanation\": \"Vijf bedden waren er niet.\"}"
                        .formatted(difference.path("eventId").asString()),
                stadskanaal));
        var afterwards = get(Role.MUNICIPALITY, path + "/differences?atLeast=" + explained, stadskanaal);
        assertThat(afterwards.path("items").path(0).path("explanation").asString())
                .isEqualTo("Vijf bedden waren er niet.");
        assertThat(tasks(stadskanaal)).containsExactly("DIFFERENCE_WITHOUT_REASON");

        var first = get(Role.MUNICIPALITY, path + "/differences?limit=1", stadskanaal);
        assertThat(first.path("items")).hasSize(1);
        var second = get(
                Role.MUNICIPALITY,
                path + "/differences?limit=1&cursor=" + first.path("nextCursor").asString(),
                stadskanaal);
        assertThat(second.path("items").path(0).path("type").asString())
                .isEqualTo("nl.opvang.allocation.guest-book.stay-started.v1");
        assertThat(second.path("nextCursor").isNull()).isTrue();

        // All of them open up to their changes, and the locked ones with the differences are those of now.
        for (var which : List.of("LOCKED", "CONFIRMED", "KNOWN")) {
            var opened = opened(Role.MUNICIPALITY, path + "/explanation?figures=" + which, stadskanaal);
            assertThat(summed(opened))
                    .as(which)
                    .isEqualTo(figures(
                            locked.path(Map.of("LOCKED", "asLocked", "CONFIRMED", "asConfirmed", "KNOWN", "figures")
                                    .get(which))));
            assertThat(opened).allMatch(line -> line.path("location").isString());
        }
        assertThat(summed(opened(Role.KCIO, path + "/explanation?knownAt=" + lockedAt)))
                .isEqualTo(figures(locked.path("asLocked")));
        assertThat(opened(Role.KCIO, path + "/explanation"))
                .allMatch(line -> line.path("location").isNull());
        var differing = get(Role.MUNICIPALITY, path + "/differences", stadskanaal)
                .path("items")
                .valueStream()
                .flatMap(event -> event.path("changes").valueStream())
                .toList();
        assertThat(plus(
                        summed(opened(Role.MUNICIPALITY, path + "/explanation?figures=LOCKED", stadskanaal)),
                        differing))
                .isEqualTo(figures(locked.path("figures")));
        assertThat(get(Role.REGION, path + "/explanation", "VR13", 404)
                        .path("status")
                        .intValue())
                .isEqualTo(404);
        for (var which :
                Map.of("LOCKED", "not-locked", "CONFIRMED", "not-confirmed").entrySet())
            assertThat(as(Role.KCIO)
                            .get(path.replace(WEEK, "2025-W09") + "/explanation?figures=" + which.getKey())
                            .problem())
                    .isEqualTo(which.getValue());

        // Whoever may not see locations sees the same figures without them.
        assertThat(get(Role.KCIO, path).path("figures").path("locations")).isEmpty();
        assertThat(get(Role.KCIO, path + "/differences")
                        .path("items")
                        .path(0)
                        .path("changes")
                        .path(0)
                        .path("location")
                        .isNull())
                .isTrue();

        var week = get(Role.KCIO, "/v1/statements?week=" + WEEK + "&locked=true");
        var item = item(week.path("items"), stadskanaal);
        assertThat(item.path("status").asString()).isEqualTo("ACCEPTED");
        assertThat(item.path("realisedPlaces").intValue()).isEqualTo(75);
        assertThat(item.path("lockedRealisedPlaces").intValue()).isEqualTo(80);
        assertThat(item.path("lockedPlaceDays").intValue()).isEqualTo(560);
        assertThat(item.path("differences").intValue()).isEqualTo(2);
        assertThat(item.path("differencesWithoutReason").intValue()).isEqualTo(1);
        assertThat(get(Role.MUNICIPALITY, "/v1/statements?week=" + WEEK, "GM0014")
                        .path("items"))
                .hasSize(1);
        assertThat(get(Role.REGION, "/v1/statements?week=" + WEEK, "VR01").path("items"))
                .hasSize(10);
        var page = get(Role.KCIO, "/v1/statements?week=" + WEEK + "&limit=200");
        var rest = get(
                Role.KCIO,
                "/v1/statements?week=" + WEEK + "&limit=200&cursor="
                        + page.path("nextCursor").asString());
        assertThat(page.path("items").size() + rest.path("items").size()).isEqualTo(342);

        var fresh = item(
                get(Role.NOO, "/v1/statement-freshness?on=2025-02-05&limit=1000")
                        .path("items"),
                stadskanaal);
        assertThat(fresh.path("lastConfirmedWeek").asString()).isEqualTo(WEEK);
        assertThat(fresh.path("weeksSince").intValue()).isEqualTo(2);
        assertThat(fresh.path("lastReportedAt").isNull()).isFalse();
        assertThat(get(Role.REGION, path, "VR13", 404).path("status").intValue())
                .isEqualTo(404);
    }

    @Test
    void a_replay_names_a_locked_week_whose_figures_are_not_those_of_the_events() {
        var veendam = "GM0047";
        var location = open(veendam, "2025-01-01", 30);
        closeImports(veendam);
        written(put(Role.KCIO, "/v1/municipalities/" + veendam + "/statements/" + WEEK + "/locks/" + id(), "{}"));
        var sound = AskedReplay.upToNow(as(Role.AUDITOR));
        assertThat(sound.said("locked")).isPositive();
        assertThat(sound.found("locked")).isEmpty();

        var jdbc = service.getBean(JdbcTemplate.class);
        var update = "update views.place_line set change = change + ?"
                + " where quantity = 'places.realised' and location = ?::uuid";
        assertThat(jdbc.update(update, 5, location)).isEqualTo(1);
        try {
            var found = AskedReplay.upToNow(as(Role.AUDITOR)).found("locked");
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().path("key").asString()).isEqualTo(WEEK + " " + veendam);
            assertThat(found.getFirst()
                            .path("live")
                            .path("MUNICIPAL")
                            .path("realisedPlaces")
                            .asInt())
                    .isEqualTo(35);
            assertThat(found.getFirst()
                            .path("replayed")
                            .path("MUNICIPAL")
                            .path("realisedPlaces")
                            .asInt())
                    .isEqualTo(30);
        } finally {
            assertThat(jdbc.update(update, -5, location)).isEqualTo(1);
        }
    }

    @Test
    void no_sequence_of_requests_changes_the_figures_as_locked() {
        long seed = Long.getLong("opvang.seed", System.nanoTime());
        System.getLogger(StatementsIT.class.getName()).log(System.Logger.Level.INFO, "seed {0}", Long.toString(seed));
        var random = new Random(seed);
        var municipality = "GM1680";
        var path = "/v1/municipalities/" + municipality + "/statements/2025-W0";
        closeImports(municipality);
        var told = new Conversation(municipality, random);
        for (int i = 0; i < 12; i++) told.say();
        var locked = new TreeMap<String, String>();
        for (int week = 2; week <= 5; week++) {
            var lock = put(Role.KCIO, path + week + "/locks/" + id(), "{}");
            // Somebody may have locked it in the course of the conversation.
            assertThat(lock.status()).as(lock.body()).isIn(200, 201);
            var position = lock.json().path("position").asString();
            var answer = get(Role.MUNICIPALITY, path + week + "?atLeast=" + position, municipality);
            locked.put(path + week, answer.path("asLocked").toString());
            for (int i = 0; i < 3; i++) told.say();
        }
        for (int round = 0; round < 6; round++) {
            for (int i = 0; i < 12; i++) told.say();
            for (var week : locked.entrySet()) {
                var answer = get(Role.MUNICIPALITY, week.getKey() + "?atLeast=" + told.last, municipality);
                assertThat(answer.path("asLocked").toString())
                        .as("%s, seed %d", week.getKey(), seed)
                        .isEqualTo(week.getValue());
                assertThat(sumOfDifferences(
                                week.getKey(),
                                municipality,
                                answer.path("knownAt").asString()))
                        .as("%s, seed %d", week.getKey(), seed)
                        .isEqualTo(difference(answer));
                var then = get(
                        Role.MUNICIPALITY,
                        week.getKey() + "?knownAt="
                                + answer.path("locking").path("lockedAt").asString(),
                        municipality);
                assertThat(then.path("figures").toString())
                        .as("%s, seed %d", week.getKey(), seed)
                        .isEqualTo(week.getValue());
            }
        }
        assertThat(told.accepted).as("seed %d", seed).isGreaterThan(30);
    }

    @Test
    void a_municipality_is_reminded_once_of_a_week_that_is_overdue_by_the_rule_of_the_day() {
        var reminders = service.getBean(StatementReminders.class);
        var municipality = "GM1701";
        open(municipality, "2025-01-01", 10);
        closeImports(municipality);
        written(put(Role.MINISTRY, "/v1/rules/STATEMENT_DUE/decisions/" + id(), """
            {"validFrom": "2024-06-03", "numbers": [{"name": "daysAfterWeek", "value": 3}],
             "certainty": "ASSUMED", "note": "Assumed for this test."}
            """));
        written(put(Role.MINISTRY, "/v1/rules/STATEMENT_DUE/decisions/" + id(), """
            {"validFrom": "2024-06-17", "numbers": [], "certainty": "ASSUMED", "note": "No longer."}
            """));
        var path = "/v1/municipalities/" + municipality + "/statements/2024-W2";
        var confirmed = written(put(Role.MUNICIPALITY, path + "3/confirmations/" + id(), "{}", municipality));
        get(Role.MUNICIPALITY, path + "3?atLeast=" + confirmed, municipality);

        // The week until 16 June is in time until the 19th.
        reminders.remind(LocalDate.parse("2024-06-19"));
        assertThat(get(Role.MUNICIPALITY, path + "4?atLeast=" + position(), municipality)
                        .path("reminder")
                        .isNull())
                .isTrue();
        reminders.remind(LocalDate.parse("2024-06-20"));
        var reminded = get(Role.MUNICIPALITY, path + "4?atLeast=" + position(), municipality);
        assertThat(reminded.path("reminder").path("on").asString()).isEqualTo("2024-06-20");
        assertThat(reminded.path("reminder").path("dueOn").asString()).isEqualTo("2024-06-19");
        assertThat(reminders.remind(LocalDate.parse("2024-06-21"))).isZero();
        assertThat(get(Role.MUNICIPALITY, path + "4?atLeast=" + position(), municipality)
                        .path("reminder")
                        .path("on")
                        .asString())
                .isEqualTo("2024-06-20");
        for (var other : List.of("3", "5"))
            assertThat(get(Role.MUNICIPALITY, path + other, municipality)
                            .path("reminder")
                            .isNull())
                    .as(other)
                    .isTrue();
        assertThat(tasks(municipality)).containsExactly("STATEMENT_OVERDUE");
    }

    @Test
    void rules_are_answered_as_of_a_day_and_as_known_at_a_moment() {
        var path = "/v1/rules/SUDDEN_JUMP/decisions/";
        var jump = """
            {"validFrom": "%s", "numbers": [{"name": "number", "value": %d}, {"name": "percent", "value": 20},
             {"name": "days", "value": 7}], "certainty": "ASSUMED", "note": "Nobody was found to have said it."}
            """;
        var first = id();
        var decided = written(put(Role.MINISTRY, path + first, jump.formatted("2025-01-01", 30)));
        written(put(Role.MINISTRY, path + id(), jump.formatted("2025-07-01", 50)));
        written(put(Role.MINISTRY, path + first + "/corrections/" + id(), jump.formatted("2025-01-01", 40)));
        var now = get(Role.MUNICIPALITY, "/v1/rules?rule=SUDDEN_JUMP&on=2025-03-01", "GM0014")
                .path("items");
        assertThat(now).hasSize(2);
        assertThat(now.path(0).path("numbers").path(0).path("value").intValue()).isEqualTo(40);
        assertThat(now.path(0).path("holds").booleanValue()).isTrue();
        assertThat(now.path(1).path("holds").booleanValue()).isFalse();
        var then = get(Role.AUDITOR, "/v1/rules?rule=SUDDEN_JUMP&on=2025-08-01&knownAt=" + instant(decided))
                .path("items");
        assertThat(then).hasSize(1);
        assertThat(then.path(0).path("numbers").path(0).path("value").intValue())
                .isEqualTo(30);
        assertThat(put(Role.MINISTRY, path + id(), jump.formatted("2025-01-01", 0))
                        .status())
                .isEqualTo(400);
        assertThat(put(Role.KCIO, path + id(), jump.formatted("2025-01-01", 10)).status())
                .isEqualTo(403);
        assertThat(put(Role.REGION, "/v1/regions/VR13/statement-review-policies/" + id(), "{}", "VR01")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void answers_are_as_described() {
        var api = OpenApi.of(http);
        var municipality = "GM0085";
        var path = "/v1/municipalities/" + municipality + "/statements/" + WEEK;
        var location = open(municipality, "2025-01-01", 10);
        closeImports(municipality);
        written(put(Role.MUNICIPALITY, path + "/confirmations/" + id(), "{}", municipality));
        written(put(Role.KCIO, path + "/locks/" + id(), "{}"));
        var last = written(put(
                Role.MUNICIPALITY,
                "/v1/municipalities/%s/locations/%s/place-changes/%s".formatted(municipality, location, id()),
                "{\"effectiveOn\": \"2025-01-17\", \"places\": 9}",
                municipality));
        var statement = "/municipalities/{municipality}/statements/{week}";
        var officer = as(Role.MUNICIPALITY, municipality);
        api.foresees("GET", statement, officer.get(path + "?atLeast=" + last));
        api.foresees("GET", statement + "/explanation", officer.get(path + "/explanation?figures=LOCKED"));
        api.foresees("GET", statement + "/explanation", officer.get(path + "/explanation?figures=SOME"));
        api.foresees("GET", statement + "/differences", officer.get(path + "/differences"));
        api.foresees(
                "GET",
                "/municipalities/{municipality}/statement-tasks",
                officer.get("/v1/municipalities/" + municipality + "/statement-tasks"));
        api.foresees("GET", "/statements", officer.get("/v1/statements?week=" + WEEK));
        api.foresees("GET", "/statements", officer.get("/v1/statements?week=2025-W54"));
        api.foresees("GET", "/statement-freshness", officer.get("/v1/statement-freshness"));
        api.foresees("GET", "/rules", officer.get("/v1/rules"));
    }

    @Test
    void an_officer_s_lists_come_as_csv_and_are_answered_in_bulk() {
        var assen = "GM0106";
        var emmen = "GM0114";
        for (var municipality : List.of(assen, emmen)) {
            open(municipality, "2025-01-01", 30);
            closeImports(municipality);
        }
        var line = """
            {"id": "%s", "type": "%s", "municipality": "%s", "data": {"week": "%s", %s}}\
            """;
        var confirmation = id();
        var confirmed = batch(
                as(Role.MUNICIPALITY, assen),
                "/v1/municipalities/" + assen + "/batches",
                """
                {"id": "%s", "type": "confirm-statement", "data": {"week": "%s", "confirmationId": "%s"}}\
                """.formatted(id(), WEEK, confirmation),
                """
                {"id": "%s", "type": "lock-week", "data": {"week": "%s", "lockId": "%s"}}\
                """.formatted(id(), WEEK, id()));
        assertThat(statuses(confirmed)).containsExactly(201, 400);
        var lock = "\"lockId\": \"%s\"";
        var locked = batch(
                as(Role.KCIO),
                "/v1/batches",
                line.formatted(id(), "lock-week", assen, WEEK, lock.formatted(id())),
                line.formatted(id(), "lock-week", emmen, WEEK, lock.formatted(id())),
                line.formatted(id(), "lock-week", emmen, WEEK, lock.formatted(id())),
                line.formatted(id(), "lock-week", "GM0363", WEEK, lock.formatted(id())),
                line.formatted(
                        id(),
                        "review-statement",
                        assen,
                        WEEK,
                        "\"reviewId\": \"%s\", \"confirmationId\": \"%s\", \"verdict\": \"ACCEPTED\""
                                .formatted(id(), confirmation)));
        assertThat(statuses(locked)).containsExactly(201, 201, 200, 409, 403);
        written(put(
                Role.REGION,
                "/v1/regions/VR03/statement-review-policies/" + id(),
                "{\"validFrom\": \"2024-12-30\", \"required\": true, \"note\": \"Besluit.\"}",
                "VR03"));
        var review = "\"reviewId\": \"%s\", \"confirmationId\": \"%s\", \"verdict\": \"%s\"";
        var reviewed = batch(
                as(Role.REGION, "VR03"),
                "/v1/batches",
                line.formatted(id(), "review-statement", assen, WEEK, review.formatted(id(), confirmation, "RETURNED")),
                line.formatted(id(), "review-statement", assen, WEEK, review.formatted(id(), confirmation, "ACCEPTED")),
                line.formatted(
                        id(), "review-statement", "GM0363", WEEK, review.formatted(id(), confirmation, "ACCEPTED")),
                line.formatted(id(), "lock-week", assen, WEEK, lock.formatted(id())));
        assertThat(statuses(reviewed)).containsExactly(400, 201, 404, 403);

        var csv = as(Role.REGION, "VR03")
                .get("/v1/statements?week=" + WEEK + "&atLeast=" + position(), "Accept", "text/csv");
        assertThat(csv.status()).as(csv.body()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Opvang-Week")).isEqualTo(WEEK);
        assertThat(csv.body().lines().findFirst().orElseThrow())
                .startsWith("municipality,name,region,week,status,reviewedByRegion,");
        assertThat(csv.body().lines())
                .anyMatch(row -> row.startsWith("GM0106,Assen,VR03,2025-W03,ACCEPTED,true,"))
                .hasSize(13);
        var fresh = as(Role.KCIO).get("/v1/statement-freshness?region=VR03", "Accept", "text/csv");
        assertThat(fresh.body().lines()).hasSize(13);
        assertThat(as(Role.KCIO)
                        .get("/v1/municipalities/GM0014/statements/" + WEEK, "Accept", "text/csv")
                        .status())
                .isEqualTo(406);
    }

    private static List<JsonNode> batch(Http officer, String path, String... lines) {
        var answer = officer.post(
                path,
                String.join("\n", lines),
                "Content-Type",
                "application/x-ndjson",
                "Accept",
                "application/x-ndjson");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body()
                .lines()
                .map(result -> JsonMapper.shared().readTree(result))
                .toList();
    }

    private static List<Integer> statuses(List<JsonNode> results) {
        return results.stream().map(result -> result.path("status").intValue()).toList();
    }

    /** Somebody who says whatever comes to mind about locations and weeks of one municipality. */
    private final class Conversation {
        private final String municipality;
        private final Random random;
        private final List<String> locations = new ArrayList<>();
        private final Map<String, List<UUID>> counts = new HashMap<>();
        private String last = position();
        private int accepted;

        Conversation(String municipality, Random random) {
            this.municipality = municipality;
            this.random = random;
            for (int i = 0; i < 3; i++) locations.add(open(municipality, "2025-01-0" + (i + 1), 60));
        }

        void say() {
            var location = locations.get(random.nextInt(locations.size()));
            var path = "/v1/municipalities/%s/locations/%s".formatted(municipality, location);
            var statement = "/v1/municipalities/%s/statements/2025-W0%d".formatted(municipality, 2 + random.nextInt(4));
            var reason = random.nextBoolean() ? ", \"reason\": \"nageteld\"" : "";
            switch (random.nextInt(13)) {
                case 0, 1 ->
                    say(
                            path + "/place-changes/" + id(),
                            "{\"effectiveOn\": \"%s\", \"places\": %d%s}"
                                    .formatted(day(), 40 + random.nextInt(60), reason));
                case 2, 3 -> {
                    var count = id();
                    counts.computeIfAbsent(location, _ -> new ArrayList<>()).add(count);
                    say(
                            path + "/counts/" + count,
                            "{\"on\": \"%s\", \"occupied\": %d%s}".formatted(day(), random.nextInt(60), reason));
                }
                case 4 ->
                    say(
                            path + "/out-of-use-periods/" + id(),
                            "{\"from\": \"%s\", \"places\": %d%s}".formatted(day(), 1 + random.nextInt(5), reason));
                case 5 -> {
                    var said = counts.getOrDefault(location, List.of());
                    if (said.isEmpty()) return;
                    say(path + "/corrections/" + id(), """
                        {"corrects": "%s", "count": {"on": "%s", "occupied": %d}%s}\
                        """.formatted(
                                    said.get(random.nextInt(said.size())), day(), random.nextInt(60), reason));
                }
                case 6 -> {
                    var said = counts.getOrDefault(location, List.of());
                    if (said.isEmpty()) return;
                    say(
                            path + "/corrections/" + id(),
                            "{\"corrects\": \"%s\", \"withdrawn\": true%s}"
                                    .formatted(said.get(random.nextInt(said.size())), reason));
                }
                case 7 -> {
                    last = stay(municipality, location, 100 + random.nextInt(1_000_000), 1, day());
                    accepted++;
                }
                case 8 -> say(statement + "/confirmations/" + id(), "{}");
                case 9 -> keep(as(Role.KCIO).put(statement + "/locks/" + id(), "{}"));
                case 10 -> keep(as(Role.OPERATOR).put(path + "/restatements/" + id(), "{}"));
                case 11 -> {
                    var line = """
                        {"id": "%s", "type": "change-places", "municipality": "%s", "knownAt": "2025-01-02T00:00:00Z",\
                         "data": {"locationId": "%s", "changeId": "%s",\
                         "placeChange": {"effectiveOn": "2025-01-08", "places": 7}}}\
                        """.formatted(id(), municipality, location, id());
                    assertThat(as(Role.OPERATOR)
                                    .post("/v1/imports", line, "Content-Type", "application/x-ndjson")
                                    .body())
                            .contains("history-import-closed");
                }
                default -> {
                    var found = as(Role.MUNICIPALITY, municipality).get(statement + "/differences?limit=1");
                    if (found.status() != 200 || found.json().path("items").isEmpty()) return;
                    say(
                            statement + "/explanations/" + id(),
                            "{\"eventId\": \"%s\", \"explanation\": \"nageteld\"}"
                                    .formatted(found.json()
                                            .path("items")
                                            .path(0)
                                            .path("eventId")
                                            .asString()));
                }
            }
        }

        private String day() {
            return LocalDate.parse("2025-01-03").plusDays(random.nextInt(40)).toString();
        }

        private void say(String path, String json) {
            keep(as(Role.MUNICIPALITY, municipality).put(path, json));
        }

        private void keep(Answer answer) {
            assertThat(answer.status()).as(answer.body()).isLessThan(500);
            if (answer.status() != 201) return;
            accepted++;
            last = answer.json().path("position").asString();
        }
    }

    private Map<String, Long> sumOfDifferences(String statement, String municipality, String knownAt) {
        var sums = new TreeMap<String, Long>();
        var path = statement + "/differences?limit=3&knownAt=" + knownAt;
        var page = get(Role.MUNICIPALITY, path, municipality);
        while (true) {
            for (var item : page.path("items"))
                for (var change : item.path("changes")) {
                    var quantity = change.path("quantity").asString();
                    sums.merge(quantity, change.path("lastDay").longValue(), Long::sum);
                    sums.merge(quantity + " days", change.path("days").longValue(), Long::sum);
                }
            if (page.path("nextCursor").isNull()) break;
            page = get(
                    Role.MUNICIPALITY,
                    statement + "/differences?limit=3&cursor="
                            + page.path("nextCursor").asString(),
                    municipality);
        }
        sums.keySet()
                .retainAll(
                        List.of("places.realised", "places.outOfUse", "stays", "places.realised days", "stays days"));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    private static Map<String, Long> difference(JsonNode answer) {
        var now = figures(answer.path("figures"));
        var locked = figures(answer.path("asLocked"));
        var difference = new TreeMap<String, Long>();
        difference.put("places.realised", now.get(1) - locked.get(1));
        difference.put("places.outOfUse", now.get(2) - locked.get(2));
        difference.put("stays", now.get(3) - locked.get(3));
        difference.put("places.realised days", now.get(4) - locked.get(4));
        difference.put("stays days", now.get(5) - locked.get(5));
        difference.values().removeIf(sum -> sum == 0);
        return difference;
    }

    /** Planned, realised, out of use, occupied, place-days and stay-days of municipal places. */
    private static List<Long> figures(JsonNode figures) {
        var kind = figures.path("kinds").path(0);
        return List.of(
                kind.path("plannedPlaces").asLong(0),
                kind.path("realisedPlaces").asLong(0),
                kind.path("outOfUsePlaces").asLong(0),
                kind.path("occupiedPlaces").asLong(0),
                kind.path("placeDays").asLong(0),
                kind.path("stayDays").asLong(0));
    }

    /** All lines of an explanation, page by page. */
    private List<JsonNode> opened(Role role, String path, String... codes) {
        var lines = new ArrayList<JsonNode>();
        var paged = path + (path.contains("?") ? "&" : "?") + "limit=2";
        for (var page = get(role, paged, codes); ; ) {
            page.path("items").forEach(lines::add);
            var cursor = page.path("nextCursor");
            if (cursor.isNull()) return lines;
            page = get(role, paged + "&cursor=" + cursor.asString(), codes);
        }
    }

    /** The figures that these lines add up to, as {@link #figures} has them. */
    private static List<Long> summed(List<JsonNode> lines) {
        var sums = new long[6];
        for (var line : lines)
            add(
                    sums,
                    line.path("quantity").asString(),
                    line.path("change").asLong(),
                    line.path("days").asLong());
        return Arrays.stream(sums).boxed().toList();
    }

    private static List<Long> plus(List<Long> figures, List<JsonNode> changes) {
        var sums = figures.stream().mapToLong(Long::longValue).toArray();
        for (var change : changes)
            add(
                    sums,
                    change.path("quantity").asString(),
                    change.path("lastDay").asLong(),
                    change.path("days").asLong());
        return Arrays.stream(sums).boxed().toList();
    }

    private static void add(long[] sums, String quantity, long lastDay, long days) {
        switch (Quantity.parse(quantity)) {
            case PLACES_PLANNED -> sums[0] += lastDay;
            case PLACES_REALISED -> {
                sums[1] += lastDay;
                sums[4] += days;
            }
            case PLACES_OUT_OF_USE -> sums[2] += lastDay;
            case STAYS -> {
                sums[3] += lastDay;
                sums[5] += days;
            }
            case REGISTERED, DEREGISTERED, PROVISION_PERSON_MONTHS ->
                throw new AssertionError("no figure of a statement: " + quantity);
        }
    }

    private String open(String municipality, String on, int places) {
        var location = id().toString();
        var path = "/v1/municipalities/%s/locations/%s".formatted(municipality, location);
        written(put(Role.MUNICIPALITY, path, """
            {"effectiveOn": "%s", "name": "Hotel Zuid", "kind": "MUNICIPAL", "availableFrom": "%s", "plannedPlaces": 0}
            """.formatted(on, on), municipality));
        written(put(
                Role.MUNICIPALITY,
                path + "/place-changes/" + id(),
                "{\"effectiveOn\": \"%s\", \"places\": %d}".formatted(on, places),
                municipality));
        return location;
    }

    private void count(String municipality, String location, String on, int people) {
        written(put(
                Role.MUNICIPALITY,
                "/v1/municipalities/%s/locations/%s/counts/%s".formatted(municipality, location, id()),
                "{\"on\": \"%s\", \"occupied\": %d}".formatted(on, people),
                municipality));
    }

    /** Allocation-service records that people came to stay; answers a position that contains it. */
    private String stay(String municipality, String location, int number, int people, String from) {
        var at = new LocationId(new MunicipalityCode(municipality), UUID.fromString(location));
        for (int person = 0; person < people; person++) {
            var day = LocalDate.parse(from);
            allocation.records(
                    "guest-book:" + at.text() + number,
                    person,
                    null,
                    new GuestBookEvent.StayStarted(
                            at,
                            new StayId(at.municipality(), id()),
                            new PersonId(id()),
                            day,
                            null,
                            false,
                            List.of(new LedgerLine(
                                    day, Quantity.STAYS, Dimensions.ofLocation(at, PlaceKind.MUNICIPAL), 1))));
        }
        return position();
    }

    private void closeImports(String municipality) {
        written(put(Role.OPERATOR, "/v1/municipalities/" + municipality + "/history-import-closing", "{}"));
        allocation.records(
                "history-import:" + municipality,
                0,
                null,
                new AllocationImportEvent.HistoryImportClosed(new MunicipalityCode(municipality)));
        var path = "/v1/municipalities/" + municipality + "/statements/2024-W01";
        await().atMost(Duration.ofMinutes(3))
                .until(() ->
                        get(Role.AUDITOR, path).path("knownAtBasis").asString().equals("RECORDED"));
    }

    private List<String> tasks(String municipality) {
        return get(
                        Role.MUNICIPALITY,
                        "/v1/municipalities/" + municipality + "/statement-tasks?atLeast=" + position(),
                        municipality)
                .path("items")
                .valueStream()
                .map(task -> task.path("kind").asString())
                .toList();
    }

    /** A position that contains everything that either service recorded until now. */
    private String position() {
        return "allocation@" + allocation.now();
    }

    private static Instant instant(String position) {
        return Instant.parse(position.substring(position.indexOf('@') + 1));
    }

    private static JsonNode item(JsonNode items, String municipality) {
        return items.valueStream()
                .filter(item -> item.path("municipality").asString().equals(municipality))
                .findFirst()
                .orElseThrow();
    }

    private static String written(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("position").asString();
    }

    private Answer put(Role role, String path, String json, String... codes) {
        return as(role, codes).put(path, json);
    }

    private JsonNode get(Role role, String path, String... codes) {
        var answer = as(role, codes).get(path);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode get(Role role, String path, String code, int status) {
        var answer = as(role, code).get(path);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(status);
        return answer.json();
    }

    private Http as(Role role, String... codes) {
        return http.with(TOKENS.token(role, codes));
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}
