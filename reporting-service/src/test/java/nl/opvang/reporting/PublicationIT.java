package nl.opvang.reporting;

import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.REGISTERED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.capacity.RuleEvent;
import nl.opvang.contracts.capacity.RuleName;
import nl.opvang.contracts.capacity.RuleNumber;
import nl.opvang.contracts.capacity.RuleTerms;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.access.AccessWalk;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import nl.opvang.plumbing.page.signin.TestSession;
import nl.opvang.plumbing.replay.AskedReplay;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.Neighbour;
import nl.opvang.plumbing.testservers.TestServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A week that is published and then replaced, as everyone reads it. */
@TestInstance(Lifecycle.PER_CLASS)
class PublicationIT {
    private static final String WEEK = "/v1/publications/2025-W03";
    private static final String LATEST = "/v1/publications/latest";
    private static final LocalDate SINCE = LocalDate.parse("2025-01-01");

    private Neighbour capacity;
    private Neighbour allocation;
    private ConfigurableApplicationContext reporting;
    private String first;
    private String second;
    private String firstTag;

    @BeforeAll
    void publish_a_week_and_replace_it() {
        capacity = new Neighbour("capacity");
        allocation = new Neighbour("allocation");
        places("GM0363", PlaceKind.MUNICIPAL, 104, 99);
        places("GM0344", PlaceKind.MUNICIPAL, 54, 51);
        places("GM0014", PlaceKind.MUNICIPAL, 4, 3);
        places("GM0014", PlaceKind.CRISIS, 500, 410);
        rule(RuleName.PUBLICATION_ROUNDING, 10);
        rule(RuleName.PUBLICATION_WITHHOLDING, 5);
        first = register("GM0363", 7).toString();

        reporting = ReportingService.application().run(arguments());
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertRecorded(publish(first)));
        await().atMost(Duration.ofMinutes(3)).until(() -> nobody().get(WEEK).status() == 200);
        firstTag = nobody().get(WEEK + "/editions/1").header("ETag");

        second = change(
                        "GM0363",
                        PlaceKind.MUNICIPAL,
                        new LedgerLine(
                                SINCE,
                                STAYS,
                                Dimensions.ofLocation(location("GM0363", PlaceKind.MUNICIPAL), PlaceKind.MUNICIPAL),
                                -40))
                .toString();
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertRecorded(replace(second)));
        await().atMost(Duration.ofMinutes(3))
                .until(() -> nobody().get(LATEST).json().path("edition").asInt() == 2);
    }

    @AfterAll
    void close() {
        reporting.close();
        capacity.close();
        allocation.close();
    }

    @Test
    void figures_are_rounded_each_on_its_own_and_small_numbers_of_people_withheld() {
        var edition = nobody().get(WEEK + "/editions/1").json();
        assertThat(edition.path("roundedTo").asInt()).isEqualTo(10);
        assertThat(edition.path("fewestPeople").asInt()).isEqualTo(5);
        assertThat(edition.path("on").asString()).isEqualTo("2025-01-17");
        assertThat(edition.path("registeredOn").asString()).isEqualTo("2025-01-19");
        assertThat(edition.path("knownAt").asString()).isEqualTo(first);
        assertThat(edition.path("areas")).hasSize(1 + 25 + 342);
        // 162 places are 160, also where the parts are 100, 50 and 0.
        var country = area(edition, "NL").path("figures");
        assertThat(country.path("realisedPlaces").asInt()).isEqualTo(160);
        assertThat(country.path("occupiedPlaces").asInt()).isEqualTo(150);
        assertThat(country.path("occupancyRate").toString()).isEqualTo("94.4");
        assertThat(country.path("crisisPlaces").asInt()).isEqualTo(500);
        assertThat(country.path("crisisOccupiedPlaces").asInt()).isEqualTo(410);
        assertThat(country.path("registered").asInt()).isEqualTo(10);
        assertThat(area(edition, "VR13").path("figures").path("realisedPlaces").asInt())
                .isEqualTo(100);
        // Three people in Groningen; with Utrecht's number they could be had back from the total.
        for (var withheld : List.of("GM0014", "VR01", "GM0344", "VR09")) {
            assertThat(area(edition, withheld)
                            .path("figures")
                            .path("occupiedPlaces")
                            .isNull())
                    .as(withheld)
                    .isTrue();
            assertThat(area(edition, withheld)
                            .path("figures")
                            .path("occupancyRate")
                            .isNull())
                    .as(withheld)
                    .isTrue();
        }
        assertThat(area(edition, "GM0363")
                        .path("figures")
                        .path("occupiedPlaces")
                        .asInt())
                .isEqualTo(100);
        assertThat(area(edition, "GM0363").path("area").path("name").asString()).isEqualTo("Amsterdam");
    }

    @Test
    void where_a_figure_was_replaced_both_are_shown_with_the_reason() {
        var answer = nobody().get(LATEST);
        var publication = answer.json();
        assertThat(publication.path("edition").asInt()).isEqualTo(2);
        assertThat(publication.path("reason").asString()).isEqualTo("Amsterdam had counted twice.");
        assertThat(publication.path("editions")).hasSize(2);
        var amsterdam = area(publication, "GM0363");
        assertThat(amsterdam.path("figures").path("occupiedPlaces").asInt()).isEqualTo(60);
        assertThat(amsterdam.path("replaced").path("occupiedPlaces").asInt()).isEqualTo(100);
        assertThat(area(publication, "GM0518").path("replaced").isNull()).isTrue();
        assertThat(answer.header("Content-Location")).isEqualTo(WEEK + "/editions/2");
        assertThat(nobody().get(WEEK).body()).isEqualTo(answer.body());
        assertThat(nobody().get(WEEK + "/editions/2").body()).isEqualTo(answer.body());
    }

    @Test
    void what_was_published_stays_at_its_address_as_it_was() {
        var edition = nobody().get(WEEK + "/editions/1");
        assertThat(edition.header("ETag")).isEqualTo(firstTag);
        assertThat(edition.json().path("editions")).hasSize(1);
        assertThat(edition.header("Cache-Control")).isEqualTo("public, max-age=86400");
        assertThat(nobody().get(WEEK + "/editions/3").status()).isEqualTo(404);
        assertThat(nobody().get(WEEK + "/editions/0").status()).isEqualTo(404);
        assertThat(nobody().get(WEEK + "/editions/3").header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void who_has_it_already_is_told_so() {
        for (var path : List.of(LATEST, WEEK, WEEK + "/figures.csv", LATEST + "/figures.csv", "/v1/catalog")) {
            var answer = nobody().get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            var tag = answer.header("ETag");
            assertThat(tag).as(path).startsWith("\"");
            assertThat(answer.response().headers().allValues("Cache-Control"))
                    .as(path)
                    .singleElement()
                    .asString()
                    .startsWith("public, max-age=");
            var again = nobody().get(path, "If-None-Match", tag);
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.body()).as(path).isEmpty();
            assertThat(again.header("ETag")).as(path).isEqualTo(tag);
            assertThat(nobody().get(path, "If-None-Match", firstTag).status())
                    .as(path)
                    .isEqualTo(200);
            assertThat(nobody().send("HEAD", path, null).header("ETag"))
                    .as(path)
                    .isEqualTo(tag);
        }
        assertThat(nobody().get(WEEK).header("ETag"))
                .isNotEqualTo(nobody().get(WEEK + "/figures.csv").header("ETag"))
                .isNotEqualTo(firstTag);
    }

    @Test
    void the_file_says_all_by_itself() {
        var file = nobody().get(LATEST + "/figures.csv", "Accept", "*/*");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        var rows = file.body().lines().toList();
        assertThat(rows).hasSize(1 + 1 + 25 + 342);
        assertThat(rows.getFirst())
                .startsWith("week,edition,on,registeredOn,knownAt,area.level,area.code,area.name,"
                        + "figures.realisedPlaces,figures.outOfUsePlaces,figures.occupiedPlaces,figures.occupancyRate,")
                .contains(",replaced.occupiedPlaces,");
        assertThat(rows.get(1))
                .startsWith("2025-W03,2,2025-01-17,2025-01-19," + second + ",country,NL,Nederland,160,0,110,");
        assertThat(rows)
                .anySatisfy(row -> assertThat(row).contains(",municipality,GM0014,Groningen,0,0,,,500,410,0,0,"));
        assertThat(nobody().get(LATEST + "/figures.csv", "Accept", "application/json")
                        .status())
                .isEqualTo(406);
    }

    /** Publications are for everyone and forecasts for every role, so what there is to be hidden here is a location. */
    @Test
    void every_endpoint_lets_in_exactly_whom_its_rule_allows() {
        for (var location : List.of(
                new LocationId(AccessWalk.MUNICIPALITY, AccessWalk.ID),
                new LocationId(AccessWalk.ELSEWHERE, AccessWalk.ID_ELSEWHERE)))
            capacity.post("location:" + location.text(), null, opened(location));
        var page = "GET /municipalities/{municipality}/locations/{id}";
        var there = "/municipalities/" + AccessWalk.MUNICIPALITY + "/locations/" + AccessWalk.ID;
        await().atMost(Duration.ofMinutes(3)).until(() -> pageOf(Role.AUDITOR, there) == 200);
        assertThat(AccessWalk.of((ServletWebServerApplicationContext) reporting)
                        .asking("/v1/occupancy", "level=municipality&on=2025-01-17")
                        .asking("/v1/occupancy/explanation", "on=2025-01-17")
                        .asking("/v1/registrations", "on=2025-01-17")
                        .asking("/v1/registrations/explanation", "on=2025-01-17")
                        .asking("/v1/target-gaps/explanation", "on=2025-01-17")
                        .asking("/v1/registrations/weekly", "from=2025-01-06&until=2025-01-13")
                        .asking("/v1/target-gaps", "on=2025-01-17")
                        .asking("/v1/signals", "on=2025-01-17")
                        .asking("/v1/figure-changes", "seconds=1")
                        .answered("GET /v1/forecasts/{id}", "404 not-found")
                        .with("edition", "2")
                        .asking("/explanation", "figure=rate&area=NL")
                        .with("table", "areas.csv")
                        .answeredTo(Set.of(Role.KCIO, Role.NOO, Role.MINISTRY, Role.OPERATOR), page, "404 not-found")
                        .finding(3)
                        .past())
                .isGreaterThan(30);
    }

    private static LocationEvent.Opened opened(LocationId location) {
        var description = new LocationDescription(
                "Het huis", location.municipality(), PlaceKind.MUNICIPAL, null, null, null, List.of(), SINCE, null);
        return new LocationEvent.Opened(location, SINCE, description, 0, OccupancyBasis.COUNTED, List.of());
    }

    private int pageOf(Role role, String path) {
        var session = TestSession.open(reporting, TestTokens.shared().token(role));
        return nobody().with(null)
                .get(path, "Accept", "text/html", "Cookie", session.cookie())
                .status();
    }

    @Test
    void a_replay_names_a_figure_that_was_published_otherwise_than_it_followed() {
        var auditor = nobody().with(TestTokens.shared().token(Role.AUDITOR));
        var sound = AskedReplay.upToNow(auditor);
        assertThat(sound.said("published")).isPositive();
        assertThat(sound.found("published")).isEmpty();

        var jdbc = reporting.getBean(JdbcTemplate.class);
        // The first area of an edition is the country.
        var update = """
            update views.publication
            set payload = jsonb_set(payload, '{figures,areas,0,crisisPlaces}', to_jsonb(?::int))
            where week = '2025-W03' and edition = 2 and payload #>> '{figures,areas,0,crisisPlaces}' = ?\
            """;
        assertThat(jdbc.update(update, 510, "500")).isEqualTo(1);
        try {
            var found = AskedReplay.upToNow(auditor).found("published");
            assertThat(found).hasSize(1);
            assertThat(found.getFirst().path("key").asString()).isEqualTo("2025-W03 edition 2 NL");
            assertThat(found.getFirst().path("live").path("crisisPlaces").asInt())
                    .isEqualTo(510);
            assertThat(found.getFirst().path("replayed").path("crisisPlaces").asInt())
                    .isEqualTo(500);
        } finally {
            assertThat(jdbc.update(update, 500, "510")).isEqualTo(1);
        }
    }

    @Test
    void weeks_are_listed_with_the_edition_that_holds() {
        var list = nobody().get("/v1/publications").json();
        assertThat(list.path("items")).hasSize(1);
        assertThat(list.path("items").path(0).path("week").asString()).isEqualTo("2025-W03");
        assertThat(list.path("items").path(0).path("edition").asInt()).isEqualTo(2);
        assertThat(list.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void the_dataset_is_described_as_the_dutch_profile_wants_it() {
        var catalogue = nobody().get("/v1/catalog", "Accept", "application/ld+json");
        assertThat(catalogue.header("Content-Type")).isEqualTo("application/ld+json");
        var json = catalogue.json();
        assertThat(json.propertyNames())
                .contains("dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dcat:dataset");
        var dataset = json.path("dcat:dataset").path(0);
        assertThat(dataset.propertyNames())
                .contains(
                        "dct:identifier",
                        "dct:title",
                        "dct:description",
                        "dct:publisher",
                        "dct:creator",
                        "dcat:contactPoint",
                        "dct:accessRights",
                        "dcat:theme");
        assertThat(dataset.path("dct:temporal")
                        .path("dcat:startDate")
                        .path("@value")
                        .asString())
                .isEqualTo("2025-01-13");
        assertThat(dataset.path("dcat:distribution")).hasSize(2);
        for (var distribution : dataset.path("dcat:distribution")) {
            assertThat(distribution.path("dct:license").path("@id").asString()).endsWith("/CC0");
            var address = distribution.path("dcat:downloadURL").path("@id").asString();
            assertThat(address).startsWith("https://opvang.example/v1/");
            assertThat(nobody().get(address.substring("https://opvang.example".length()))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_repeat_is_answered_alike_and_records_nothing() {
        var again = publish(first);
        assertThat(again.status()).isEqualTo(201);
        assertThat(replace(second).json().path("sequence").asInt()).isEqualTo(1);
        var events = http(Role.AUDITOR).get("/v1/events").body().lines().toList();
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).contains("nl.opvang.reporting.publication.published.v1");
        assertThat(events.get(1))
                .contains("nl.opvang.reporting.publication.replaced.v1")
                .contains("\"corrects\"");
    }

    @Test
    void what_cannot_be_published_is_not() {
        var api = OpenApi.of(nobody());
        var other = UUID.randomUUID();
        var path = "/v1/publications/%s/%s/" + other;
        var kcio = http(Role.KCIO);
        var published = kcio.put(path.formatted("2025-W03", "decisions"), form("2025-01-17", second, null));
        assertThat(published.problem()).isEqualTo("already-published");
        api.foresees("PUT", "/publications/{week}/decisions/{id}", published);
        assertThat(kcio.put(path.formatted("2025-W02", "replacements"), form("2025-01-10", second, "Wrong."))
                        .problem())
                .isEqualTo("nothing-published");
        assertThat(kcio.put(path.formatted("2025-W03", "replacements"), form("2025-01-17", second, "Again."))
                        .problem())
                .isEqualTo("nothing-differs");
        assertThat(kcio.put(path.formatted("2025-W02", "decisions"), form("2025-01-17", second, null))
                        .status())
                .isEqualTo(400);
        assertThat(kcio.put(path.formatted("2025-W03", "replacements"), form("2025-01-17", second, null))
                        .status())
                .isEqualTo(400);
        // In 2024 nobody had said what is withheld.
        assertThat(kcio.put(path.formatted("2024-W52", "decisions"), form("2024-12-27", second, null))
                        .problem())
                .isEqualTo("withholding-not-decided");
        var early = kcio.put(path.formatted("2025-W04", "decisions"), form("2025-01-24", "2099-01-01T00:00:00Z", null));
        assertThat(early.problem()).isEqualTo("not-yet-projected");
        assertThat(early.header("Retry-After")).isNotEmpty();
    }

    @Test
    void only_the_kcio_publishes_and_everyone_reads() {
        for (var verb : List.of("decisions", "replacements")) {
            var path = "/v1/publications/2025-W05/" + verb + "/" + UUID.randomUUID();
            assertThat(nobody().put(path, "{}").status()).isEqualTo(401);
            assertThat(nobody().get(path).status()).isEqualTo(401);
            for (var role : Role.values())
                assertThat(http(role).put(path, "{}").status()).isEqualTo(role == Role.KCIO ? 400 : 403);
        }
        assertThat(nobody().get("/v1/occupancy?level=country&on=2025-01-17").status())
                .isEqualTo(401);
        assertThat(nobody().get("/v1/events").status()).isEqualTo(401);
    }

    @Test
    void the_description_is_true() {
        var api = OpenApi.of(nobody());
        api.foresees("GET", "/publications", nobody().get("/v1/publications"));
        api.foresees("GET", "/publications", nobody().get("/v1/publications?cursor=x"));
        api.foresees("GET", "/publications/latest", nobody().get(LATEST));
        api.foresees("GET", "/publications/{week}", nobody().get(WEEK));
        api.foresees("GET", "/publications/{week}", nobody().get("/v1/publications/2025-W44"));
        api.foresees("GET", "/publications/{week}/editions/{edition}", nobody().get(WEEK + "/editions/1"));
        api.foresees("GET", "/catalog", nobody().get("/v1/catalog"));
        api.foresees("PUT", "/publications/{week}/decisions/{id}", publish(first));
        assertThat(api.json()
                        .path("paths")
                        .path("/publications/latest")
                        .path("get")
                        .path("security")
                        .isArray())
                .isTrue();
    }

    private static void assertRecorded(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private Http.Answer publish(String knownAt) {
        return http(Role.KCIO).put(WEEK + "/decisions/" + new UUID(7, 1), form("2025-01-17", knownAt, null));
    }

    private Http.Answer replace(String knownAt) {
        return http(Role.KCIO)
                .put(
                        WEEK + "/replacements/" + new UUID(7, 2),
                        form("2025-01-17", knownAt, "Amsterdam had counted twice."));
    }

    /** The people are counted two days after the places. */
    private static String form(String on, String knownAt, @Nullable String reason) {
        return """
            {"on": "%s", "registeredOn": "%s", "knownAt": "%s"%s}\
            """.formatted(
                on, LocalDate.parse(on).plusDays(2), knownAt, reason == null ? "" : ", \"reason\": \"" + reason + "\"");
    }

    private Http nobody() {
        return new Http(Integer.parseInt(reporting.getEnvironment().getRequiredProperty("local.server.port")), null);
    }

    private Http http(Role role) {
        return nobody().with(TestTokens.shared().token(role, "GM0014"));
    }

    private static JsonNode area(JsonNode publication, String code) {
        return publication
                .path("areas")
                .valueStream()
                .filter(area -> area.path("area").path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void places(String municipality, PlaceKind kind, int realised, int occupied) {
        var dimensions = Dimensions.ofLocation(location(municipality, kind), kind);
        change(municipality, kind, new LedgerLine(SINCE, PLACES_REALISED, dimensions, realised));
        change(municipality, kind, new LedgerLine(SINCE, STAYS, dimensions, occupied));
    }

    private Instant change(String municipality, PlaceKind kind, LedgerLine line) {
        var location = location(municipality, kind);
        return capacity.post(
                "location:" + location.text(),
                null,
                new LocationEvent.PlacesChanged(location, UUID.randomUUID(), null, SINCE, 1, List.of(line)));
    }

    private Instant register(String municipality, int people) {
        var dimensions = Dimensions.ofPeople(new MunicipalityCode(municipality), NationalityGroup.UKRAINIAN);
        return allocation.post(
                "registration:" + new UUID(0, 1),
                null,
                new RegistrationEvent.Registered(
                        new PersonId(new UUID(0, 1)),
                        new RegistrationId(new MunicipalityCode(municipality), new UUID(2, 1)),
                        NationalityGroup.UKRAINIAN,
                        SINCE,
                        List.of(new LedgerLine(SINCE, REGISTERED, dimensions, people))));
    }

    private void rule(RuleName name, int value) {
        var number = new RuleNumber(name.numbers().getFirst(), value);
        capacity.post(
                "rule:" + name + ":NL",
                null,
                new RuleEvent.Decided(
                        name,
                        null,
                        UUID.randomUUID(),
                        new RuleTerms(SINCE, null, List.of(number), Certainty.ASSUMED, "Assumed for this test.")));
    }

    private static LocationId location(String municipality, PlaceKind kind) {
        return new LocationId(new MunicipalityCode(municipality), new UUID(3, kind == PlaceKind.CRISIS ? 2 : 1));
    }

    private static String[] arguments() {
        var database = TestServers.shared().freshDatabase("reporting");
        return new String[] {
            "--server.port=0",
            "--management.server.port=0",
            "--opvang.database.url=" + database.jdbcUrl(),
            "--opvang.database.owner-user=" + database.ownerUser(),
            "--opvang.database.owner-password=" + database.ownerPassword(),
            "--opvang.database.app-user=" + database.appUser(),
            "--opvang.database.app-password=" + database.appPassword(),
            "--opvang.kafka.bootstrap-servers=" + TestServers.shared().bootstrapServers(),
            "--opvang.access.issuer-uri=" + TestTokens.shared().issuerUri(),
            "--opvang.access.audience=" + TestTokens.AUDIENCE,
            "--opvang.seals.key-file=" + TestKeys.file(),
            "--opvang.http.body-key-file=" + TestKeys.file(),
            "--opvang.publication.base-uri=https://opvang.example"
        };
    }
}
