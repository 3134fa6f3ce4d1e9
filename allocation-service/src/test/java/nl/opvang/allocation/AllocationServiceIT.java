package nl.opvang.allocation;

import static nl.opvang.contracts.capacity.OccupancyBasis.NAMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.opvang.allocation.stay.domain.GuestBookCommand.NotePlaces;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.access.AccessWalk;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.page.signin.TestSession;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.Neighbour;
import nl.opvang.plumbing.testservers.TestServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real servers, over HTTP. */
class AllocationServiceIT {
    private static final String GRONINGEN = "GM0014";
    private static final String ROTTERDAM = "GM0599";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ServiceDatabase DATABASE = TestServers.shared().freshDatabase("allocation");
    private static final ServletWebServerApplicationContext SERVICE =
            start("opvang.identity.key-file=" + TestKeys.file(), "opvang.person-keys.key-file=" + TestKeys.file());

    private final Http groningen = as(Role.MUNICIPALITY, GRONINGEN);
    private final Http rotterdam = as(Role.MUNICIPALITY, ROTTERDAM);
    private final String person = "{\"scheme\":\"LOCAL\",\"value\":\"" + UUID.randomUUID() + "\"}";
    private final String bsn = "{\"scheme\":\"BSN\",\"value\":\"" + randomBsn() + "\"}";

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    private static ServletWebServerApplicationContext start(String... more) {
        var settings = new ArrayList<>(List.of(
                "server.port=0",
                "management.server.port=0",
                "opvang.database.url=" + DATABASE.jdbcUrl(),
                "opvang.database.owner-user=" + DATABASE.ownerUser(),
                "opvang.database.owner-password=" + DATABASE.ownerPassword(),
                "opvang.database.app-user=" + DATABASE.appUser(),
                "opvang.database.app-password=" + DATABASE.appPassword(),
                "opvang.kafka.bootstrap-servers=" + TestServers.shared().bootstrapServers(),
                "opvang.access.issuer-uri=" + TestTokens.shared().issuerUri(),
                "opvang.access.audience=" + TestTokens.AUDIENCE,
                "opvang.seals.key-file=" + TestKeys.file(),
                "opvang.http.body-key-file=" + TestKeys.file()));
        settings.addAll(Arrays.asList(more));
        return (ServletWebServerApplicationContext) AllocationService.application()
                .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    private static Http as(Role role, String... codes) {
        var server = SERVICE.getWebServer();
        assertThat(server).isNotNull();
        return new Http(
                server == null ? 0 : server.getPort(), TestTokens.shared().token(role, codes));
    }

    @Test
    void without_keys_for_identities_and_descriptions_it_does_not_start() {
        var others = "opvang.person-keys.key-file=" + TestKeys.file();
        assertThatThrownBy(() -> start(others).close()).hasStackTraceContaining("opvang.identity.key-file");
        assertThatThrownBy(() -> start(others, "opvang.identity.key-file=/nowhere/at/all")
                        .close())
                .hasStackTraceContaining("no such file");
        assertThatThrownBy(() ->
                        start("opvang.identity.key-file=" + TestKeys.file()).close())
                .hasStackTraceContaining("opvang.person-keys.key-file");
    }

    @Test
    void the_description_names_exactly_the_endpoints_there_are_and_answers_are_as_described() {
        var api = OpenApi.of(groningen);
        api.describesExactly(SERVICE);
        var registration = "/v1/municipalities/GM0014/registrations/" + UUID.randomUUID();
        var described = "/municipalities/{municipality}/registrations/{registration}";
        api.foresees("PUT", described, groningen.put(registration, registration(bsn, "2022-04-01")));
        api.foresees("PUT", described, rotterdam.put(registration, registration(bsn, "2022-05-01")));
        api.foresees("PUT", described, groningen.put(registration, "{}"));
        api.foresees("GET", described, groningen.get(registration));
        var school = opened(1);
        var stay = stays();
        api.foresees(
                "PUT",
                "/municipalities/{municipality}/stays/{stay}",
                groningen.put(stay, stay(school, person, "2023-03-01", null)));
        api.foresees("GET", "/municipalities/{municipality}/stays/{stay}", groningen.get(stay));
        api.foresees(
                "GET",
                "/municipalities/{municipality}/guest-books/{location}",
                groningen.get("/v1/municipalities/GM0014/guest-books/" + school + "?on=2023-03-02"));
        var provision = "/v1/municipalities/GM0014/provisions/" + UUID.randomUUID();
        api.foresees(
                "PUT",
                "/municipalities/{municipality}/provisions/{provision}",
                groningen.put(provision, provision(bsn)));
        api.foresees(
                "GET",
                "/municipalities/{municipality}/provisions",
                groningen.get("/v1/municipalities/GM0014/provisions"));
    }

    @Test
    void every_endpoint_lets_in_exactly_whom_its_rule_allows() {
        var municipality = AccessWalk.MUNICIPALITY.text();
        var its = as(Role.MUNICIPALITY, municipality);
        var path = "/v1/municipalities/" + municipality;
        opened(new LocationId(AccessWalk.MUNICIPALITY, AccessWalk.ID), 1);
        for (var put : Map.of(
                        "/registrations/", registration(person, "2022-04-01"),
                        "/provisions/", provision(person),
                        "/stays/", stay(AccessWalk.ID, person, "2023-03-01", null),
                        "/requests/", asked(person))
                .entrySet())
            assertThat(its.put(path + put.getKey() + AccessWalk.ID, put.getValue())
                            .status())
                    .as(put.getKey())
                    .isEqualTo(201);
        var other = "{\"scheme\":\"LOCAL\",\"value\":\"" + UUID.randomUUID() + "\"}";
        assertThat(its.put(path + "/provisions/" + UUID.randomUUID(), provision(other, "2024-03"))
                        .status())
                .isEqualTo(201);
        assertThat(its.put(
                                path + "/person-merges/" + AccessWalk.ID,
                                "{\"merged\":%s,\"survivor\":%s,\"reason\":\"a test\"}".formatted(other, person))
                        .status())
                .isEqualTo(201);
        var gone = "{\"scheme\":\"LOCAL\",\"value\":\"" + UUID.randomUUID() + "\"}";
        assertThat(its.put(path + "/provisions/" + UUID.randomUUID(), provision(gone, "2024-03"))
                        .status())
                .isEqualTo(201);
        assertThat(its.put(
                                path + "/forgettings/" + AccessWalk.ID,
                                "{\"identity\":%s,\"why\":\"RETENTION_ENDED\"}".formatted(gone))
                        .status())
                .isEqualTo(201);
        var stay = path + "/stays/" + AccessWalk.ID;
        assertThat(its.put(stay + "/absences/" + AccessWalk.ID, "{\"from\":\"2023-03-05\"}")
                        .status())
                .isEqualTo(201);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> its.get(stay + "/attendance").status() == 200);
        var elsewhere = as(Role.MUNICIPALITY, AccessWalk.ELSEWHERE.text());
        var somebody = "{\"scheme\":\"LOCAL\",\"value\":\"" + UUID.randomUUID() + "\"}";
        for (var put : Map.of(
                        "/registrations/", registration(somebody, "2022-04-01"),
                        "/provisions/", provision(somebody),
                        "/requests/", asked(somebody))
                .entrySet())
            assertThat(elsewhere
                            .put(
                                    "/v1/municipalities/" + AccessWalk.ELSEWHERE.text() + put.getKey()
                                            + AccessWalk.ID_ELSEWHERE,
                                    put.getValue())
                            .status())
                    .as(put.getKey())
                    .isEqualTo(201);
        // Several roles may: whoever comes after the first changes nothing any more.
        assertThat(as(Role.MINISTRY)
                        .with(TestTokens.shared().tokenOf("another-client", Role.MINISTRY))
                        .put("/v1/target-history-closings/VR01", "{}")
                        .status())
                .isEqualTo(201);
        assertThat(AccessWalk.of(SERVICE)
                        .with("entry", "correction")
                        .with("table", "registrations")
                        .answered("GET /people/{person}", "404 not-found")
                        .asking("/v1/municipalities/{municipality}/guest-books/{location}", "on=2023-03-02")
                        .asking("/v1/municipalities/{municipality}/ranked-requests", "on=2025-01-01")
                        .asking("/v1/regions/{region}/ranked-requests", "on=2025-01-01")
                        .asking("/v1/ranked-requests", "on=2025-01-01")
                        .asking("/v1/municipalities/{municipality}/absence-decisions", "on=2025-01-01")
                        .asking("/v1/municipalities/{municipality}/overdue-arrivals", "on=2025-01-01")
                        .asking("/v1/municipalities/{municipality}/reconciliation", "on=2025-01-01")
                        .asking("/v1/municipalities/{municipality}/reconciliation/mismatches", "on=2025-01-01")
                        .asking("/v1/municipalities/{municipality}/reconciliation/explanation", "on=2025-01-01")
                        .asking("/v1/regions/{region}/target-divisions", "on=2025-01-01")
                        .answered(
                                "PUT /v1/municipalities/{municipality}/requests/{request}/offers/{offer}/acceptance",
                                "404 offer-unknown")
                        .answered("GET /v1/persons/{person}/history", "404 not-found")
                        .answered(
                                "GET /municipalities/{municipality}/stays/{stay}/absences/{absence}/decisions/{decision}/withdrawal",
                                "404 not-found")
                        .answered("PUT /v1/target-history-closings/NL", "201")
                        .answered("PUT /v1/target-history-closings/{region}", "200")
                        .finding(5)
                        .past())
                .isGreaterThan(100);
    }

    @Test
    void every_endpoint_about_people_is_logged() {
        var silent = SERVICE
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .values()
                .stream()
                .filter(method -> method.getBeanType().getPackageName().startsWith("nl.opvang.allocation"))
                .filter(method -> !method.hasMethodAnnotation(Processes.class)
                        && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Processes.class))
                .map(method -> method.getBeanType().getSimpleName() + "."
                        + method.getMethod().getName())
                .collect(Collectors.toCollection(TreeSet::new));

        // Rules, targets and numbers are about nobody, as is the first page.
        assertThat(silent)
                .filteredOn(name -> !name.matches("(Rule|Target|Division|Round|DividedTarget|HomePage)[A-Za-z]*\\..*"))
                .containsExactly("GuestBookController.on", "PeoplePage.show", "ReconciliationController.counts");
    }

    @Test
    void what_is_done_with_somebody_s_data_is_in_the_log_and_never_their_number() {
        var number = randomBsn();
        var registration = UUID.randomUUID();
        var path = "/v1/municipalities/GM0014/registrations/";
        groningen.put(
                path + registration, registration("{\"scheme\":\"BSN\",\"value\":\"" + number + "\"}", "2022-04-01"));
        assertThat(groningen.get(path + registration).status()).isEqualTo(200);
        assertThat(groningen.get(path + registration, "If-None-Match", "\"0\"").status())
                .isIn(200, 304);
        assertThat(groningen.get(path + number).status()).isEqualTo(400);
        assertThat(rotterdam.get(path + registration).status()).isEqualTo(404);

        var jdbc = SERVICE.getBean(JdbcClient.class);
        var log = jdbc.sql("select * from runtime.processing where strpos(object, ?) > 0 order by processing.position")
                .param(registration.toString())
                .query()
                .listOfRows();
        assertThat(log)
                .extracting(row -> String.valueOf(row.get("operation")).substring(0, 3) + " " + row.get("actor"))
                .containsExactly(
                        "PUT test-municipality-GM0014",
                        "GET test-municipality-GM0014",
                        "GET test-municipality-GM0014",
                        "GET test-municipality-GM0599");
        assertThat(log).allMatch(row -> "registration".equals(row.get("activity")));
        var person = jdbc.sql("select payload ->> 'personId' from events.event where strpos(payload::text, ?) > 0")
                .param(registration.toString())
                .query(String.class)
                .single();
        assertThat(log.getFirst().get("subjects")).asString().contains(person);
        assertThat(jdbc.sql("select processing::text from runtime.processing")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(number));
    }

    @Test
    void who_is_looked_for_on_a_page_is_in_the_log_and_never_their_number() {
        var number = randomBsn();
        var registration = UUID.randomUUID();
        groningen.put(
                "/v1/municipalities/GM0014/registrations/" + registration,
                registration("{\"scheme\":\"BSN\",\"value\":\"" + number + "\"}", "2022-04-01"));
        var search = "municipality=GM0014&scheme=BSN&number=" + number;
        var found = posted(groningen, "/people", search);
        assertThat(found.status()).isEqualTo(303);
        var person = found.header("Location");
        assertThat(person).startsWith("/people/").doesNotContain(number);
        assertThat(looked(groningen, person).status()).isEqualTo(200);
        assertThat(looked(groningen, person).body())
                .contains(registration.toString())
                .doesNotContain(number);

        // Another municipality that knows the number learns nothing by it.
        assertThat(posted(rotterdam, "/people", search).status()).isEqualTo(404);
        assertThat(posted(rotterdam, "/people", search.replace(GRONINGEN, ROTTERDAM))
                        .status())
                .isEqualTo(200);
        assertThat(looked(rotterdam, person).status()).isEqualTo(404);

        var jdbc = SERVICE.getBean(JdbcClient.class);
        assertThat(jdbc.sql("select processing::text from runtime.processing")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(number))
                .anyMatch(row -> row.contains("POST /people"))
                .anyMatch(row ->
                        row.contains("GET /people/{person}") && row.contains(person.substring("/people/".length())));
    }

    private static Http.Answer posted(Http who, String path, String form) {
        var session = TestSession.open(SERVICE, Objects.requireNonNull(who.token()));
        return new Http(Objects.requireNonNull(SERVICE.getWebServer()).getPort(), null)
                .send(
                        "POST",
                        path,
                        form,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Cookie",
                        session.cookie(),
                        "X-CSRF-TOKEN",
                        session.formToken());
    }

    private static Http.Answer looked(Http who, String path) {
        var session = TestSession.open(SERVICE, Objects.requireNonNull(who.token()));
        return new Http(Objects.requireNonNull(SERVICE.getWebServer()).getPort(), null)
                .get(path, "Cookie", session.cookie());
    }

    @Test
    void a_person_is_registered_leaves_and_returns() {
        var first = "/v1/municipalities/GM0014/registrations/" + UUID.randomUUID();
        var registered = groningen.put(first, registration(bsn, "2022-04-01"));
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.json().path("position").asString()).startsWith("allocation@");
        assertThat(registered.header("ETag")).isEqualTo("\"0\"");
        assertThat(groningen.put(first, registration(bsn, "2022-04-01")).body()).isEqualTo(registered.body());

        var elsewhere = "/v1/municipalities/GM0599/registrations/" + UUID.randomUUID();
        var refused = rotterdam.put(elsewhere, registration(bsn, "2022-05-01"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("registered-elsewhere");
        assertThat(refused.body()).doesNotContain("GM0014").doesNotContain("2022-04-01");

        assertThat(groningen
                        .put(first + "/deregistration", deregistration("2022-06-01"))
                        .status())
                .isEqualTo(201);
        assertThat(rotterdam.put(elsewhere, registration(bsn, "2022-09-01")).status())
                .isEqualTo(201);

        var overview = groningen.get(first);
        assertThat(overview.json().path("until").asString()).isEqualTo("2022-06-01");
        assertThat(overview.json().path("departureReason").asString()).isEqualTo("LEFT_COUNTRY");
        assertThat(overview.header("ETag")).isEqualTo("\"2\"");
        assertThat(rotterdam.get(first).status()).isEqualTo(404);
        assertThat(as(Role.AUDITOR).get(first).status()).isEqualTo(200);
        assertThat(as(Role.KCIO).get(first).status()).isEqualTo(403);
    }

    @Test
    void the_receiving_municipality_posts_a_move() {
        var first = "/v1/municipalities/GM0014/registrations/" + UUID.randomUUID();
        var second = "/v1/municipalities/GM0599/registrations/" + UUID.randomUUID();
        assertThat(groningen.put(first, registration(bsn, "2022-04-01")).status())
                .isEqualTo(201);
        var wrong = rotterdam.put(second, move(bsn, "GM0344", "2022-06-01"));
        assertThat(wrong.problem()).isEqualTo("not-registered-there");
        assertThat(rotterdam.put(second, move(bsn, "GM0014", "2022-06-01")).status())
                .isEqualTo(201);
        var before = groningen.get(first).json();
        assertThat(before.path("until").asString()).isEqualTo("2022-06-01");
        assertThat(before.path("departureReason").isNull()).isTrue();
        var correction = rotterdam.put(
                second + "/corrections/" + UUID.randomUUID(),
                "{\"nationalityGroup\":\"OTHER\",\"from\":\"2022-06-02\",\"reason\":\"wrong day\"}");
        assertThat(correction.status()).isEqualTo(201);
        assertThat(groningen.get(first).json().path("until").asString()).isEqualTo("2022-06-02");
    }

    @Test
    void an_auditor_reads_all_that_was_said_of_one_person_and_nothing_of_others() {
        var registration = UUID.randomUUID();
        var path = "/v1/municipalities/GM0014/registrations/" + registration;
        assertThat(groningen.put(path, registration(person, "2022-04-01")).status())
                .isEqualTo(201);
        var school = opened(2);
        var theirs = stays();
        assertThat(groningen
                        .put(theirs, stay(school, person, "2023-03-01", null))
                        .status())
                .isEqualTo(201);
        assertThat(groningen.put(stays(), stay(school, bsn, "2023-03-01", null)).status())
                .isEqualTo(201);
        assertThat(groningen.put(theirs + "/end", "{\"until\":\"2023-04-01\"}").status())
                .isEqualTo(201);
        var number = SERVICE.getBean(JdbcClient.class)
                .sql("select payload ->> 'personId' from events.event where strpos(payload::text, ?) > 0")
                .param(registration.toString())
                .query(String.class)
                .single();
        var auditor = as(Role.AUDITOR);
        var history = "/v1/persons/" + number + "/history";

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(auditor.get(history)
                                .json()
                                .path("items")
                                .valueStream()
                                .map(event -> event.path("type").asString().replaceFirst(".*allocation\\.", "")))
                        .containsExactly(
                                "registration.registered.v1",
                                "guest-book.stay-started.v1",
                                "guest-book.stay-ended.v1"));
        assertThat(auditor.get(history + "/export").body().lines()).hasSize(4);
        var page = looked(auditor, "/history?of=person:" + number).body();
        assertThat(page)
                .contains("registration: registered", "guest-book: stay-started", "guest-book: stay-ended")
                .contains("Dat u dit bekijkt is vastgelegd.");
        assertThat(looked(auditor, "/history/export?of=person:" + number).body().lines())
                .hasSize(4);
        assertThat(SERVICE.getBean(JdbcClient.class)
                        .sql("select count(*) from runtime.processing where ? = any(subjects) and operation = any(?)")
                        .param(number)
                        .param(new String[] {"GET /history", "GET /history/export"})
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(groningen.get(history).status()).isEqualTo(403);
        assertThat(auditor.get("/v1/persons/" + UUID.randomUUID() + "/history").status())
                .isEqualTo(404);
    }

    @Test
    void a_number_that_cannot_be_is_refused_and_never_repeated() {
        var answer = groningen.put(
                "/v1/municipalities/GM0014/registrations/" + UUID.randomUUID(),
                registration("{\"scheme\":\"BSN\",\"value\":\"123456789\"}", "2022-04-01"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("/identity").doesNotContain("123456789");
    }

    @Test
    void an_identity_number_is_in_no_table() {
        var number = randomBsn();
        groningen.put(
                "/v1/municipalities/GM0014/registrations/" + UUID.randomUUID(),
                registration("{\"scheme\":\"BSN\",\"value\":\"" + number + "\"}", "2022-04-01"));
        var jdbc = SERVICE.getBean(JdbcClient.class);
        assertThat(jdbc.sql("select payload::text || coalesce(reason, '') from events.event")
                        .query((row, nr) -> row.getString(1))
                        .list())
                .isNotEmpty()
                .noneMatch(text -> text.contains(number));
        assertThat(jdbc.sql("select key || answer from runtime.idempotency")
                        .query((row, nr) -> row.getString(1))
                        .list())
                .isNotEmpty()
                .noneMatch(text -> text.contains(number));
    }

    @Test
    void a_stay_needs_a_location_that_is_known_and_a_free_place_or_a_reason() {
        var unknown = groningen.put(stays(), stay(UUID.randomUUID(), person, "2023-03-01", null));
        assertThat(unknown.status()).isEqualTo(409);
        assertThat(unknown.problem()).isEqualTo("location-not-yet-known");
        assertThat(unknown.header("Retry-After")).isNotEmpty();

        var school = opened(1);
        var first = stays();
        assertThat(groningen
                        .put(first, stay(school, person, "2023-03-01", null))
                        .status())
                .isEqualTo(201);
        var second = stays();
        var full = groningen.put(second, stay(school, bsn, "2023-03-02", null));
        assertThat(full.problem()).isEqualTo("no-free-place");
        assertThat(full.json().path("on").asString()).isEqualTo("2023-03-02");
        assertThat(groningen
                        .put(second, stay(school, bsn, "2023-03-02", "family of the others"))
                        .status())
                .isEqualTo(201);

        var book = as(Role.REGION, "VR01")
                .get("/v1/municipalities/GM0014/guest-books/" + school + "?on=2023-03-02")
                .json();
        assertThat(book.path("realisedPlaces").asInt()).isEqualTo(1);
        assertThat(book.path("namedStays").asInt()).isEqualTo(2);
        assertThat(book.path("freePlaces").asInt()).isZero();
        assertThat(book.path("overCapacity").asInt()).isEqualTo(1);

        assertThat(groningen.put(first + "/end", "{\"until\":\"2023-04-01\"}").status())
                .isEqualTo(201);
        assertThat(groningen.get(first).json().path("until").asString()).isEqualTo("2023-04-01");
        assertThat(groningen
                        .put(
                                first + "/corrections/" + UUID.randomUUID(),
                                "{\"withdrawn\":true,\"reason\":\"wrong person\"}")
                        .status())
                .isEqualTo(201);
        assertThat(groningen.get(first).json().path("withdrawn").asBoolean()).isTrue();
        assertThat(rotterdam.put(first + "/end", "{\"until\":\"2023-04-01\"}").status())
                .isEqualTo(404);
        assertThat(groningen.put(stays() + "/end", "{\"until\":\"2023-04-01\"}").problem())
                .isEqualTo("stay-unknown");
    }

    @Test
    void a_request_that_was_refused_for_what_others_did_is_decided_again() {
        var school = opened(1);
        var first = stays();
        var second = stays();
        groningen.put(first, stay(school, person, "2023-03-01", null));
        assertThat(groningen.put(second, stay(school, bsn, "2023-05-01", null)).problem())
                .isEqualTo("no-free-place");
        groningen.put(first + "/end", "{\"until\":\"2023-05-01\"}");
        assertThat(groningen.put(second, stay(school, bsn, "2023-05-01", null)).status())
                .isEqualTo(201);
    }

    @Test
    void what_capacity_service_says_of_a_location_reaches_its_guest_book() {
        var id = new LocationId(new MunicipalityCode(GRONINGEN), UUID.randomUUID());
        var day = LocalDate.of(2023, 1, 1);
        var line = new LedgerLine(day, Quantity.PLACES_REALISED, Dimensions.ofLocation(id, PlaceKind.MUNICIPAL), 1);
        try (var capacity = new Neighbour("capacity")) {
            var opened = new LocationEvent.Opened(
                    id,
                    day,
                    new LocationDescription(
                            "School", id.municipality(), PlaceKind.MUNICIPAL, null, null, null, List.of(), day, null),
                    1,
                    NAMED,
                    List.of());
            capacity.post("location:" + id.text(), null, opened);
            var realised = new LocationEvent.PlacesRealised(id, UUID.randomUUID(), null, day, 1, 0, List.of(line));
            capacity.post("location:" + id.text(), null, realised);
            var first = stays();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> groningen
                                    .put(first, stay(id.id(), person, "2023-03-01", null))
                                    .status()
                            == 201);
        }
        assertThat(groningen
                        .put(stays(), stay(id.id(), bsn, "2023-03-02", null))
                        .problem())
                .isEqualTo("no-free-place");
    }

    @Test
    void a_move_takes_one_request_and_stays_at_one_place_a_day() {
        var school = opened(5);
        var ship = opened(5);
        var first = stays();
        var next = UUID.randomUUID();
        groningen.put(first, stay(school, person, "2023-03-01", null));
        assertThat(groningen
                        .put(stays(), stay(ship, person, "2023-03-05", null))
                        .problem())
                .isEqualTo("stays-already");
        var move = "{\"on\":\"2023-05-01\",\"toLocation\":\"" + ship + "\",\"toStay\":\"" + next + "\"}";
        var moved = groningen.put(first + "/move", move);
        assertThat(moved.status()).isEqualTo(201);
        assertThat(moved.json().path("events").size()).isEqualTo(2);
        assertThat(groningen.get(first).json().path("until").asString()).isEqualTo("2023-05-01");
        var there = groningen.get("/v1/municipalities/GM0014/stays/" + next).json();
        assertThat(there.path("location").asString()).isEqualTo(ship.toString());
        assertThat(there.path("from").asString()).isEqualTo("2023-05-01");

        var toRotterdam = "{\"on\":\"2023-06-01\",\"toLocation\":\"" + ship + "\",\"toStay\":\"" + UUID.randomUUID()
                + "\",\"toMunicipality\":\"GM0599\"}";
        assertThat(groningen
                        .put("/v1/municipalities/GM0014/stays/" + next + "/move", toRotterdam)
                        .status())
                .isEqualTo(404);
        var listed = groningen.get("/v1/municipalities/GM0014/stays?on=2023-05-01&location=" + ship);
        assertThat(listed.json().path("items").size()).isEqualTo(1);
    }

    @Test
    void a_provision_is_given_once_a_month() {
        var path = "/v1/municipalities/GM0014/provisions/" + UUID.randomUUID();
        assertThat(groningen.put(path, provision(bsn)).status()).isEqualTo(201);
        assertThat(rotterdam
                        .put("/v1/municipalities/GM0599/provisions/" + UUID.randomUUID(), provision(bsn))
                        .problem())
                .isEqualTo("provided-elsewhere");
        assertThat(groningen
                        .put(path + "/corrections/" + UUID.randomUUID(), "{\"withdrawn\":true}")
                        .status())
                .isEqualTo(201);
        assertThat(groningen.get(path).json().path("withdrawn").asBoolean()).isTrue();
        assertThat(groningen.get(path).json().path("month").asString()).isEqualTo("2024-02");
    }

    @Test
    void lines_of_one_chunk_may_build_on_each_other() {
        var school = opened(1);
        var registration = UUID.randomUUID();
        var stay = UUID.randomUUID();
        var correction = UUID.randomUUID();
        var results = lines(
                groningen,
                "/v1/municipalities/GM0014/batches",
                line(
                        "register",
                        "\"registration\":\"%s\",\"identity\":%s,\"nationalityGroup\":\"UKRAINIAN\",\"from\":\"2022-04-01\""
                                .formatted(registration, person)),
                line(
                        "deregister",
                        "\"registration\":\"%s\",\"identity\":%s,\"until\":\"2022-06-01\",\"departureReason\":\"UNKNOWN\""
                                .formatted(registration, person)),
                line(
                        "correct-registration",
                        "\"registration\":\"%s\",\"correction\":\"%s\",\"identity\":%s,\"withdrawn\":true"
                                .formatted(registration, correction, person)),
                line(
                        "start-stay",
                        "\"stay\":\"%s\",\"location\":\"%s\",\"identity\":%s,\"from\":\"2022-04-01\""
                                .formatted(stay, school, person)),
                line(
                        "end-stay",
                        "\"stay\":\"%s\",\"location\":\"%s\",\"until\":\"2022-06-01\"".formatted(stay, school)),
                line(
                        "start-stay",
                        "\"stay\":\"%s\",\"location\":\"%s\",\"identity\":%s,\"from\":\"2022-05-01\""
                                .formatted(UUID.randomUUID(), school, bsn)),
                line(
                        "correct-stay",
                        "\"stay\":\"%s\",\"location\":\"%s\",\"correction\":\"%s\",\"from\":\"2022-04-02\""
                                .formatted(stay, school, correction)),
                line(
                        "provide",
                        "\"provision\":\"%s\",\"identity\":%s,\"month\":\"2024-02\"".formatted(registration, person)),
                line(
                        "withdraw-provision",
                        "\"provision\":\"%s\",\"identity\":%s,\"correction\":\"%s\""
                                .formatted(registration, person, correction)),
                line(
                        "deregister",
                        "\"registration\":\"%s\",\"until\":\"2022-06-01\",\"departureReason\":\"UNKNOWN\""
                                .formatted(UUID.randomUUID())));
        assertThat(results)
                .extracting(result -> result.path("status").asInt())
                .containsExactly(201, 201, 201, 201, 201, 409, 201, 201, 201, 404);
    }

    @Test
    void history_is_accepted_as_it_was() {
        var school = opened(1);
        var results = lines(
                as(Role.OPERATOR),
                "/v1/imports",
                imported(
                        "start-stay",
                        "\"stay\":\"%s\",\"location\":\"%s\",\"identity\":%s,\"from\":\"2022-04-01\""
                                .formatted(UUID.randomUUID(), school, person)),
                imported(
                        "start-stay",
                        "\"stay\":\"%s\",\"location\":\"%s\",\"identity\":%s,\"from\":\"2022-04-01\""
                                .formatted(UUID.randomUUID(), school, bsn)));
        assertThat(results).extracting(result -> result.path("status").asInt()).containsOnly(201);
    }

    @Test
    void nobody_is_forgotten_who_stays_or_has_a_provision_by_whichever_number() {
        var other = "{\"scheme\":\"LOCAL\",\"value\":\"" + UUID.randomUUID() + "\"}";
        var written = "needs a lift, " + UUID.randomUUID();
        var municipality = "/v1/municipalities/GM0014/";
        var stay = municipality + "stays/" + UUID.randomUUID();
        var later = municipality + "provisions/" + UUID.randomUUID();
        var merge = municipality + "person-merges/" + UUID.randomUUID();
        var forgetting = municipality + "forgettings/" + UUID.randomUUID();
        var form = "{\"identity\":%s,\"why\":\"ON_REQUEST\"}".formatted(other);
        assertThat(groningen
                        .put(stay, stay(opened(1), person, "2023-03-01", written))
                        .status())
                .isEqualTo(201);
        assertThat(groningen
                        .put(
                                later,
                                provision(
                                        other,
                                        YearMonth.now(ZoneOffset.UTC)
                                                .plusMonths(2)
                                                .toString()))
                        .status())
                .isEqualTo(201);
        assertThat(groningen
                        .put(
                                merge,
                                "{\"merged\":%s,\"survivor\":%s,\"reason\":\"%s\"}".formatted(person, other, written))
                        .status())
                .isEqualTo(201);
        assertThat(SERVICE.getBean(JdbcClient.class)
                        .sql("select count(*) from events.event where reason like :reason")
                        .param("reason", "%" + written + "%")
                        .query(Long.class)
                        .single())
                .isZero();

        assertThat(groningen.put(forgetting, form).problem()).isEqualTo("person-still-here");
        assertThat(groningen
                        .put(later + "/corrections/" + UUID.randomUUID(), "{\"withdrawn\":true}")
                        .status())
                .isEqualTo(201);
        assertThat(groningen.put(forgetting, form).problem()).isEqualTo("person-still-here");
        assertThat(groningen.put(stay + "/end", "{\"until\":\"2023-04-01\"}").status())
                .isEqualTo(201);
        assertThat(groningen.put(forgetting, form).status()).isEqualTo(201);
        assertThat(groningen.get(merge).body()).doesNotContain(written);
    }

    @Test
    void lists_come_in_pages() {
        for (int i = 0; i < 3; i++) {
            var identity = "{\"scheme\":\"LOCAL\",\"value\":\"" + UUID.randomUUID() + "\"}";
            groningen.put(
                    "/v1/municipalities/GM0014/registrations/" + UUID.randomUUID(),
                    registration(identity, "2022-04-01"));
        }
        for (var kind : List.of("registrations", "stays", "provisions")) {
            var path = "/v1/municipalities/GM0014/" + kind;
            var seen = new ArrayList<String>();
            var page = groningen.get(path + "?limit=2").json();
            while (true) {
                page.path("items").forEach(item -> seen.add(item.path("id").asString()));
                var cursor = page.path("nextCursor");
                if (!cursor.isString()) break;
                page = groningen
                        .get(path + "?limit=2&cursor=" + cursor.asString())
                        .json();
            }
            assertThat(seen).as(kind).doesNotHaveDuplicates();
            assertThat(seen)
                    .as(kind)
                    .hasSize(groningen
                            .get(path + "?limit=1000")
                            .json()
                            .path("items")
                            .size());
        }
        assertThat(groningen
                        .get("/v1/municipalities/GM0014/registrations?cursor=nonsense")
                        .status())
                .isEqualTo(400);
    }

    private String line(String type, String data) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"data\":{%s}}".formatted(UUID.randomUUID(), type, data);
    }

    private String imported(String type, String data) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"municipality\":\"GM0014\",\"knownAt\":\"2022-04-02T10:00:00Z\",\"data\":{%s}}"
                .formatted(UUID.randomUUID(), type, data);
    }

    private static List<JsonNode> lines(Http http, String path, String... lines) {
        var answer = http.post(path, String.join("\n", lines), "Content-Type", "application/x-ndjson");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().lines().map(JSON::readTree).toList();
    }

    private static String stays() {
        return "/v1/municipalities/GM0014/stays/" + UUID.randomUUID();
    }

    private static String registration(String identity, String from) {
        return "{\"identity\":%s,\"nationalityGroup\":\"UKRAINIAN\",\"from\":\"%s\"}".formatted(identity, from);
    }

    private static String move(String identity, String movedFrom, String from) {
        return "{\"identity\":%s,\"nationalityGroup\":\"UKRAINIAN\",\"from\":\"%s\",\"movedFrom\":\"%s\"}"
                .formatted(identity, from, movedFrom);
    }

    private static String deregistration(String until) {
        return "{\"until\":\"%s\",\"departureReason\":\"LEFT_COUNTRY\"}".formatted(until);
    }

    private static String stay(UUID location, String identity, String from, @Nullable String reason) {
        return "{\"location\":\"%s\",\"identity\":%s,\"from\":\"%s\"%s}"
                .formatted(location, identity, from, reason == null ? "" : ",\"reason\":\"" + reason + "\"");
    }

    private static String asked(String identity) {
        return ("{\"askedAt\":\"2025-01-01T09:00:00Z\",\"from\":\"2025-01-01\",\"withoutShelter\":false,"
                        + "\"members\":[{\"identity\":%s,\"ageBand\":\"FROM_65\"}]}")
                .formatted(identity);
    }

    private static String provision(String identity) {
        return provision(identity, "2024-02");
    }

    private static String provision(String identity, String month) {
        return "{\"identity\":%s,\"month\":\"%s\"}".formatted(identity, month);
    }

    /** A location with these places, as its guest book would hear of it. */
    private static UUID opened(int places) {
        return opened(new LocationId(new MunicipalityCode(GRONINGEN), UUID.randomUUID()), places);
    }

    private static UUID opened(LocationId id, int places) {
        var command = UUID.randomUUID();
        var outcome = SERVICE.getBean(Commands.class)
                .send(Order.of(
                        new NotePlaces(
                                id,
                                UUID.randomUUID(),
                                0,
                                PlaceKind.MUNICIPAL,
                                new BasisNoted(id.id(), null, null, NAMED),
                                List.of(new Timeline.Change(LocalDate.of(2022, 1, 1), places)),
                                List.of()),
                        new CommandContext(
                                command, command, command, null, "tester", "municipality", GRONINGEN, null, null)));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return id.id();
    }

    private static String randomBsn() {
        while (true) {
            var digits =
                    String.format("%09d", Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 1_000_000_000L));
            int sum = -(digits.charAt(8) - '0');
            for (int i = 0; i < 8; i++) sum += (9 - i) * (digits.charAt(i) - '0');
            if (sum != 0 && sum % 11 == 0) return digits;
        }
    }
}
