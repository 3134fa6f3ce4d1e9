package nl.opvang.reporting;

import static nl.opvang.contracts.ledger.Quantity.DEREGISTERED;
import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.REGISTERED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.opvang.contracts.PublishedEvents;
import nl.opvang.contracts.allocation.AllocationImportEvent;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.allocation.DivisionTerms;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.MunicipalPlaces;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.capacity.CapacityImportEvent;
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
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.page.signin.TestSession;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.Neighbour;
import nl.opvang.plumbing.testservers.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events posted elsewhere, read back as figures over HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class FiguresIT {
    private static final LocalDate MARCH = LocalDate.parse("2022-03-01");
    private static final Instant SPRING = Instant.parse("2022-03-02T12:00:00Z");
    private static final Instant SUMMER = Instant.parse("2022-07-01T12:00:00Z");

    private static final LocationId WEESP = location("GM0457", 1);
    private static final LocationId AMSTERDAM = location("GM0363", 2);
    private static final LocationId GRONINGEN = location("GM0014", 3);
    private static final LocationId CRISIS = location("GM0014", 4);

    /** As nobody should call a location. */
    private static final String HALL = "De \"hal\" & <b>meer</b>";

    private Neighbour capacity;
    private Neighbour allocation;
    private ConfigurableApplicationContext reporting;
    private Instant lastCount;
    private Instant lastEvent = Instant.EPOCH;

    @BeforeAll
    void post_a_history() {
        capacity = new Neighbour("capacity");
        allocation = new Neighbour("allocation");

        open(WEESP, "Aan de Vecht", PlaceKind.MUNICIPAL, 40);
        open(AMSTERDAM, "Het schip", PlaceKind.MUNICIPAL, 100);
        open(GRONINGEN, "De kazerne", PlaceKind.MUNICIPAL, 60);
        open(CRISIS, HALL, PlaceKind.CRISIS, 500);
        count(AMSTERDAM, SPRING, 99);
        count(GRONINGEN, SPRING, 7);
        // In summer it turns out that fewer people had been there, and that some places could not be used.
        post(AMSTERDAM, SUMMER, MARCH.plusDays(10), line(AMSTERDAM, MARCH.plusDays(10), STAYS, -19));
        post(AMSTERDAM, SUMMER, MARCH, line(AMSTERDAM, MARCH.plusDays(5), PLACES_OUT_OF_USE, 8));
        // Somebody looked, and nothing had changed.
        lastCount = capacity.post(
                "location:" + GRONINGEN.text(),
                null,
                new LocationEvent.OccupancyCounted(
                        GRONINGEN, UUID.randomUUID(), null, LocalDate.parse("2025-01-01"), 7, List.of()));

        register(1, "GM0457", NationalityGroup.UKRAINIAN, MARCH);
        register(2, "GM0457", NationalityGroup.OTHER, MARCH);
        register(3, "GM0363", NationalityGroup.UKRAINIAN, MARCH.plusDays(24));
        deregister(1, "GM0457", NationalityGroup.UKRAINIAN, MARCH.plusDays(25));

        // One left and another came; later they turn out to be one, who returned.
        register(4, "GM0344", NationalityGroup.UKRAINIAN, LocalDate.parse("2025-11-03"));
        deregister(4, "GM0344", NationalityGroup.UKRAINIAN, LocalDate.parse("2025-11-10"));
        register(5, "GM0344", NationalityGroup.UKRAINIAN, LocalDate.parse("2025-12-02"));
        takeOver(5, 4, "GM0344", LocalDate.parse("2025-12-02"));

        decide("decided.v1.least", SPRING);
        decide("decided.v1", SUMMER);
        decide("one-off-decided.v1", SUMMER);
        decide("prognosis-recorded.v1", SUMMER);
        allocation.post("target:VR01", SUMMER, golden("divided.v1"));
        allocation.post("target:VR01", SUMMER, golden("places-planned.v1"));
        divide("VR14", Map.of("GM0402", 600, "GM0457", 100));
        divide("VR17", Map.of("GM0501", 100, "GM0530", 250));

        rule(RuleName.PLACES_LONG_UNUSED, 20, 28);
        rule(RuleName.SUDDEN_JUMP, 15, 15, 7);
        rule(RuleName.REGISTERED_FAR_FROM_STAYS, 50, 40);

        // Amsterdam's past is closed, with Weesp's; the others' is not.
        for (var code : List.of("GM0363", "GM0457")) {
            var municipality = new MunicipalityCode(code);
            capacity.post("history-import:" + code, null, new CapacityImportEvent.HistoryImportClosed(municipality));
            lastEvent = allocation.post(
                    "history-import:" + code, null, new AllocationImportEvent.HistoryImportClosed(municipality));
        }

        reporting = ReportingService.application()
                .run(arguments("reporting", TestServers.shared().bootstrapServers()));
        await().atMost(Duration.ofMinutes(3))
                .until(() -> !figures(Role.KCIO, "/v1/occupancy?level=country&on=2022-03-02")
                                .path("knownAt")
                                .asString("")
                                .isEmpty()
                        && projectedThrough().isAfter(lastEvent)
                        && Instant.parse(figures(Role.KCIO, "/v1/signals?on=2022-03-02")
                                        .path("projectedThrough")
                                        .asString())
                                .isAfter(lastEvent));
    }

    @AfterAll
    void close() {
        reporting.close();
        capacity.close();
        allocation.close();
    }

    @Test
    void the_country_is_the_sum_of_its_municipal_places() {
        var country = one(figures(Role.NOO, "/v1/occupancy?level=country&on=2022-03-02"));
        assertThat(country.path("area"))
                .isEqualTo(json("{\"code\":\"NL\",\"level\":\"country\",\"name\":\"Nederland\"}"));
        assertThat(country.path("realisedPlaces").asInt()).isEqualTo(200);
        assertThat(country.path("occupiedPlaces").asInt()).isEqualTo(106);
        assertThat(country.path("occupancyRate").toString()).isEqualTo("53.0");
    }

    @Test
    void crisis_places_are_a_kind_of_their_own() {
        var country = one(figures(Role.KCIO, "/v1/occupancy?level=country&on=2022-03-02&kind=CRISIS"));
        assertThat(country.path("realisedPlaces").asInt()).isEqualTo(500);
        assertThat(country.path("occupancyRate").toString()).isEqualTo("0.0");
    }

    @Test
    void every_region_is_there_also_without_places() {
        var regions = figures(Role.MUNICIPALITY, "/v1/occupancy?level=region&on=2022-03-02", "GM0014")
                .path("items");
        assertThat(regions).hasSize(25);
        var drenthe = item(regions, "VR03");
        assertThat(drenthe.path("realisedPlaces").asInt()).isZero();
        assertThat(drenthe.path("occupancyRate").isNull()).isTrue();
        assertThat(drenthe.path("lastReportedAt").isNull()).isTrue();
    }

    @Test
    void weesp_counts_for_amsterdam_from_24_march_2022_on() {
        var before = figures(Role.KCIO, "/v1/occupancy?level=municipality&on=2022-03-23")
                .path("items");
        assertThat(item(before, "GM0457").path("realisedPlaces").asInt()).isEqualTo(40);
        assertThat(item(before, "GM0363").path("realisedPlaces").asInt()).isEqualTo(100);
        assertThat(before).hasSize(345);
        var after = figures(Role.KCIO, "/v1/occupancy?level=municipality&on=2022-03-24")
                .path("items");
        assertThat(codes(after)).doesNotContain("GM0457");
        assertThat(item(after, "GM0363").path("realisedPlaces").asInt()).isEqualTo(140);
        assertThat(one(figures(Role.REGION, "/v1/occupancy?level=region&on=2022-03-24&area=VR14", "VR14"))
                        .path("realisedPlaces")
                        .asInt())
                .isZero();
    }

    @Test
    void what_was_known_in_spring_stays_what_was_known_in_spring() {
        var path = "/v1/occupancy?level=municipality&on=2022-04-01&area=GM0363";
        var answer = figures(Role.KCIO, path);
        assertThat(answer.path("knownAtBasis").asString()).isEqualTo("RECORDED");
        var now = one(answer);
        assertThat(now.path("occupiedPlaces").asInt()).isEqualTo(80);
        assertThat(now.path("outOfUsePlaces").asInt()).isEqualTo(8);
        assertThat(now.path("occupancyRate").toString()).isEqualTo("57.1");
        var spring = figures(Role.KCIO, path + "&knownAt=2022-03-03T00:00:00%2B01:00");
        assertThat(one(spring).path("occupiedPlaces").asInt()).isEqualTo(99);
        assertThat(one(spring).path("outOfUsePlaces").asInt()).isZero();
        assertThat(one(spring).path("lastReportedAt").asString()).isEqualTo("2022-03-02T12:00:00Z");
        assertThat(spring.path("knownAt").asString()).isEqualTo("2022-03-02T23:00:00Z");
        assertThat(spring.path("knownAtBasis").asString()).isEqualTo("SOURCE");
        assertThat(one(figures(Role.KCIO, path + "&knownAt=2022-03-02T11:59:59Z"))
                        .path("realisedPlaces")
                        .asInt())
                .isZero();
    }

    @Test
    void a_question_about_later_than_is_projected_is_answered_as_of_what_is_projected() {
        var answer = figures(Role.KCIO, "/v1/occupancy?level=country&on=2022-03-02&knownAt=2099-01-01T00:00:00Z");
        assertThat(answer.path("knownAt").asString())
                .isEqualTo(answer.path("projectedThrough").asString());
        assertThat(answer.path("knownAtBasis").asString()).isEqualTo("SOURCE");
        assertThat(Instant.parse(answer.path("knownAt").asString())).isBefore(Instant.parse("2099-01-01T00:00:00Z"));
    }

    @Test
    void a_count_that_changes_nothing_is_a_report_all_the_same() {
        var groningen = one(figures(Role.KCIO, "/v1/occupancy?level=municipality&on=2022-04-01&area=GM0014"));
        assertThat(groningen.path("lastReportedAt").asString()).isEqualTo(lastCount.toString());
    }

    @Test
    void locations_are_seen_by_their_municipality_its_region_and_audit_and_by_nobody_else() {
        var path = "/v1/occupancy?level=location&on=2022-04-01";
        var own = figures(Role.MUNICIPALITY, path, "GM0363").path("items");
        assertThat(codes(own)).containsExactly(AMSTERDAM.text(), WEESP.text());
        assertThat(item(own, WEESP.text()).path("area").path("name").asString()).isEqualTo("Aan de Vecht");
        assertThat(codes(figures(Role.REGION, path, "VR13").path("items")))
                .containsExactly(AMSTERDAM.text(), WEESP.text());
        assertThat(figures(Role.REGION, path, "VR14").path("items")).isEmpty();
        assertThat(codes(figures(Role.AUDITOR, path).path("items")))
                .containsExactly(GRONINGEN.text(), AMSTERDAM.text(), WEESP.text());
        assertThat(figures(Role.KCIO, path).path("items")).isEmpty();

        assertThat(get(Role.MUNICIPALITY, path + "&area=GM0363", "GM0014").status())
                .isEqualTo(404);
        assertThat(get(Role.KCIO, path + "&area=GM0363").status()).isEqualTo(404);
        assertThat(get(Role.MUNICIPALITY, path + "&area=" + AMSTERDAM.text(), "GM0014")
                        .status())
                .isEqualTo(404);
        assertThat(get(Role.AUDITOR, path + "&area=" + location("GM0363", 99).text())
                        .status())
                .isEqualTo(404);
        assertThat(codes(figures(Role.MUNICIPALITY, path + "&area=" + WEESP.text(), "GM0363")
                        .path("items")))
                .containsExactly(WEESP.text());
    }

    @Test
    void a_municipality_sees_no_other_and_every_region() {
        assertThat(codes(figures(Role.MUNICIPALITY, "/v1/occupancy?level=municipality&on=2022-04-01", "GM0014")
                        .path("items")))
                .containsExactly("GM0014");
        assertThat(get(Role.MUNICIPALITY, "/v1/occupancy?level=municipality&on=2022-04-01&area=GM0363", "GM0014")
                        .status())
                .isEqualTo(404);
        assertThat(get(Role.MUNICIPALITY, "/v1/occupancy?level=region&on=2022-04-01&area=VR13", "GM0014")
                        .status())
                .isEqualTo(200);
        assertThat(get(Role.KCIO, "/v1/occupancy?level=region&on=2022-04-01&area=VR99")
                        .status())
                .isEqualTo(404);
    }

    /** All lines of an explanation, page by page, each once and as known at one moment. */
    private List<JsonNode> explained(Role role, String path, String... codes) {
        var lines = new ArrayList<JsonNode>();
        var seen = new HashSet<String>();
        var first = figures(role, path + "&limit=2", codes);
        for (var page = first; ; ) {
            assertThat(page.path("knownAt")).isEqualTo(first.path("knownAt"));
            for (var line : page.path("items")) {
                assertThat(seen.add(line.path("eventId").asString()
                                + line.path("line").asInt()))
                        .isTrue();
                lines.add(line);
            }
            if (page.path("nextCursor").isNull()) return lines;
            page = figures(
                    role, path + "&limit=2&cursor=" + page.path("nextCursor").asString(), codes);
        }
    }

    @Test
    void a_figure_is_explained_page_by_page_down_to_its_events() {
        var path = "/v1/occupancy/explanation?on=2022-04-01&area=GM0363";
        var lines = explained(Role.MUNICIPALITY, path, "GM0363");
        assertThat(sum(lines, PLACES_REALISED)).isEqualTo(140);
        assertThat(sum(lines, PLACES_OUT_OF_USE)).isEqualTo(8);
        assertThat(sum(lines, STAYS)).isEqualTo(80);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.path("aggregateId").asString())
                        .contains(line.path("location").asString("?")));
        assertThat(explained(Role.AUDITOR, path + "&knownAt=2022-03-03T00:00:00Z"))
                .extracting(line -> line.path("quantity").asString() + " "
                        + line.path("change").asInt())
                .containsExactlyInAnyOrder("places.realised 40", "places.realised 100", "stays 99");
        assertThat(get(Role.MUNICIPALITY, path, "GM0014").status()).isEqualTo(404);
        assertThat(get(Role.AUDITOR, path + "&cursor=WyJ4Il0").status()).isEqualTo(400);
    }

    @Test
    void whoever_may_see_a_figure_sees_all_of_which_it_is_the_sum_and_no_more_than_it_says() {
        for (var area : List.of("NL", "VR13", "GM0363")) {
            var question = "on=2022-04-01" + (area.equals("NL") ? "" : "&area=" + area);
            var figure = one(figures(
                    Role.KCIO,
                    "/v1/occupancy?" + question + "&level="
                            + (area.equals("NL") ? "country" : area.startsWith("VR") ? "region" : "municipality")));
            for (var role : List.of(Role.KCIO, Role.AUDITOR, Role.OPERATOR)) {
                var lines = explained(role, "/v1/occupancy/explanation?" + question);
                assertThat(sum(lines, PLACES_REALISED))
                        .as(area)
                        .isEqualTo(figure.path("realisedPlaces").asInt());
                assertThat(sum(lines, STAYS))
                        .as(area)
                        .isEqualTo(figure.path("occupiedPlaces").asInt());
                assertThat(lines).allSatisfy(line -> {
                    assertThat(line.path("location").isNull()).isEqualTo(role != Role.AUDITOR);
                    assertThat(line.path("aggregateId").isNull()).isEqualTo(role != Role.AUDITOR);
                    assertThat(line.path("municipality").isString()).isTrue();
                });
            }
        }
        // Another municipality's part of the country is there, and does not say whose it is.
        var lines = explained(Role.MUNICIPALITY, "/v1/occupancy/explanation?on=2022-04-01", "GM0014");
        assertThat(sum(lines, PLACES_REALISED)).isEqualTo(200);
        assertThat(lines)
                .filteredOn(line -> line.path("municipality").isNull())
                .isNotEmpty()
                .allMatch(line -> line.path("location").isNull()
                        && line.path("aggregateId").isNull()
                        && line.path("sequence").isNull());
        assertThat(lines)
                .filteredOn(line -> line.path("municipality").isString())
                .isNotEmpty()
                .allMatch(line -> line.path("location").asString().equals(GRONINGEN.text()));
        var own = "/v1/occupancy/explanation?on=2022-04-01&area=" + GRONINGEN.text();
        assertThat(sum(explained(Role.MUNICIPALITY, own, "GM0014"), STAYS)).isEqualTo(7);
        assertThat(get(Role.KCIO, own).status()).isEqualTo(404);
    }

    @Test
    void registered_people_are_explained_without_saying_who_they_are() {
        var path = "/v1/registrations/explanation?on=2022-04-01";
        for (var area : List.of("", "&area=VR13", "&area=GM0363")) {
            var level = area.isEmpty() ? "country" : area.contains("VR") ? "region" : "municipality";
            var figure = one(figures(Role.KCIO, "/v1/registrations?on=2022-04-01&level=" + level + area));
            for (var role : List.of(Role.KCIO, Role.AUDITOR)) {
                var lines = explained(role, path + area);
                assertThat(sum(lines, REGISTERED))
                        .isEqualTo(figure.path("registered").asInt());
                assertThat(sum(lines, DEREGISTERED))
                        .isEqualTo(figure.path("deregistered").asInt());
                for (var group : figure.path("byNationalityGroup"))
                    assertThat(sum(
                                    lines.stream()
                                            .filter(line -> line.path("nationalityGroup")
                                                    .equals(group.path("nationalityGroup")))
                                            .toList(),
                                    REGISTERED))
                            .isEqualTo(group.path("registered").asInt());
                assertThat(lines).allMatch(line -> line.path("aggregateId").isNull());
            }
        }
        // A week is explained by what took effect in it.
        var week = one(figures(
                Role.KCIO, "/v1/registrations/weekly?from=2022-03-21&until=2022-03-28&level=municipality&area=GM0363"));
        var ofWeek = explained(Role.KCIO, "/v1/registrations/explanation?from=2022-03-21&on=2022-03-27&area=GM0363");
        assertThat(sum(ofWeek, REGISTERED))
                .isEqualTo(week.path("registeredChange").asInt());
        assertThat(sum(ofWeek, DEREGISTERED))
                .isEqualTo(week.path("deregisteredChange").asInt())
                .isEqualTo(1);
        assertThat(get(Role.MUNICIPALITY, path + "&area=GM0363", "GM0014").status())
                .isEqualTo(404);
        assertThat(get(Role.AUDITOR, path + "&area=" + AMSTERDAM.text()).status())
                .isEqualTo(400);
        assertThat(get(Role.AUDITOR, path + "&from=2022-04-02").status()).isEqualTo(400);
    }

    @Test
    void both_sides_of_a_gap_are_explained_by_what_was_decided_and_by_what_changed() {
        for (var question : List.of(
                "on=2022-03-24",
                "on=2023-12-31",
                "on=2025-07-01",
                "on=2022-03-20",
                "on=2025-07-01&knownAt=2022-06-30T00:00:00Z"))
            for (var gap : figures(Role.KCIO, "/v1/target-gaps?" + question).path("items")) {
                var area = gap.path("area").path("code").asString();
                var path = "/v1/target-gaps/explanation?" + question + (area.equals("NL") ? "" : "&area=" + area);
                var explanation = figures(Role.OPERATOR, path + "&limit=1");
                assertThat(explanation.path("gap")).isEqualTo(gap.path("gap"));
                assertThat(sum(explained(Role.KCIO, path), PLACES_REALISED))
                        .as(path)
                        .isEqualTo(gap.path("realisedPlaces").asInt());
                var parts = explanation.path("target");
                assertThat(places(parts, "DECIDED") + places(parts, "ON_TOP"))
                        .as(path)
                        .isEqualTo(gap.path("targetPlaces").asInt(0));
                assertThat(places(parts, "ON_TOP"))
                        .isEqualTo(gap.path("oneOffs")
                                .valueStream()
                                .mapToInt(part -> part.path("places").asInt())
                                .sum());
                assertThat(places(parts, "PLANNED"))
                        .isEqualTo(gap.path("planned").path("places").asInt(0));
                assertThat(places(parts, "DIVIDED"))
                        .isEqualTo(gap.path("divided").path("places").asInt(0));
                assertThat(places(parts, "NATIONAL"))
                        .isEqualTo(gap.path("national").path("places").asInt(0));
                for (var part : parts)
                    assertThat(part.path("type").asString()).startsWith("nl.opvang.allocation.target.");
            }
        assertThat(get(Role.KCIO, "/v1/target-gaps/explanation?on=2025-07-01&area=GM0014")
                        .status())
                .isEqualTo(400);
        assertThat(get(Role.KCIO, "/v1/target-gaps/explanation?on=2025-07-01&area=VR99")
                        .status())
                .isEqualTo(404);
    }

    private static int places(JsonNode parts, String figure) {
        return parts.valueStream()
                .filter(part -> part.path("figure").asString().equals(figure))
                .mapToInt(part -> part.path("places").asInt())
                .sum();
    }

    @Test
    void registered_people_are_counted_per_nationality_group() {
        var country = one(figures(Role.MINISTRY, "/v1/registrations?on=2022-04-01"));
        assertThat(country.path("registered").asInt()).isEqualTo(2);
        assertThat(country.path("deregistered").asInt()).isEqualTo(1);
        assertThat(country.path("byNationalityGroup"))
                .isEqualTo(json("[{\"deregistered\":1,\"nationalityGroup\":\"UKRAINIAN\",\"registered\":1},"
                        + "{\"deregistered\":0,\"nationalityGroup\":\"OTHER\",\"registered\":1}]"));
        assertThat(get(Role.KCIO, "/v1/registrations?on=2022-04-01&level=location")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void who_turns_out_to_have_returned_did_not_arrive_from_when_that_is_known() {
        var december = "/v1/registrations?on=2025-12-03&level=municipality&area=GM0344";
        var before = one(figures(Role.MINISTRY, december + "&knownAt=2022-07-02T00:00:00Z"));
        assertThat(before.path("registered").asInt()).isEqualTo(1);
        assertThat(before.path("deregistered").asInt()).isEqualTo(1);
        var now = one(figures(Role.MINISTRY, december));
        assertThat(now.path("registered").asInt()).isEqualTo(1);
        assertThat(now.path("deregistered").asInt()).isZero();
        var week = "/v1/registrations/weekly?from=2025-12-01&until=2025-12-08&level=municipality&area=GM0344";
        assertThat(one(figures(Role.KCIO, week)).path("inflow").asInt()).isZero();
        assertThat(one(figures(Role.KCIO, week + "&knownAt=2022-07-02T00:00:00Z"))
                        .path("inflow")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_week_in_which_a_municipality_is_merged_brings_no_one_new() {
        var weeks = figures(
                        Role.KCIO,
                        "/v1/registrations/weekly?from=2022-03-21&until=2022-04-01&level=municipality&area=GM0363")
                .path("items");
        assertThat(weeks).isEqualTo(json("""
            [{"area": {"level": "municipality", "code": "GM0363", "name": "Amsterdam"},
              "from": "2022-03-21", "until": "2022-03-28", "registered": 2, "deregistered": 1,
              "registeredChange": 0, "deregisteredChange": 1, "inflow": 1},
             {"area": {"level": "municipality", "code": "GM0363", "name": "Amsterdam"},
              "from": "2022-03-28", "until": "2022-04-01", "registered": 2, "deregistered": 1,
              "registeredChange": 0, "deregisteredChange": 0, "inflow": 0}]\
            """));
    }

    @Test
    void with_weesp_its_places_leave_one_gap_and_enter_another_while_the_targets_stay() {
        for (var day : List.of("2022-03-22", "2022-03-23")) {
            var items = figures(Role.KCIO, "/v1/target-gaps?on=" + day).path("items");
            assertGap(item(items, "VR13"), 1000, 100);
            assertGap(item(items, "VR14"), 1000, 40);
            assertGap(item(items, "NL"), 25_000, 200);
        }
        for (var day : List.of("2022-03-24", "2022-03-25")) {
            var items = figures(Role.KCIO, "/v1/target-gaps?on=" + day).path("items");
            assertGap(item(items, "VR13"), 1000, 140);
            assertGap(item(items, "VR14"), 1000, 0);
            assertGap(item(items, "NL"), 25_000, 200);
        }
    }

    @Test
    void before_the_first_target_there_is_only_the_next_one() {
        var items = figures(Role.KCIO, "/v1/target-gaps?on=2022-03-20").path("items");
        assertThat(items).hasSize(26);
        var gooi = item(items, "VR14");
        assertThat(gooi.path("targetPlaces").isNull()).isTrue();
        assertThat(gooi.path("gap").isNull()).isTrue();
        assertThat(gooi.path("nextTarget")).isEqualTo(json("""
            {"effectiveOn": "2022-03-21", "targetPlaces": 1000, "targetProvenance": "CALCULATED", "gap": 960, "planned": null}\
            """));
    }

    @Test
    void the_regions_as_published_do_not_add_up_to_the_number_as_decided() {
        var items = figures(Role.MINISTRY, "/v1/target-gaps?on=2025-07-01").path("items");
        var country = item(items, "NL");
        assertGap(country, 108_998, 200);
        assertThat(country.path("targetProvenance").asString()).isEqualTo("PUBLISHED");
        assertThat(country.path("national").path("places").asInt()).isEqualTo(109_000);
        assertThat(country.path("national").path("differenceFromRegions").asInt())
                .isEqualTo(2);
        assertThat(country.path("national").path("referenceSet").asString()).isEqualTo("cbs-2022-01-01.v1");
        assertThat(country.path("nextTarget").isNull()).isTrue();
        assertGap(item(items, "VR01"), 5027, 60);
        assertThat(item(items, "VR01").path("national").isNull()).isTrue();
    }

    @Test
    void a_target_is_asked_for_from_its_first_day_and_known_from_its_announcement() {
        var path = "/v1/target-gaps?on=2025-06-30";
        var now = item(figures(Role.KCIO, path).path("items"), "VR01");
        assertGap(now, 1000, 60);
        assertThat(now.path("nextTarget")).isEqualTo(json("""
            {"effectiveOn": "2025-07-01", "targetPlaces": 5027, "targetProvenance": "PUBLISHED",
             "gap": 4967, "planned": {"places": 4800, "gap": 227, "regions": 1}}\
            """));
        var spring = figures(Role.KCIO, path + "&knownAt=2022-06-30T00:00:00Z");
        assertThat(spring.path("knownAtBasis").asString()).isEqualTo("SOURCE");
        assertThat(spring.path("prognoses")).isEmpty();
        assertThat(item(spring.path("items"), "VR01").path("nextTarget").isNull())
                .isTrue();
        var later = figures(Role.KCIO, "/v1/target-gaps?on=2025-07-01&knownAt=2022-06-30T00:00:00Z");
        assertGap(item(later.path("items"), "NL"), 25_000, 200);
    }

    @Test
    void a_one_off_comes_on_top_until_its_end_and_a_prognosis_never_does() {
        var during = figures(Role.KCIO, "/v1/target-gaps?on=2023-12-31");
        assertGap(item(during.path("items"), "VR01"), 1200, 60);
        assertGap(item(during.path("items"), "NL"), 30_000, 200);
        var onTop = item(during.path("items"), "VR01").path("oneOffs").path(0);
        assertThat(onTop.path("places").asInt()).isEqualTo(200);
        assertThat(onTop.path("provenance").asString()).isEqualTo("PUBLISHED");
        assertThat(onTop.path("until").asString()).isEqualTo("2024-01-01");
        assertGap(item(figures(Role.KCIO, "/v1/target-gaps?on=2024-01-01").path("items"), "NL"), 25_000, 200);
        var forecast = figures(Role.KCIO, "/v1/target-gaps?on=2025-01-01");
        assertThat(forecast.path("prognoses").path(0).path("places").asInt()).isEqualTo(120_000);
        assertGap(item(forecast.path("items"), "NL"), 25_000, 200);
    }

    @Test
    void what_a_region_divided_need_not_be_its_target_and_shows() {
        var divided = item(figures(Role.KCIO, "/v1/target-gaps?on=2025-07-01").path("items"), "VR01")
                .path("divided");
        assertThat(divided.path("places").asInt()).isEqualTo(2290);
        assertThat(divided.path("differenceFromTarget").asInt()).isEqualTo(5027 - 2290);
        assertThat(divided.path("municipalities")
                        .path(0)
                        .path("area")
                        .path("name")
                        .asString())
                .isEqualTo("Groningen");
    }

    @Test
    void what_regions_plan_stands_beside_the_gap_and_is_held_against_the_target_where_all_of_it_is_known() {
        var items = figures(Role.KCIO, "/v1/target-gaps?on=2025-07-01").path("items");
        assertThat(item(items, "VR01").path("planned"))
                .isEqualTo(json("{\"places\": 4800, \"gap\": 227, \"regions\": 1}"));
        assertThat(item(items, "VR03").path("planned").isNull()).isTrue();
        assertThat(item(items, "NL").path("planned"))
                .isEqualTo(json("{\"places\": 4800, \"gap\": null, \"regions\": 1}"));
        var before = figures(Role.KCIO, "/v1/target-gaps?on=2025-06-30").path("items");
        assertThat(item(before, "VR01").path("planned").isNull()).isTrue();
        var unknown = figures(Role.KCIO, "/v1/target-gaps?on=2025-07-01&knownAt=2022-06-30T00:00:00Z")
                .path("items");
        assertThat(item(unknown, "VR01").path("planned").isNull()).isTrue();
    }

    @Test
    void a_merger_changes_no_share() {
        for (var day : List.of("2022-03-23", "2022-03-24", "2022-03-25")) {
            var items = figures(Role.KCIO, "/v1/target-gaps?on=" + day).path("items");
            boolean gone = !day.equals("2022-03-23");
            assertThat(shares(items, "VR14"))
                    .containsExactly(gone ? new String[] {"GM0402 600"} : new String[] {"GM0402 600", "GM0457 100"});
            assertThat(shares(items, "VR13")).containsExactly(gone ? new String[] {"GM0363 100"} : new String[0]);
            assertThat(item(items, "VR13").path("targetPlaces").asInt()).isEqualTo(1000);
        }
        for (var day : List.of("2022-12-31", "2023-01-01", "2023-01-02")) {
            var items = figures(Role.KCIO, "/v1/target-gaps?on=" + day).path("items");
            assertThat(shares(items, "VR17"))
                    .containsExactly(
                            day.equals("2022-12-31")
                                    ? new String[] {"GM0501 100", "GM0530 250"}
                                    : new String[] {"GM1992 350"});
            assertThat(item(items, "VR17").path("divided").path("places").asInt())
                    .isEqualTo(350);
        }
    }

    private static List<String> shares(JsonNode items, String region) {
        return item(items, region)
                .path("divided")
                .path("municipalities")
                .valueStream()
                .map(share -> share.path("area").path("code").asString() + " "
                        + share.path("places").asInt())
                .toList();
    }

    private void divide(String region, Map<String, Integer> places) {
        var municipalities = places.entrySet().stream()
                .map(share -> new MunicipalPlaces(new MunicipalityCode(share.getKey()), share.getValue()))
                .sorted(Comparator.comparing(MunicipalPlaces::municipality))
                .toList();
        allocation.post(
                "target:" + region,
                SUMMER,
                new TargetEvent.Divided(
                        new TargetId(UUID.randomUUID()),
                        new RegionCode(region),
                        new DivisionTerms(MARCH, municipalities, "board")));
    }

    @Test
    void a_malformed_question_is_told_all_that_is_wrong() {
        var answer = get(Role.KCIO, "/v1/occupancy?level=planet&on=yesterday&speed=9");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(get(Role.KCIO, "/v1/occupancy?level=region&on=2022-04-01&area=GM0363")
                        .status())
                .isEqualTo(400);
        assertThat(get(Role.KCIO, "/v1/registrations/weekly?from=2022-04-01&until=2022-04-01")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_description_is_true() {
        var service = (ServletWebServerApplicationContext) reporting;
        var kcio = new Http(port(), TestTokens.shared().token(Role.KCIO));
        var audit = kcio.with(TestTokens.shared().token(Role.AUDITOR));
        var api = OpenApi.of(kcio);
        api.describesExactly(service);
        api.foresees("GET", "/occupancy", kcio.get("/v1/occupancy?level=region&on=2022-04-01"));
        api.foresees("GET", "/occupancy", kcio.get("/v1/occupancy?level=region&on=2022-04-01&area=VR99"));
        api.foresees("GET", "/occupancy/explanation", audit.get("/v1/occupancy/explanation?on=2022-04-01&limit=1"));
        api.foresees("GET", "/occupancy/explanation", kcio.get("/v1/occupancy/explanation?on=2022-04-01&limit=1"));
        api.foresees(
                "GET", "/registrations/explanation", kcio.get("/v1/registrations/explanation?on=2022-04-01&limit=1"));
        api.foresees("GET", "/target-gaps/explanation", kcio.get("/v1/target-gaps/explanation?on=2023-12-31&limit=1"));
        api.foresees(
                "GET",
                "/target-gaps/explanation",
                kcio.get("/v1/target-gaps/explanation?on=2025-07-01&area=VR01&limit=1"));
        api.foresees("GET", "/registrations", kcio.get("/v1/registrations?on=2022-04-01"));
        api.foresees(
                "GET", "/registrations/weekly", kcio.get("/v1/registrations/weekly?from=2022-03-21&until=2022-04-01"));
        api.foresees("GET", "/registrations/weekly", kcio.get("/v1/registrations/weekly"));
        api.foresees("GET", "/target-gaps", kcio.get("/v1/target-gaps?on=2023-12-31"));
        api.foresees("GET", "/target-gaps", kcio.get("/v1/target-gaps?on=2025-07-01"));
        api.foresees("GET", "/target-gaps", kcio.get("/v1/target-gaps"));
        api.foresees("PUT", "/forecasts/{id}", make(Role.KCIO, UUID.randomUUID(), "{\"asOf\":\"2022-03-20\"}"));
        var id = UUID.randomUUID();
        api.foresees("PUT", "/forecasts/{id}", make(Role.KCIO, id, "{\"asOf\":\"2022-08-28\"}"));
        api.foresees("GET", "/forecasts/{id}", kept(id));
        api.foresees("GET", "/forecasts", kcio.get("/v1/forecasts"));
        api.foresees("GET", "/forecasts/{id}", kcio.get("/v1/forecasts/" + UUID.randomUUID()));
    }

    @Test
    void who_has_figures_already_is_told_that_they_are_the_same_and_up_to_when() {
        for (var path : List.of(
                "/v1/occupancy?level=municipality&on=2022-04-01",
                "/v1/occupancy?level=country&on=2022-04-01&knownAt=2022-03-03T00:00:00Z",
                "/v1/target-gaps?on=2025-07-01")) {
            var kcio = new Http(port(), TestTokens.shared().token(Role.KCIO));
            var answer = kcio.get(path);
            var tag = answer.header("ETag");
            assertThat(tag).as(path).startsWith("W/\"");
            var again = kcio.get(path, "If-None-Match", tag);
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.body()).as(path).isEmpty();
            assertThat(Instant.parse(again.header("Opvang-Projected-Through")))
                    .as(path)
                    .isAfterOrEqualTo(
                            Instant.parse(answer.json().path("projectedThrough").asString()));
            assertThat(again.header("Opvang-Known-At")).as(path).isNotEmpty();
            // Other figures, or the same in another form, are something else.
            assertThat(kcio.get(path.replace("04-01", "03-04").replace("2025", "2023"), "If-None-Match", tag)
                            .status())
                    .as(path)
                    .isEqualTo(200);
            assertThat(kcio.get(path, "If-None-Match", tag, "Accept", "text/csv")
                            .status())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void signals_say_what_was_found_by_which_rule_in_words_and_figures() {
        var answer = figures(Role.AUDITOR, "/v1/signals?on=2022-04-01");
        assertThat(answer.path("area").path("code").asString()).isEqualTo("NL");
        assertThat(answer.path("items"))
                .extracting(item -> item.path("signal").asString() + " "
                        + item.path("municipality").path("code").asString() + " "
                        + item.path("location").path("name").asString(""))
                .containsExactly(
                        "PLACES_LONG_UNUSED GM0014 " + HALL,
                        "PLACES_LONG_UNUSED GM0363 Aan de Vecht",
                        "REGISTERED_FAR_FROM_STAYS GM0363 ");
        var unused = answer.path("items").path(1);
        assertThat(unused.path("reason").asString())
                .isEqualTo("40 places can be used, and nobody stayed there for 28 days or longer.");
        assertThat(unused.path("since").asString()).isEqualTo("2022-03-04");
        assertThat(unused.path("figures"))
                .isEqualTo(json("[{\"name\":\"usablePlaces\",\"value\":40},{\"name\":\"stays\",\"value\":0}]"));
        assertThat(unused.path("rule").path("certainty").asString()).isEqualTo("ASSUMED");
        assertThat(unused.path("rule").path("numbers").path(1).path("value").asInt())
                .isEqualTo(28);
        assertThat(answer.path("bySignal"))
                .contains(json("{\"signal\":\"PLACES_LONG_UNUSED\",\"number\":2}"))
                .contains(json("{\"signal\":\"SUDDEN_JUMP\",\"number\":0}"));

        var jump = one(figures(Role.AUDITOR, "/v1/signals?on=2022-03-14&signal=SUDDEN_JUMP"));
        assertThat(jump.path("reason").asString())
                .isEqualTo("The number of people who stay went from 99 to 80 within 7 days.");
        assertThat(jump.path("since").asString()).isEqualTo("2022-03-11");
    }

    @Test
    void signals_are_as_known_then_and_nobody_sees_more_by_them_than_otherwise() {
        var path = "/v1/signals?on=2022-04-01";
        // In spring nobody had decided what is worth a signal.
        assertThat(figures(Role.AUDITOR, path + "&knownAt=2022-03-03T00:00:00Z").path("items"))
                .isEmpty();
        var national = figures(Role.KCIO, path).path("items");
        assertThat(national).hasSize(3).allMatch(item -> item.path("location").isNull());
        var amsterdam = figures(Role.MUNICIPALITY, path, "GM0363").path("items");
        assertThat(amsterdam)
                .extracting(item -> item.path("municipality").path("code").asString())
                .containsExactly("GM0363", "GM0363");
        assertThat(amsterdam.path(0).path("location").path("name").asString()).isEqualTo("Aan de Vecht");
        assertThat(figures(Role.REGION, path + "&area=VR01", "VR01").path("items"))
                .hasSize(1);
        assertThat(figures(Role.KCIO, path + "&area=GM0014").path("items")).hasSize(1);
        assertThat(get(Role.MUNICIPALITY, path + "&area=GM0363", "GM0014").status())
                .isEqualTo(404);
        assertThat(get(Role.KCIO, path + "&area=" + AMSTERDAM.text()).status()).isEqualTo(400);
        var page = figures(Role.KCIO, path + "&limit=2");
        assertThat(page.path("items")).hasSize(2);
        var rest = figures(
                Role.KCIO, path + "&limit=2&cursor=" + page.path("nextCursor").asString());
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.path("knownAt")).isEqualTo(page.path("knownAt"));
        OpenApi.of(new Http(port(), null)).foresees("GET", "/signals", get(Role.AUDITOR, path));
    }

    @Test
    void a_forecast_is_kept_as_it_was_made_and_told_with_what_came_of_it() {
        var id = UUID.randomUUID();
        var body = "{\"asOf\":\"2022-07-29\",\"reason\":\"Every two months\"}";
        assertThat(make(Role.KCIO, id, body).status()).isEqualTo(201);
        var run = kept(id).json();
        var overview = run.path("run");
        assertThat(overview.path("method").asString()).isEqualTo("DAMPED_HOLT_V1");
        assertThat(overview.path("reason").asString()).isEqualTo("Every two months");
        // In the week up to 25 March a third person came, and in the week after it one left.
        assertThat(overview.path("figures")).isEqualTo(json("""
            {"from": "2022-03-05",
             "netInflow": [0, 0, 1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
             "registered": 2, "stays": 87}\
            """));
        assertThat(run.path("weeks")).hasSize(26);
        assertThat(overview.path("weeksPassed").asInt()).isEqualTo(26);
        assertThat(overview.path("sixMonthsAhead").path("lastDay").asString()).isEqualTo("2023-01-27");
        assertThat(overview.path("outcome"))
                .isEqualTo(run.path("weeks").path(25).path("outcome"))
                .isEqualTo(json("""
                    {"on": "2023-01-27", "netInflowSoFar": 0, "netInflowError": 0, "netInflowWithinBounds": true,
                     "stays": 87, "placesError": -2, "placesWithinBounds": true}\
                    """));

        // Whoever asks again gets the same run; for another day the id is taken.
        assertThat(make(Role.KCIO, id, body).json().path("events")).hasSize(1);
        assertThat(make(Role.KCIO, id, "{\"asOf\":\"2022-07-29\"}").json().path("events"))
                .isEmpty();
        assertThat(make(Role.KCIO, id, "{\"asOf\":\"2022-07-30\"}").problem()).isEqualTo("id-taken");
    }

    @Test
    void the_run_that_is_current_as_of_a_day_comes_first() {
        var july = UUID.randomUUID();
        var august = UUID.randomUUID();
        make(Role.KCIO, july, "{\"asOf\":\"2022-07-10\"}");
        make(Role.KCIO, august, "{\"asOf\":\"2022-08-14\"}");
        kept(july);
        var madeAt =
                Instant.parse(kept(august).json().path("run").path("madeAt").asString());
        assertThat(first("/v1/forecasts?asOf=2022-07-10")).isEqualTo(july.toString());
        assertThat(first("/v1/forecasts?asOf=2022-08-20")).isEqualTo(august.toString());
        assertThat(figures(Role.KCIO, "/v1/forecasts?asOf=2022-07-01").path("items"))
                .isEmpty();
        assertThat(first("/v1/forecasts?asOf=2022-08-20&knownAt=" + madeAt)).isEqualTo(august.toString());
        assertThat(figures(Role.KCIO, "/v1/forecasts?asOf=2022-08-20&knownAt=" + madeAt.minusNanos(1000))
                        .path("items"))
                .noneMatch(item -> item.path("forecastId").asString().equals(august.toString()));

        var seen = new ArrayList<String>();
        var page = figures(Role.AUDITOR, "/v1/forecasts?limit=1");
        while (true) {
            page.path("items").forEach(item -> seen.add(item.path("forecastId").asString()));
            if (page.path("nextCursor").isNull()) break;
            page = figures(
                    Role.AUDITOR,
                    "/v1/forecasts?limit=1&cursor=" + page.path("nextCursor").asString());
        }
        assertThat(seen).doesNotHaveDuplicates().contains(july.toString(), august.toString());
        assertThat(seen.indexOf(august.toString())).isLessThan(seen.indexOf(july.toString()));
        assertThat(get(Role.KCIO, "/v1/forecasts?cursor=WyJ4Il0").status()).isEqualTo(400);
        assertThat(get(Role.KCIO, "/v1/forecasts/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void a_forecast_needs_weeks_that_are_over_and_known() {
        assertThat(make(Role.KCIO, UUID.randomUUID(), "{\"asOf\":\"2022-05-20\"}")
                        .problem())
                .isEqualTo("too-few-weeks");
        assertThat(make(Role.KCIO, UUID.randomUUID(), "{\"asOf\":\"2199-12-31\"}")
                        .problem())
                .isEqualTo("day-not-over");
        assertThat(make(Role.KCIO, UUID.randomUUID(), "{\"asOf\":\"2022-06-30\",\"knownAt\":\"2199-01-01T00:00:00Z\"}")
                        .problem())
                .isEqualTo("not-known-yet");
        assertThat(make(Role.MINISTRY, UUID.randomUUID(), "{\"asOf\":\"2022-07-31\"}")
                        .status())
                .isEqualTo(403);
    }

    /** The same to be read by people. */
    @Nested
    class AsPages extends FigurePages {
        @Override
        Http.Answer page(Role role, String path, String... codes) {
            var session = TestSession.open(reporting, TestTokens.shared().token(role, codes));
            return new Http(port(), null).get(path, "Accept", "text/html", "Cookie", session.cookie());
        }

        @Override
        String amsterdam() {
            return AMSTERDAM.text();
        }

        @Override
        String hall() {
            return CRISIS.text();
        }
    }

    private Http.Answer make(Role role, UUID id, String body) {
        return new Http(port(), TestTokens.shared().token(role)).put("/v1/forecasts/" + id, body);
    }

    /** A run as any municipality sees it, as soon as it can be seen. */
    private Http.Answer kept(UUID id) {
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        get(Role.MUNICIPALITY, "/v1/forecasts/" + id, "GM0014").status() == 200);
        return get(Role.MUNICIPALITY, "/v1/forecasts/" + id, "GM0014");
    }

    private String first(String path) {
        return figures(Role.KCIO, path).path("items").path(0).path("forecastId").asString("");
    }

    private void rule(RuleName name, int... values) {
        var numbers = new ArrayList<RuleNumber>();
        for (int i = 0; i < values.length; i++)
            numbers.add(new RuleNumber(name.numbers().get(i), values[i]));
        var terms = new RuleTerms(MARCH, null, numbers, Certainty.ASSUMED, "Assumed for this test.");
        capacity.post("rule:" + name + ":NL", null, new RuleEvent.Decided(name, null, UUID.randomUUID(), terms));
    }

    private void decide(String fact, Instant knownAt) {
        allocation.post("target:NL", knownAt, golden(fact));
    }

    /** An event about targets as it is stored. */
    private static TargetEvent golden(String fact) {
        var name = "nl.opvang.allocation.target." + fact;
        var type = PublishedEvents.CATALOGUE
                .current(name.replaceFirst("\\.least$", ""))
                .orElseThrow();
        return (TargetEvent) EventMapper.forEvents()
                .readValue(FiguresIT.class.getResourceAsStream("/golden/" + name + ".json"), type.payload());
    }

    private static void assertGap(JsonNode item, int target, int realised) {
        assertThat(item.path("targetPlaces").asInt()).isEqualTo(target);
        assertThat(item.path("realisedPlaces").asInt()).isEqualTo(realised);
        assertThat(item.path("gap").asInt()).isEqualTo(target - realised);
    }

    private void open(LocationId location, String name, PlaceKind kind, int places) {
        var description =
                new LocationDescription(name, location.municipality(), kind, null, null, null, List.of(), MARCH, null);
        capacity.post(
                "location:" + location.text(),
                SPRING,
                new LocationEvent.Opened(location, MARCH, description, 0, OccupancyBasis.COUNTED, List.of()));
        var line = new LedgerLine(MARCH, PLACES_REALISED, Dimensions.ofLocation(location, kind), places);
        post(location, SPRING, MARCH, line);
    }

    private void count(LocationId location, Instant knownAt, int occupied) {
        capacity.post(
                "location:" + location.text(),
                knownAt,
                new LocationEvent.OccupancyCounted(
                        location,
                        UUID.randomUUID(),
                        null,
                        MARCH,
                        occupied,
                        List.of(line(location, MARCH, STAYS, occupied))));
    }

    private void post(LocationId location, Instant knownAt, LocalDate effectiveOn, LedgerLine line) {
        capacity.post(
                "location:" + location.text(),
                knownAt,
                new LocationEvent.PlacesChanged(location, UUID.randomUUID(), null, effectiveOn, 1, List.of(line)));
    }

    private void register(int person, String municipality, NationalityGroup group, LocalDate from) {
        var dimensions = Dimensions.ofPeople(new MunicipalityCode(municipality), group);
        allocation.post(
                "registration:" + new UUID(0, person),
                SPRING,
                new RegistrationEvent.Registered(
                        new PersonId(new UUID(0, person)),
                        registration(person, municipality),
                        group,
                        from,
                        List.of(new LedgerLine(from, REGISTERED, dimensions, 1))));
    }

    private void deregister(int person, String municipality, NationalityGroup group, LocalDate from) {
        var dimensions = Dimensions.ofPeople(new MunicipalityCode(municipality), group);
        allocation.post(
                "registration:" + new UUID(0, person),
                SUMMER,
                new RegistrationEvent.Deregistered(
                        new PersonId(new UUID(0, person)),
                        registration(person, municipality),
                        from,
                        DepartureReason.LEFT_COUNTRY,
                        List.of(
                                new LedgerLine(from, REGISTERED, dimensions, -1),
                                new LedgerLine(from, DEREGISTERED, dimensions, 1))));
    }

    private void takeOver(int person, int from, String municipality, LocalDate returned) {
        var dimensions = Dimensions.ofPeople(new MunicipalityCode(municipality), NationalityGroup.UKRAINIAN);
        allocation.post(
                "registration:" + new UUID(0, person),
                null,
                new RegistrationEvent.TakenOver(
                        new PersonId(new UUID(0, person)),
                        new MergeId(new MunicipalityCode(municipality), new UUID(3, person)),
                        new PersonId(new UUID(0, from)),
                        false,
                        List.of(),
                        List.of(new LedgerLine(returned, DEREGISTERED, dimensions, -1))));
    }

    private static RegistrationId registration(int person, String municipality) {
        return new RegistrationId(new MunicipalityCode(municipality), new UUID(2, person));
    }

    private Http.Answer get(Role role, String path, String... codes) {
        return new Http(port(), TestTokens.shared().token(role, codes)).get(path);
    }

    private int port() {
        return Integer.parseInt(reporting.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private JsonNode figures(Role role, String path, String... codes) {
        var answer = get(role, path, codes);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private Instant projectedThrough() {
        return Instant.parse(figures(Role.KCIO, "/v1/occupancy?level=country&on=2022-03-02")
                .path("projectedThrough")
                .asString());
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    private static JsonNode one(JsonNode answer) {
        assertThat(answer.path("items")).hasSize(1);
        return answer.path("items").get(0);
    }

    private static JsonNode item(JsonNode items, String code) {
        return items.valueStream()
                .filter(item -> item.path("area").path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> codes(JsonNode items) {
        var codes = new TreeSet<String>();
        for (var item : items) codes.add(item.path("area").path("code").asString());
        return codes;
    }

    private static int sum(List<JsonNode> lines, Quantity quantity) {
        return lines.stream()
                .filter(line -> line.path("quantity").asString().equals(quantity.text()))
                .mapToInt(line -> line.path("change").asInt())
                .sum();
    }

    private static LedgerLine line(LocationId location, LocalDate effectiveOn, Quantity quantity, int change) {
        return new LedgerLine(effectiveOn, quantity, Dimensions.ofLocation(location, PlaceKind.MUNICIPAL), change);
    }

    private static LocationId location(String municipality, int number) {
        return new LocationId(new MunicipalityCode(municipality), new UUID(3, number));
    }

    private static String[] arguments(String service, String bootstrapServers) {
        var database = TestServers.shared().freshDatabase(service);
        return new String[] {
            "--server.port=0",
            "--management.server.port=0",
            "--opvang.database.url=" + database.jdbcUrl(),
            "--opvang.database.owner-user=" + database.ownerUser(),
            "--opvang.database.owner-password=" + database.ownerPassword(),
            "--opvang.database.app-user=" + database.appUser(),
            "--opvang.database.app-password=" + database.appPassword(),
            "--opvang.kafka.bootstrap-servers=" + bootstrapServers,
            "--opvang.access.issuer-uri=" + TestTokens.shared().issuerUri(),
            "--opvang.access.audience=" + TestTokens.AUDIENCE,
            "--opvang.seals.key-file=" + TestKeys.file(),
            "--opvang.http.body-key-file=" + TestKeys.file()
        };
    }
}
