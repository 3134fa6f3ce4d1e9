package nl.opvang.funding;

import static nl.opvang.contracts.ledger.PlaceKind.CRISIS;
import static nl.opvang.contracts.ledger.PlaceKind.MUNICIPAL;
import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.PROVISION_PERSON_MONTHS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.PublishedEvents;
import nl.opvang.contracts.allocation.AllocationImportEvent;
import nl.opvang.contracts.allocation.AttendanceEvent;
import nl.opvang.contracts.allocation.GuestBookEvent;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.PersonEvent;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.ProvisionEvent.Provided;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.CapacityImportEvent;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.PlacesChanged;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.NormEvent;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.funding.NormTerms;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.money.Euro;
import nl.opvang.plumbing.access.AccessWalk;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.projection.Readers;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.Neighbour;
import nl.opvang.plumbing.testservers.TestServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The whole service on a real store and a real broker; what its neighbours record reaches it through Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FundingServiceIT {
    private static final TestTokens TOKENS = TestTokens.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String KNOWN = "2022-10-01T00:00:00Z";

    private final Neighbour capacity = new Neighbour("capacity");
    private final Neighbour allocation = new Neighbour("allocation");
    private ServletWebServerApplicationContext service;
    private Http http;
    private String lastNorm;

    @BeforeAll
    void start_and_import_the_published_norms() {
        var database = TestServers.shared().freshDatabase("funding");
        service = (ServletWebServerApplicationContext) FundingService.application()
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
                        "--opvang.access.issuer-uri=" + TOKENS.issuerUri(),
                        "--opvang.access.audience=" + TestTokens.AUDIENCE,
                        "--opvang.seals.key-file=" + TestKeys.file(),
                        "--opvang.http.body-key-file=" + TestKeys.file());
        int port = Objects.requireNonNull(service.getWebServer()).getPort();
        http = new Http(port, TOKENS.token(Role.MINISTRY));
        imported("MUNICIPAL", "100.00", "2022-03-01", "2022-03-01T00:00:00Z");
        imported("MUNICIPAL", "83.00", "2022-10-15", "2022-10-14T08:00:00Z");
        lastNorm = imported("PRIVATE", "210.00", "2022-03-01", "2022-03-01T00:00:00Z")
                .path("position")
                .stringValue();
        importedRule("DEPRECIATION", "2022-12-01T00:00:00Z");
        importedRule("INVESTMENT", "2023-04-03T10:00:00Z");
    }

    @AfterAll
    void stop() {
        service.close();
        capacity.close();
        allocation.close();
    }

    @Test
    void a_hundred_places_in_october_2022_are_worth_281_100_euros() {
        var location = location("GM0014");
        var opened = places(location, 0, MUNICIPAL, KNOWN, change("2022-10-01", 100), change("2022-11-01", -100));
        places(location("GM0014"), 0, CRISIS, KNOWN, change("2022-10-01", 7));
        var answer = entitlement("GM0014", "");
        assertThat(answer.path("amount").stringValue()).isEqualTo("281100.00");
        assertThat(answer.path("placeDays").longValue()).isEqualTo(3100);
        assertThat(answer.path("personMonths").longValue()).isZero();
        assertThat(answer.path("on").stringValue()).isEqualTo("2022-12-31");
        assertThat(answer.path("area").path("name").stringValue()).isEqualTo("Groningen");
        assertThat(Instant.parse(answer.path("knownAt").stringValue()))
                .isEqualTo(Instant.parse(answer.path("projectedThrough").stringValue()));
        assertThat(answer.path("lines"))
                .extracting(
                        line -> line.path("location").stringValue(),
                        line -> line.path("from").stringValue(),
                        line -> line.path("until").stringValue(),
                        line -> line.path("placeDays").longValue(),
                        line -> line.path("rate").stringValue(),
                        line -> line.path("amount").stringValue(),
                        line -> line.path("eventIds").path(0).stringValue())
                .containsExactly(
                        tuple(location.text(), "2022-10-01", "2022-10-15", 1400L, "100.00", "140000.00", opened),
                        tuple(location.text(), "2022-10-15", "2022-11-01", 1700L, "83.00", "141100.00", opened));
        assertThat(answer.path("explanation").path("norms"))
                .extracting(norm -> norm.path("amount").stringValue())
                .containsExactly("100.00", "83.00");
        var changes = http.get(answer.path("explanation").path("changes").stringValue());
        assertThat(changes.json().path("items"))
                .extracting(
                        change -> change.path("eventId").stringValue(),
                        change -> change.path("change").intValue())
                .containsExactly(tuple(opened, 100), tuple(opened, -100));
    }

    @Test
    void a_norm_counts_from_the_moment_at_which_it_was_known() {
        places(location("GM0047"), 0, MUNICIPAL, KNOWN, change("2022-10-01", 100), change("2022-11-01", -100));
        var before = entitlement("GM0047", "?knownAt=2022-10-14T07:59:59.999999Z");
        assertThat(before.path("amount").stringValue()).isEqualTo("310000.00");
        var after = entitlement("GM0047", "?knownAt=2022-10-14T08:00:00Z");
        assertThat(after.path("amount").stringValue()).isEqualTo("281100.00");
        var difference = http.get("/v1/entitlements/GM0047/2022/differences?from=%s&to=%s"
                        .formatted(knownAt(before), knownAt(after)))
                .json();
        assertThat(difference.path("amount").stringValue()).isEqualTo("-28900.00");
        assertThat(difference.path("items")).singleElement().satisfies(item -> {
            assertThat(item.path("before").path("rate").stringValue()).isEqualTo("100.00");
            assertThat(item.path("after").path("rate").stringValue()).isEqualTo("83.00");
            assertThat(item.path("eventIds").size()).isEqualTo(1);
        });
    }

    @Test
    void months_of_private_reception_are_paid_per_person() {
        var municipality = new MunicipalityCode("GM0050");
        for (int person = 0; person < 3; person++) provided(municipality, YearMonth.of(2022, 7));
        var provided = provided(municipality, YearMonth.of(2022, 8));
        var answer = entitlement("GM0050", "");
        assertThat(answer.path("amount").stringValue()).isEqualTo("840.00");
        assertThat(answer.path("personMonths").longValue()).isEqualTo(4);
        assertThat(answer.path("lines"))
                .extracting(
                        line -> line.path("from").stringValue(),
                        line -> line.path("until").stringValue(),
                        line -> line.path("personMonths").longValue(),
                        line -> line.path("location").isNull())
                .containsExactly(
                        tuple("2022-07-01", "2022-08-01", 3L, true), tuple("2022-08-01", "2022-09-01", 1L, true));
        var differences = http.get("/v1/entitlements/GM0050/2022/differences?from=%s&to=%s"
                        .formatted("2022-09-01T00:00:00Z", knownAt(answer)))
                .json();
        assertThat(differences.path("amount").stringValue()).isEqualTo("840.00");
        assertThat(differences.path("items").path(1).path("eventIds"))
                .extracting(JsonNode::stringValue)
                .containsExactly(provided);
        var changes = http.get("/v1/entitlements/GM0050/2022/changes?limit=5").json();
        assertThat(changes.path("items").size()).isEqualTo(5);
        assertThat(http.get("/v1/entitlements/GM0050/2022/changes?cursor="
                                + changes.path("nextCursor").stringValue())
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void history_comes_in_as_it_became_known_and_until_it_is_closed() {
        assertThat(problemOf(imported("MUNICIPAL", "1.00", "2099-01-01", "2022-10-14T07:59:59Z")))
                .endsWith("known-before-last-fact");
        for (var scheme : List.of("MUNICIPAL", "PRIVATE")) {
            var closing = "/v1/norm-schemes/" + scheme + "/history-import-closing";
            assertThat(http.with(TOKENS.token(Role.OPERATOR))
                            .send("PUT", closing, null)
                            .status())
                    .isLessThan(300);
            assertThat(problemOf(imported(scheme, "1.00", "2099-01-01", "2024-01-01T00:00:00Z")))
                    .endsWith("history-import-closed");
        }
        var municipality = new MunicipalityCode("GM0059");
        capacity.records("history-import:GM0059", 0, null, new CapacityImportEvent.HistoryImportClosed(municipality));
        var operator = http.with(TOKENS.token(Role.OPERATOR));
        assertThat(operator.put("/v1/municipalities/GM0059/history-import-closing", "{}")
                        .status())
                .isEqualTo(201);
        for (var rule :
                List.of("OUT_OF_USE_PLACES", "PLACES_SITUATED_OUTSIDE", "PLACES_AFTER_RIGHT_ENDED", "TRANSITION_COSTS"))
            assertThat(operator.send("PUT", "/v1/rules/" + rule + "/history-import-closing", null)
                            .status())
                    .isLessThan(300);
        var half = entitlement("GM0059", "");
        assertThat(half.path("knownAtBasis").stringValue()).isEqualTo("SOURCE");
        allocation.records(
                "history-import:GM0059", 0, null, new AllocationImportEvent.HistoryImportClosed(municipality));
        assertThat(entitlement("GM0059", "").path("knownAtBasis").stringValue()).isEqualTo("RECORDED");
        assertThat(entitlement("GM0059", "?knownAt=" + knownAt(half))
                        .path("knownAtBasis")
                        .stringValue())
                .isEqualTo("SOURCE");
    }

    @Test
    void every_endpoint_is_described_and_lets_in_exactly_whom_its_rule_allows() {
        var api = OpenApi.of(http);
        api.describesExactly(service);
        asksForAnAdvance(AccessWalk.MUNICIPALITY, AccessWalk.ID);
        asksForAnAdvance(AccessWalk.ELSEWHERE, AccessWalk.ID_ELSEWHERE);
        pagesOfDossiers(AccessWalk.of(service))
                .finding(5)
                .with("scheme", "NEITHER")
                .with("rule", "NEITHER")
                // No such rule, in a path.
                .answered("GET /rules/{rule}/new-decision", "400 invalid-request")
                .answered("GET /rules/{rule}/decisions/{ruleId}/correction", "400 invalid-request")
                .answered("GET /rules/{rule}/decisions/{ruleId}/withdrawal", "400 invalid-request")
                .asking("/v1/entitlements/differences", "year=2022&from=" + KNOWN + "&to=" + KNOWN)
                .answered(
                        "PUT /v1/municipalities/{municipality}/postings/{posting}/withdrawals/{correctionId}",
                        "404 posting-unknown")
                .answered(
                        "PUT /v1/care-compensations/{year}/publications/{publicationId}/withdrawals/{withdrawalId}",
                        "409 not-standing")
                .answered("GET /v1/municipalities/{municipality}/settlements/{year}", "404 not-found")
                .answered("GET /v1/municipalities/{municipality}/payments/{year}", "404 not-found")
                .answered("GET /v1/municipalities/{municipality}/claims/{year}", "404 not-found")
                .answered("GET /v1/municipalities/{municipality}/transitions/{transitionId}", "404 not-found")
                .asking("/v1/municipalities/{municipality}/substantiations/{year}", "knownAt=1970-01-01T00:00:00Z")
                .asking("/v1/regions/{region}/substantiations/{year}", "knownAt=1970-01-01T00:00:00Z")
                .asking(
                        "/v1/municipalities/{municipality}/first-reception-substantiations/{year}",
                        "knownAt=1970-01-01T00:00:00Z")
                .answered("GET /v1/regions/{region}/first-receptions/{from}", "404 not-found")
                .answered("GET /v1/municipalities/{municipality}/first-reception-spendings/{from}", "404 not-found")
                .asking("/v1/entitlements/{municipalityCode}/{year}/differences", "from=" + KNOWN + "&to=" + KNOWN)
                .past();
        places(location("GM0060"), 0, MUNICIPAL, KNOWN, change("2022-10-01", 1));
        entitlement("GM0060", "");
        var path = "/entitlements/{municipalityCode}/{year}";
        var own = "/v1/entitlements/GM0060/2022";
        api.foresees("GET", path, http.get(own));
        api.foresees("GET", path, http.get(own.replace("2022", "1999")));
        api.foresees("GET", path + "/changes", http.get(own + "/changes"));
        api.foresees(
                "GET",
                path + "/differences",
                http.get(own + "/differences?from=2022-01-01T00:00:00Z&to=2023-01-01T00:00:00Z"));
        api.foresees("GET", path + "/differences", http.get(own + "/differences"));
        api.foresees("GET", "/norms", http.get("/v1/norms"));
        api.foresees("PUT", "/norms/{id}", http.put("/v1/norms/" + UUID.randomUUID(), "{}"));
        api.foresees("GET", path + "/explanation", http.get(own + "/explanation"));
        api.foresees("GET", path + "/explanation", http.get(own + "/explanation?month=soon"));
        var national = "/v1/entitlements/differences";
        api.foresees(
                "GET",
                "/entitlements/differences",
                http.get(national + "?year=2022&from=2022-01-01T00:00:00Z&to=2023-01-01T00:00:00Z"));
        api.foresees("GET", "/entitlements/differences", http.get(national));
        var books = "/municipalities/{municipality}/postings";
        api.foresees("GET", books, http.get("/v1/municipalities/GM0060/postings"));
        api.foresees("PUT", books + "/{posting}", as("GM0060").put(posting("GM0060"), "{}"));
        api.foresees("GET", "/rules", http.get("/v1/rules"));
        api.foresees("PUT", "/rules/{rule}/decisions/{ruleId}", http.put(rule("OUT_OF_USE_PLACES"), "{}"));
    }

    private void asksForAnAdvance(MunicipalityCode code, UUID application) {
        capacity.records("history-import:" + code, 0, null, new CapacityImportEvent.HistoryImportClosed(code));
        allocation.records("history-import:" + code, 0, null, new AllocationImportEvent.HistoryImportClosed(code));
        assertThat(http.with(TOKENS.token(Role.OPERATOR))
                        .put("/v1/municipalities/" + code + "/history-import-closing", "{}")
                        .status())
                .isEqualTo(201);
        assertThat(http.put(rule("ADVANCE_DEADLINE"), """
            {"validFrom": "2025-01-01", "values": [{"name": "through", "value": "12-31"}],
             "certainty": "ASSUMED", "note": "For this test."}
            """).status()).isEqualTo(201);
        // Somebody else than who walks: nobody judges what they asked for themselves.
        var clerk =
                http.with(TOKENS.token(claims -> claims.subject("clerk"), List.of(Role.MINISTRY.claim()), List.of()));
        await().atMost(PATIENCE).untilAsserted(() -> {
            var answer = clerk.put("/v1/municipalities/" + code + "/advances/2025/applications/" + application, """
                {"places": [], "transitionCosts": "0.00", "livingAllowance": "1000.00",
                 "receipts": "0.00", "receivedOn": "2025-06-01"}
                """);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        });
    }

    /** Nothing was asked for there but an advance, of which nothing is decided. */
    private static AccessWalk pagesOfDossiers(AccessWalk walk) {
        var steps = List.of("", "/decision", "/answer", "/objection", "/question", "/assessment", "/approval");
        for (var dossier : List.of(
                "/municipalities/{municipality}/advances/{year}",
                "/municipalities/{municipality}/claims/{year}",
                "/municipalities/{municipality}/transitions/{transitionId}",
                "/municipalities/{municipality}/settlements/{year}",
                "/regions/{region}/first-receptions/{from}")) {
            for (var step : steps)
                walk.answered(
                        "GET " + dossier + (step.isEmpty() ? "" : "/requests/{requestId}" + step), "404 not-found");
            if (!dossier.contains("settlements"))
                walk.answered("GET " + dossier + "/requests/{requestId}/withdrawal", "404 not-found");
            if (dossier.contains("transitions"))
                walk.answered("GET " + dossier + "/requests/{requestId}/completeness", "404 not-found");
        }
        for (var addition : List.of("supplement", "conversion", "actuals", "location", "arrangement"))
            nothingThere(walk, "/municipalities/{municipality}/transitions/{transitionId}/new-" + addition);
        var firstReception = "/regions/{region}/first-receptions/{from}";
        nothingThere(walk, firstReception + "/new-actuals");
        nothingThere(walk, firstReception + "/new-payment");
        for (var step : List.of("/approval", "/confirmation", "/cancellation")) {
            nothingThere(walk, firstReception + "/orders/{paymentId}" + step);
            walk.answered(
                    "GET /municipalities/{municipality}/payments/{year}/orders/{paymentId}" + step, "404 not-found");
        }
        var advance = "GET /municipalities/{municipality}/advances/{year}";
        walk.answered(advance, "200");
        for (var open : List.of("/question", "/assessment", "/withdrawal"))
            walk.answered(advance + "/requests/{requestId}" + open, "200");
        // Nothing was asked of them, and nothing decided yet.
        for (var notTheirs : List.of("/answer", "/objection"))
            walk.answered(advance + "/requests/{requestId}" + notTheirs, "403");
        walk.answered(advance + "/requests/{requestId}/approval", "409");
        nothingThere(walk, "/norms/{normId}/correction");
        nothingThere(walk, "/norms/{normId}/withdrawal");
        return walk.answered("GET /municipalities/{municipality}/first-reception-spendings/{from}", "404 not-found");
    }

    private static void nothingThere(AccessWalk walk, String form) {
        walk.answered("GET " + form, "404 not-found").answered("POST " + form, "404 not-found");
    }

    @Test
    void compensation_for_care_is_shown_as_it_was_published_and_as_known_at_a_moment() {
        var year = "/v1/care-compensations/2023/publications/";
        var first = year + UUID.randomUUID();
        assertThat(http.with(TOKENS.token(Role.NOO)).put(first, "{}").status()).isEqualTo(403);
        var published = http.put(first, """
            {"total": "20200000.00", "counted": [], "certainty": "MEDIUM", "source": "Letter of November 2023; rounded"}
            """);
        assertThat(published.status()).as(published.body()).isEqualTo(201);
        var shares = """
            {"total": "%s", "price": "250.00", "counted": [{"municipality": "GM0014", "people": 2}], "certainty": "HIGH",
             "source": "Made up"}
            """;
        assertThat(http.put(year + UUID.randomUUID(), shares.formatted("500.01"))
                        .json()
                        .path("calculated")
                        .stringValue())
                .isEqualTo("500.00");
        var second = http.put(year + UUID.randomUUID(), shares.formatted("500.00"));
        assertThat(second.status()).as(second.body()).isEqualTo(201);
        assertThat(http.put(first + "/withdrawals/" + UUID.randomUUID(), "{}").problem())
                .isEqualTo("not-standing");
        var list = "/v1/care-compensations?year=2023&atLeast=";
        var now = http.get(list + position(second)).json();
        assertThat(now.path("items")
                        .path(0)
                        .path("shares")
                        .path(0)
                        .path("amount")
                        .stringValue())
                .isEqualTo("500.00");
        var then = http.get(list + position(second) + "&knownAt="
                        + position(published).replaceFirst(".*@", ""))
                .json();
        assertThat(then.path("items").path(0).path("total").stringValue()).isEqualTo("20200000.00");
        var api = OpenApi.of(http);
        api.foresees("GET", "/care-compensations", http.get("/v1/care-compensations"));
        api.foresees("PUT", "/care-compensations/{year}/publications/{publicationId}", http.put(first, "{}"));
    }

    private static String position(Http.Answer written) {
        return written.json().path("position").stringValue();
    }

    @Test
    void what_became_known_later_is_a_difference_line_with_its_event() {
        var location = location("GM0034");
        places(location, 0, MUNICIPAL, KNOWN, change("2022-12-01", 10));
        var before = entitlement("GM0034", "");
        var late = places(location, 1, MUNICIPAL, null, change("2022-12-22", 5));
        var after = entitlement("GM0034", "");
        var answer = http.get("/v1/entitlements/GM0034/2022/differences?from=%s&to=%s"
                        .formatted(knownAt(before), knownAt(after)))
                .json();
        assertThat(answer.path("amount").stringValue()).isEqualTo("4150.00");
        assertThat(answer.path("placeDays").longValue()).isEqualTo(50);
        assertThat(answer.path("before").path("amount").stringValue()).isEqualTo("25730.00");
        assertThat(answer.path("after").path("amount").stringValue()).isEqualTo("29880.00");
        assertThat(answer.path("items")).singleElement().satisfies(item -> {
            assertThat(item.path("location").stringValue()).isEqualTo(location.text());
            assertThat(item.path("from").stringValue()).isEqualTo("2022-12-22");
            assertThat(item.path("until").stringValue()).isEqualTo("2023-01-01");
            assertThat(item.path("before").path("count").longValue()).isEqualTo(10);
            assertThat(item.path("after").path("count").longValue()).isEqualTo(15);
            assertThat(item.path("eventIds")).extracting(JsonNode::stringValue).containsExactly(late);
        });
        assertThat(entitlement("GM0034", "?knownAt=" + knownAt(before)).path("amount"))
                .as("what was known then stays what it was")
                .isEqualTo(before.path("amount"));
    }

    @Test
    void a_place_in_weesp_is_amsterdams_from_the_day_of_the_merger_on() {
        places(location("GM0457"), 0, MUNICIPAL, KNOWN, change("2022-03-20", 1), change("2022-03-28", -1));
        assertThat(entitlement("GM0457", "").path("placeDays").longValue()).isEqualTo(4);
        assertThat(entitlement("GM0363", "").path("placeDays").longValue()).isEqualTo(4);
    }

    @Test
    void a_later_moment_than_everything_is_known_for_is_answered_as_of_what_is_known() {
        var answer = entitlement("GM0037", "?knownAt=2099-01-01T00:00:00%2B01:00");
        assertThat(answer.path("knownAt")).isEqualTo(answer.path("projectedThrough"));
        assertThat(http.get("/v1/entitlements/GM0037/2022?knownAt=2022-01-01T00:00:00Z")
                        .json()
                        .path("knownAt")
                        .stringValue())
                .isEqualTo("2022-01-01T00:00:00Z");
    }

    @Test
    void the_norms_are_everyones_to_read() {
        var own = http.with(TOKENS.token(Role.MUNICIPALITY, "GM0014"));
        var answer = own.get("/v1/norms?scheme=MUNICIPAL&atLeast=" + lastNorm);
        assertThat(answer.json().path("items"))
                .extracting(
                        norm -> norm.path("amount").stringValue(),
                        norm -> norm.path("from").stringValue(),
                        norm -> norm.path("until").asString("open"))
                .containsExactly(tuple("100.00", "2022-03-01", "2022-10-15"), tuple("83.00", "2022-10-15", "open"));
        var first = own.get("/v1/norms?limit=1").json();
        var next = own.get(
                        "/v1/norms?limit=2&cursor=" + first.path("nextCursor").stringValue())
                .json();
        assertThat(next.path("items"))
                .extracting(norm -> norm.path("amount").stringValue())
                .containsExactly("83.00", "210.00");
        assertThat(next.path("nextCursor").isNull()).isTrue();
        assertThat(own.get("/v1/norms?cursor=xyz").status()).isEqualTo(400);
    }

    /** Else an answer as known at some moment would change when the decision comes. */
    @Test
    void a_correction_waits_for_the_decision_that_it_corrects() {
        var scheme = NormScheme.PRIVATE;
        var norm = new NormId(UUID.randomUUID());
        var said = new NormTerms(new Euro(100), LocalDate.parse("2098-01-01"), null, Certainty.LOW, "a test");
        var meant = new NormTerms(new Euro(200), LocalDate.parse("2098-01-01"), null, Certainty.LOW, "a test");
        record("norm:late", 1, new NormEvent.Corrected(scheme, norm, UUID.randomUUID(), meant));
        var readers = service.getBean(Readers.class);
        await().atMost(PATIENCE).until(() -> readers.parked("funding.norms.v2") == 1);
        assertThat(amountOf(norm)).isEmpty();

        record("norm:late", 0, new NormEvent.Decided(scheme, norm, said));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(amountOf(norm)).contains("2.00"));
        record("norm:late", 2, new NormEvent.Withdrawn(scheme, norm, UUID.randomUUID()));
        await().atMost(PATIENCE).until(() -> amountOf(norm).isEmpty());
    }

    private Optional<String> amountOf(NormId norm) {
        return http.get("/v1/norms?limit=1000")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("normId").stringValue().equals(norm.toString()))
                .map(item -> item.path("amount").stringValue())
                .findAny();
    }

    /** As no decision of this service would. */
    private void record(String aggregateId, long sequence, NormEvent event) {
        service.getBean(JdbcClient.class)
                .sql("""
                    insert into events.event (event_id, type, aggregate_id, sequence, command_id, correlation_id,
                                              causation_id, actor, actor_role, on_behalf_of, payload)
                    values (:id, :type, :aggregate, :sequence, :id, :id, :id, 'tester', 'operator', 'NL',
                            :payload::jsonb)
                    """)
                .param("id", UUID.randomUUID())
                .param("type", PublishedEvents.CATALOGUE.nameOf(event))
                .param("aggregate", aggregateId)
                .param("sequence", sequence)
                .param("payload", EventMapper.forEvents().writeValueAsString(event))
                .update();
    }

    @Test
    void a_norm_is_decided_once_and_by_the_ministry_alone() {
        var path = "/v1/norms/" + UUID.randomUUID();
        var norm = norm("PRIVATE", "92.00", "2024-01-01");
        assertThat(http.with(TOKENS.token(Role.MUNICIPALITY, "GM0014"))
                        .put(path, norm)
                        .status())
                .isEqualTo(403);
        assertThat(http.with(TOKENS.token(Role.KCIO)).put(path, norm).status()).isEqualTo(403);
        var decided = http.put(path, norm);
        assertThat(decided.status()).isEqualTo(201);
        assertThat(http.put(path, norm).body()).isEqualTo(decided.body());
        assertThat(http.put(path, norm("PRIVATE", "93.00", "2024-01-01")).problem())
                .isEqualTo("id-taken");
        assertThat(http.put(path, norm("MUNICIPAL", "61.00", "2024-01-01")).problem())
                .isEqualTo("id-taken");
        var withdrawal = path + "/withdrawals/" + UUID.randomUUID();
        var withdrawn = http.put(withdrawal, "{\"scheme\": \"PRIVATE\", \"reason\": \"A test.\"}");
        assertThat(withdrawn.status()).isEqualTo(201);
        lastNorm = withdrawn.json().path("position").stringValue();
        var correction = path + "/corrections/" + UUID.randomUUID();
        assertThat(http.put(correction, norm).problem()).isEqualTo("norm-withdrawn");
    }

    @Test
    void what_cannot_be_a_norm_is_refused_with_the_field_that_is_wrong() {
        var path = "/v1/norms/" + UUID.randomUUID();
        var negative = http.put(path, norm("MUNICIPAL", "-1.00", "2099-01-01"));
        assertThat(negative.status()).isEqualTo(400);
        assertThat(negative.json().path("errors").path(0).path("field").stringValue())
                .isEqualTo("/amount");
        var inMonth = http.put(path, norm("PRIVATE", "1.00", "2099-01-02"));
        assertThat(inMonth.status()).isEqualTo(400);
        assertThat(inMonth.json().path("errors").path(0).path("field").stringValue())
                .isEqualTo("/validFrom");
        assertThat(http.put(path + "/withdrawals/" + UUID.randomUUID(), "{\"scheme\": \"PRIVATE\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_rule_is_decided_by_the_ministry_and_holds_from_a_day_on() {
        assertThat(rules("rule=PLACES_AFTER_RIGHT_ENDED&on=2028-01-01"))
                .singleElement()
                .satisfies(standard -> {
                    assertThat(standard.path("ruleId").isNull()).isTrue();
                    assertThat(standard.path("certainty").stringValue()).isEqualTo("MEDIUM");
                });
        var path = rule("PLACES_AFTER_RIGHT_ENDED");
        assertThat(http.put(path, counts("maybe"))
                        .json()
                        .path("errors")
                        .path(0)
                        .path("field")
                        .stringValue())
                .isEqualTo("/values");
        assertThat(http.with(TOKENS.token(Role.NOO)).put(path, counts("no")).status())
                .isEqualTo(403);
        var decided = http.put(path, counts("no"));
        assertThat(decided.status()).isEqualTo(201);
        assertThat(http.put(path, counts("no")).body()).isEqualTo(decided.body());
        assertThat(http.put(path, counts("yes")).problem()).isEqualTo("id-taken");
        assertThat(rules("rule=PLACES_AFTER_RIGHT_ENDED&on=2030-01-01"))
                .singleElement()
                .satisfies(rule -> assertThat(
                                rule.path("values").path(0).path("value").stringValue())
                        .isEqualTo("no"));
        assertThat(http.put(path + "/withdrawals/" + UUID.randomUUID(), "{}").status())
                .isEqualTo(201);
        assertThat(http.put(path + "/corrections/" + UUID.randomUUID(), counts("no"))
                        .problem())
                .isEqualTo("rule-withdrawn");
        assertThat(http.put(rule("TRANSITION_COSTS"), counts("no").replace("count", "basis"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_history_of_a_rule_comes_in_until_it_is_closed() {
        var closing = "/v1/rules/PLACES_AFTER_RIGHT_ENDED/history-import-closing";
        var operator = http.with(TOKENS.token(Role.OPERATOR));
        assertThat(operator.send("PUT", closing, null).status()).isLessThan(300);
        var id = UUID.randomUUID();
        var line = """
            {"id": "%s", "type": "decide-rule", "knownAt": "2022-04-01T00:00:00Z", "data": {"ruleId": "%s",
             "rule": "PLACES_AFTER_RIGHT_ENDED", "validFrom": "2022-03-01", "values": [{"name": "count", "value": "no"}],
             "certainty": "ASSUMED", "note": "For this test."}}
            """.formatted(id, id).replace("\n", "");
        var answer = operator.post("/v1/imports", line, "Content-Type", "application/x-ndjson");
        assertThat(problemOf(answer.json())).endsWith("history-import-closed");
    }

    private List<JsonNode> rules(String query) {
        return http.get("/v1/rules?" + query).json().path("items").valueStream().toList();
    }

    private static String rule(String name) {
        return "/v1/rules/" + name + "/decisions/" + UUID.randomUUID();
    }

    private static String counts(String answer) {
        return """
            {"validFrom": "2029-01-01", "values": [{"name": "count", "value": "%s"}], "certainty": "ASSUMED",
             "note": "For this test."}
            """.formatted(answer);
    }

    @Test
    void what_was_paid_is_added_and_what_was_received_is_deducted() {
        var own = as("GM0074");
        var allowance = posting("GM0074");
        assertThat(own.put(allowance, amount("LIVING_ALLOWANCE_MUNICIPAL", "2022-05", "2600.00"))
                        .status())
                .isEqualTo(201);
        assertThat(own.put(allowance, amount("LIVING_ALLOWANCE_MUNICIPAL", "2022-05", "2700.00"))
                        .problem())
                .isEqualTo("id-taken");
        assertThat(own.put(posting("GM0074"), amount("RECOVERY", "2022-06", "100.00"))
                        .status())
                .isEqualTo(201);
        assertThat(own.put(posting("GM0074"), amount("RECOVERY", "2099-01", "1.00"))
                        .status())
                .isEqualTo(400);
        assertThat(as("GM0080")
                        .put(allowance, amount("RECOVERY", "2022-06", "1.00"))
                        .status())
                .isEqualTo(404);
        var before = entitlement("GM0074", "");
        assertThat(before.path("livingAllowance").stringValue()).isEqualTo("2600.00");
        assertThat(before.path("receipts").stringValue()).isEqualTo("100.00");
        assertThat(before.path("amount").stringValue()).isEqualTo("2500.00");
        assertThat(before.path("lines"))
                .extracting(
                        line -> line.path("kind").stringValue(),
                        line -> line.path("amount").stringValue())
                .containsExactly(tuple("LIVING_ALLOWANCE_MUNICIPAL", "2600.00"), tuple("RECOVERY", "-100.00"));
        var corrected = own.put(
                allowance + "/corrections/" + UUID.randomUUID(),
                amount("LIVING_ALLOWANCE_MUNICIPAL", "2022-05", "2500.00"));
        assertThat(corrected.status()).isEqualTo(201);
        var after = entitlement("GM0074", "");
        var differences = http.get("/v1/entitlements/GM0074/2022/differences?from=%s&to=%s"
                        .formatted(knownAt(before), knownAt(after)))
                .json();
        assertThat(differences.path("amount").stringValue()).isEqualTo("-100.00");
        assertThat(differences.path("items")).singleElement().satisfies(item -> {
            assertThat(item.path("kind").stringValue()).isEqualTo("LIVING_ALLOWANCE_MUNICIPAL");
            assertThat(item.path("eventIds").size()).isEqualTo(1);
        });
        assertThat(http.with(TOKENS.token(Role.AUDITOR))
                        .get("/v1/municipalities/GM0074/postings?limit=1")
                        .json()
                        .path("items")
                        .path(0)
                        .path("amount")
                        .stringValue())
                .isEqualTo("2500.00");
    }

    @Test
    void transition_costs_of_2022_are_what_the_rule_known_at_the_moment_says() {
        var id = UUID.randomUUID();
        var line = """
            {"id": "%s", "type": "post", "knownAt": "2022-06-01T00:00:00Z", "municipality": "GM0085", "data":
             {"posting": "%s", "kind": "TRANSITION_COST", "month": "2022-05", "amount": "1200000.00",
              "depreciation": {"from": "2022-07", "months": 60}}}
            """.formatted(id, id).replace("\n", "");
        var answer = http.with(TOKENS.token(Role.OPERATOR))
                .post("/v1/imports", line, "Content-Type", "application/x-ndjson");
        assertThat(problemOf(answer.json())).as(answer.body()).isEmpty();
        var march = entitlement("GM0085", "?knownAt=2023-03-01T00:00:00Z");
        var may = entitlement("GM0085", "?knownAt=2023-05-01T00:00:00Z");
        assertThat(march.path("transitionCosts").stringValue()).isEqualTo("120000.00");
        assertThat(may.path("transitionCosts").stringValue()).isEqualTo("1200000.00");
        assertThat(may.path("amount").stringValue()).isEqualTo("1200000.00");
        assertThat(may.path("explanation").path("datedRules"))
                .singleElement()
                .satisfies(rule -> assertThat(
                                rule.path("values").path(0).path("value").stringValue())
                        .isEqualTo("INVESTMENT"));
        var differences = http.get("/v1/entitlements/GM0085/2022/differences"
                        + "?from=2023-03-01T00:00:00Z&to=2023-05-01T00:00:00Z")
                .json();
        assertThat(differences.path("items")).singleElement().satisfies(item -> {
            assertThat(item.path("amount").stringValue()).isEqualTo("1080000.00");
            assertThat(item.path("eventIds").path(0))
                    .isEqualTo(may.path("lines").path(0).path("rules").path(0).path("eventId"));
        });
        var question =
                "/v1/entitlements/differences?year=2022&from=2023-03-01T00:00:00Z&to=2023-05-01T00:00:00Z&limit=";
        var country = http.get(question + 1000).json();
        var paged = new ArrayList<String>();
        var page = http.get(question + 1).json();
        for (var cursor = page.path("nextCursor"); ; cursor = page.path("nextCursor")) {
            assertThat(page.path("items").size()).isLessThanOrEqualTo(1);
            assertThat(page.path("amount")).isEqualTo(country.path("amount"));
            page.path("items").forEach(item -> paged.add(item.toString()));
            if (!cursor.isString()) break;
            page = http.get(question + "1&cursor=" + cursor.stringValue()).json();
        }
        assertThat(paged)
                .isEqualTo(country.path("items")
                        .valueStream()
                        .map(JsonNode::toString)
                        .toList());
        assertThat(http.get(question + "1&cursor=WyJ4Il0").status()).isEqualTo(400);
        assertThat(country.path("items"))
                .filteredOn(item -> item.path("municipality").stringValue().equals("GM0085"))
                .singleElement()
                .satisfies(item -> assertThat(
                                item.path("difference").path("amount").stringValue())
                        .isEqualTo("1080000.00"));
        assertThat(country.path("municipalities").size()).isGreaterThanOrEqualTo(342);
    }

    @Test
    void rules_say_which_places_count_and_each_line_names_them() {
        var location = location("GM0086");
        var dimensions = Dimensions.ofLocation(location, MUNICIPAL);
        capacity.records(
                "location:" + location,
                0,
                Instant.parse(KNOWN),
                new LocationEvent.Opened(
                        location,
                        LocalDate.parse("2022-12-01"),
                        new LocationDescription(
                                "Sporthal",
                                new MunicipalityCode("GM0088"),
                                MUNICIPAL,
                                null,
                                null,
                                null,
                                List.of(),
                                LocalDate.parse("2022-12-01"),
                                null),
                        0,
                        OccupancyBasis.NAMED,
                        List.of()));
        places(location, 1, MUNICIPAL, KNOWN, change("2022-12-01", 10));
        assertThat(entitlement("GM0086", "").path("placeDays").longValue())
                .as("it lies in another municipality")
                .isZero();
        capacity.records(
                "location:" + location,
                2,
                null,
                new LocationEvent.OpeningCorrected(
                        location,
                        UUID.randomUUID(),
                        location.id(),
                        LocalDate.parse("2022-12-01"),
                        new LocationDescription(
                                "Sporthal",
                                location.municipality(),
                                MUNICIPAL,
                                null,
                                null,
                                null,
                                List.of(),
                                LocalDate.parse("2022-12-01"),
                                null),
                        0,
                        OccupancyBasis.NAMED,
                        List.of()));
        var periodId = UUID.randomUUID();
        capacity.records(
                "location:" + location,
                3,
                null,
                new LocationEvent.TakenOutOfUse(
                        location,
                        periodId,
                        null,
                        LocalDate.parse("2022-12-22"),
                        null,
                        4,
                        List.of(new LedgerLine(LocalDate.parse("2022-12-22"), PLACES_OUT_OF_USE, dimensions, 4))));
        var stay = new StayId(location.municipality(), UUID.randomUUID());
        var person = new PersonId(UUID.randomUUID());
        allocation.records(
                "guest-book:" + location,
                0,
                null,
                new GuestBookEvent.StayStarted(
                        location, stay, person, LocalDate.parse("2022-12-01"), null, false, List.of()));
        allocation.records(
                "attendance:" + stay,
                0,
                null,
                new AttendanceEvent.EntitlementLost(stay, person, UUID.randomUUID(), LocalDate.parse("2022-12-12")));
        var counted = entitlement("GM0086", "");
        assertThat(counted.path("placeDays").longValue()).isEqualTo(310);
        assertThat(counted.path("lines"))
                .extracting(
                        line -> line.path("from").stringValue(),
                        line -> line.path("outOfUsePlaces").longValue(),
                        line -> line.path("afterRightEndedPlaces").longValue(),
                        line -> line.path("rules").size())
                .containsExactly(
                        tuple("2022-12-01", 0L, 0L, 0), tuple("2022-12-12", 0L, 1L, 1), tuple("2022-12-22", 4L, 1L, 2));
        var rule = rule("OUT_OF_USE_PLACES");
        assertThat(http.put(rule, counts("no").replace("2029-01-01", "2022-03-01"))
                        .status())
                .isEqualTo(201);
        var deducted = entitlement("GM0086", "");
        assertThat(deducted.path("placeDays").longValue()).isEqualTo(310 - 4 * 10);
        var path = "/v1/entitlements/GM0086/2022/explanation?month=2022-12&location=" + location;
        var explained = http.get(path).json();
        assertThat(explained.path("amount")).isEqualTo(deducted.path("amount"));
        assertThat(explained.path("items").path(2).path("places").longValue()).isEqualTo(6);
        var csv = http.get(path, "Accept", "text/csv");
        assertThat(csv.header("Opvang-Amount"))
                .isEqualTo(deducted.path("amount").stringValue());
        assertThat(csv.body().lines().toList())
                .hasSize(1 + 3)
                .first()
                .satisfies(header -> assertThat(header).startsWith("month,scheme,kind,location,from,until"));
        assertThat(http.put(rule + "/withdrawals/" + UUID.randomUUID(), "{}").status())
                .isEqualTo(201);
        assertThat(entitlement("GM0086", "").path("placeDays").longValue()).isEqualTo(310);

        var twin = new PersonId(UUID.randomUUID());
        allocation.records(
                "guest-book:" + location,
                1,
                null,
                new GuestBookEvent.StayStarted(
                        location,
                        new StayId(location.municipality(), UUID.randomUUID()),
                        twin,
                        LocalDate.parse("2022-12-01"),
                        null,
                        false,
                        List.of()));
        var merge = new MergeId(location.municipality(), UUID.randomUUID());
        allocation.records("person:" + twin, 0, null, new PersonEvent.Merged(twin, merge, person));
        assertThat(withoutRight("GM0086"))
                .as("who turned out to be the one who lost the right")
                .containsExactly(0L, 2L, 2L);
        allocation.records("person:" + twin, 1, null, new PersonEvent.MergeUndone(twin, merge, person));
        assertThat(withoutRight("GM0086")).containsExactly(0L, 1L, 1L);
    }

    private List<Long> withoutRight(String municipality) {
        return entitlement(municipality, "")
                .path("lines")
                .valueStream()
                .map(line -> line.path("afterRightEndedPlaces").longValue())
                .toList();
    }

    private Http as(String municipality) {
        return http.with(TOKENS.token(Role.MUNICIPALITY, municipality));
    }

    private static String posting(String municipality) {
        return "/v1/municipalities/%s/postings/%s".formatted(municipality, UUID.randomUUID());
    }

    private static String amount(String kind, String month, String amount) {
        return "{\"kind\": \"%s\", \"month\": \"%s\", \"amount\": \"%s\"}".formatted(kind, month, amount);
    }

    private void importedRule(String basis, String knownAt) {
        var id = UUID.randomUUID();
        var line = """
            {"id": "%s", "type": "decide-rule", "knownAt": "%s", "data": {"ruleId": "%s", "rule": "TRANSITION_COSTS",
             "validFrom": "2022-01-01", "values": [{"name": "basis", "value": "%s"}], "certainty": "HIGH",
             "note": "For this test."}}
            """.formatted(id, knownAt, id, basis).replace("\n", "");
        var answer = http.with(TOKENS.token(Role.OPERATOR))
                .post("/v1/imports", line, "Content-Type", "application/x-ndjson");
        assertThat(problemOf(answer.json())).as(answer.body()).isEmpty();
    }

    @Test
    void entitlements_are_shown_to_their_municipality_its_region_and_the_country() {
        var path = "/v1/entitlements/GM0014/2022";
        for (var allowed : List.of(
                TOKENS.token(Role.MUNICIPALITY, "GM0014"),
                TOKENS.token(Role.REGION, "VR01"),
                TOKENS.token(Role.KCIO),
                TOKENS.token(Role.NOO),
                TOKENS.token(Role.MINISTRY),
                TOKENS.token(Role.AUDITOR)))
            for (var question : List.of("", "/changes", "/differences?from=" + KNOWN + "&to=" + KNOWN))
                assertThat(http.with(allowed).get(path + question).status()).isEqualTo(200);
        for (var foreign : List.of(TOKENS.token(Role.MUNICIPALITY, "GM0034"), TOKENS.token(Role.REGION, "VR02")))
            for (var question : List.of("", "/changes", "/differences?from=" + KNOWN + "&to=" + KNOWN))
                assertThat(http.with(foreign).get(path + question).status()).isEqualTo(404);
        assertThat(http.with(TOKENS.token(Role.OPERATOR)).get(path).status()).isEqualTo(403);
        assertThat(http.with(TOKENS.token(Role.MUNICIPALITY, "GM0363"))
                        .get("/v1/entitlements/GM0457/2022")
                        .status())
                .as("what became part of a municipality is its own")
                .isEqualTo(200);
    }

    @Test
    void what_there_is_no_entitlement_for_is_not_found() {
        assertThat(http.get("/v1/entitlements/GM9999/2022").status()).isEqualTo(404);
        assertThat(http.get("/v1/entitlements/GM0014/2021").status()).isEqualTo(404);
        assertThat(http.get("/v1/entitlements/GM0014/soon").status()).isEqualTo(400);
        assertThat(http.get("/v1/entitlements/GM0014/2022/differences?from=2023-01-01T00:00:00Z&to=" + KNOWN)
                        .status())
                .isEqualTo(400);
    }

    /** The answer once it contains all that was recorded before it was asked for. */
    private JsonNode entitlement(String code, String query) {
        var recorded = capacity.now();
        return await().atMost(PATIENCE)
                .until(
                        () -> http.get("/v1/entitlements/" + code + "/2022" + query)
                                .json(),
                        answer -> !Instant.parse(answer.path("projectedThrough").stringValue())
                                .isBefore(recorded));
    }

    private static String knownAt(JsonNode answer) {
        return answer.path("knownAt").stringValue();
    }

    private JsonNode imported(String scheme, String amount, String validFrom, String knownAt) {
        var operator = http.with(TOKENS.token(Role.OPERATOR));
        var id = UUID.randomUUID();
        var line = """
            {"id": "%s", "type": "decide-norm", "knownAt": "%s", "data": {"normId": "%s", "scheme": "%s",
             "amount": "%s", "validFrom": "%s", "certainty": "HIGH", "source": "BooO article 3"}}
            """.formatted(id, knownAt, id, scheme, amount, validFrom).replace("\n", "");
        var answer = operator.post("/v1/imports", line, "Content-Type", "application/x-ndjson");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String problemOf(JsonNode line) {
        return line.path("problem").path("type").asString("");
    }

    private static String norm(String scheme, String amount, String validFrom) {
        return """
            {"scheme": "%s", "amount": "%s", "validFrom": "%s", "certainty": "HIGH", "source": "BooO article 3"}
            """.formatted(scheme, amount, validFrom);
    }

    private static LocationId location(String code) {
        return new LocationId(new MunicipalityCode(code), UUID.randomUUID());
    }

    private String provided(MunicipalityCode municipality, YearMonth month) {
        var person = new PersonId(UUID.randomUUID());
        var provision = new ProvisionId(municipality, UUID.randomUUID());
        var dimensions = Dimensions.ofMunicipality(municipality);
        var lines = List.of(
                new LedgerLine(month.atDay(1), PROVISION_PERSON_MONTHS, dimensions, 1),
                new LedgerLine(month.plusMonths(1).atDay(1), PROVISION_PERSON_MONTHS, dimensions, -1));
        return allocation
                .records("provision:" + person, 0, null, new Provided(person, provision, month, lines))
                .toString();
    }

    private record Step(LocalDate from, int change) {}

    private static Step change(String from, int change) {
        return new Step(LocalDate.parse(from), change);
    }

    private String places(LocationId location, long sequence, PlaceKind kind, @Nullable String knownAt, Step... steps) {
        var lines = Arrays.stream(steps)
                .map(step -> new LedgerLine(
                        step.from(), PLACES_REALISED, Dimensions.ofLocation(location, kind), step.change()))
                .toList();
        var event = new PlacesChanged(location, UUID.randomUUID(), null, steps[0].from(), steps[0].change(), lines);
        return capacity.records(
                        "location:" + location, sequence, knownAt == null ? null : Instant.parse(knownAt), event)
                .toString();
    }
}
