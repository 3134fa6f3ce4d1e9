package nl.opvang.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.demo.figures.Figure;
import nl.opvang.demo.figures.Figures;
import nl.opvang.demo.figures.Population;
import nl.opvang.demo.plan.NationalHistory;
import nl.opvang.demo.plan.Operation.CorrectCount;
import nl.opvang.demo.plan.Operation.CountOccupancy;
import nl.opvang.demo.plan.ShelterStory;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.issuer.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole country, posted and read back over HTTP: what was published is what is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NationalHistoryIT {
    private static final LocalDate MISCOUNTED_ON = LocalDate.of(2024, 9, 15);
    private static final String AMSTERDAM = "GM0363";

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMinutes(1))
            .build();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final DataDirectory data = DataDirectory.throwAway();
    private Standalone opvang;

    @BeforeAll
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void the_demo_is_loaded() throws InterruptedException {
        opvang = Standalone.start(data, Ports.free(), this::tell);
        opvang.loadDemo();
    }

    @AfterAll
    void stop() {
        if (opvang != null) opvang.close();
        data.close();
    }

    private void tell(String line) {
        System.out.println(line);
        told.add(line);
    }

    @Test
    void forecasts_were_made_of_what_was_known_then_and_say_what_came() throws IOException, InterruptedException {
        var autumn = get("reporting", "/v1/forecasts?asOf=2024-12-31").path("items");
        assertThat(autumn).hasSize(3);
        var run = autumn.path(0);
        assertThat(run.path("asOf").asString()).isEqualTo("2024-11-03");
        assertThat(run.path("figuresKnownAt").asString()).isEqualTo("2024-11-13T11:00:00Z");
        assertThat(run.path("figures").path("netInflow")).hasSize(52);
        assertThat(run.path("weeksPassed").asInt()).isEqualTo(26);
        assertThat(run.path("outcome").path("stays").asLong())
                .isEqualTo(occupancy("MUNICIPAL", LocalDate.parse("2025-05-04"))
                                .path("occupiedPlaces")
                                .asLong()
                        + occupancy("CRISIS", LocalDate.parse("2025-05-04"))
                                .path("occupiedPlaces")
                                .asLong());
        assertThat(run.path("sixMonthsAhead")
                        .path("placesNeeded")
                        .path("expected")
                        .asLong())
                .isBetween(80_000L, 130_000L);
        assertThat(get("reporting", "/v1/forecasts").path("items")).hasSize(5);
    }

    @Test
    void every_kind_of_application_for_money_is_there_in_every_state() {
        var states = List.of(
                "APPLIED",
                "AWAITING_INFORMATION",
                "ASSESSED",
                "APPROVED_ONCE",
                "GRANTED",
                "REFUSED",
                "OBJECTED_TO",
                "WITHDRAWN");
        await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> {
            for (var list : List.of(
                    "/v1/advances?year=2025&limit=1000",
                    "/v1/transitions?limit=1000",
                    "/v1/claims?limit=1000",
                    "/v1/first-receptions?year=2023&limit=1000"))
                assertThat(ministry(list)
                                .path("items")
                                .valueStream()
                                .map(item -> item.path("status").asString()))
                        .as(list)
                        .containsAll(states);
            var settled = new ArrayList<String>();
            for (var code : List.of("GM0014", "GM0034", "GM0037", "GM0047", "GM0050", "GM0059", "GM0060"))
                settled.add(ministry("/v1/municipalities/" + code + "/settlements/2023")
                        .path("procedure")
                        .path("status")
                        .asString());
            assertThat(settled).isEqualTo(states.subList(0, 7));
            var paid = new ArrayList<String>();
            for (var code : List.of("GM0074", "GM0080", "GM0085", "GM0086", "GM0093"))
                paid.add(ministry("/v1/municipalities/" + code + "/payments/2025")
                        .path("payments")
                        .path(0)
                        .path("status")
                        .asString());
            assertThat(paid).containsExactly("ORDERED", "RELEASED", "CONFIRMED", "CANCELLED", "APPROVED_ONCE");
            var region = ministry("/v1/regions/VR05/first-receptions/2023-01-01");
            assertThat(region.path("payments")
                            .valueStream()
                            .map(item -> item.path("status").asString()))
                    .containsExactly("CONFIRMED", "CANCELLED", "RELEASED", "ORDERED");
            assertThat(region.path("due").asString()).as("actual costs").isEqualTo("239373.45");
            assertThat(ministry("/v1/advances?year=2024")
                            .path("items")
                            .path(0)
                            .path("late")
                            .asBoolean())
                    .isTrue();
            assertThat(ministry("/v1/care-compensations").path("items")).hasSize(2);
        });
    }

    @Test
    void the_tour_shows_pages_that_are_full() throws IOException {
        new Tour(opvang).go();
    }

    private JsonNode ministry(String path) throws IOException, InterruptedException {
        return get("funding", path, opvang.token(Role.MINISTRY, null));
    }

    private JsonNode get(String service, String path) throws IOException, InterruptedException {
        return get(service, path, opvang.token(Role.KCIO, null));
    }

    private JsonNode get(String service, String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(opvang.uri(service) + path))
                .timeout(Duration.ofMinutes(3))
                .header("Authorization", "Bearer " + token)
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private JsonNode country(String path) throws IOException, InterruptedException {
        var items = get("reporting", path).path("items");
        assertThat(items).as(path).isNotEmpty();
        assertThat(items.path(0).path("area").path("level").asString()).isEqualTo("country");
        return items.path(0);
    }

    private JsonNode occupancy(String kind, LocalDate on) throws IOException, InterruptedException {
        return country("/v1/occupancy?level=country&kind=%s&on=%s".formatted(kind, on));
    }

    private long occupiedAsKnown(String knownAt) throws IOException, InterruptedException {
        return country("/v1/occupancy?level=country&on=%s&knownAt=%s".formatted(MISCOUNTED_ON, knownAt))
                .path("occupiedPlaces")
                .asLong();
    }

    private long people(Figure figure, String field) throws IOException, InterruptedException {
        var country = country("/v1/registrations?level=country&on=" + figure.date());
        if (figure.population() == Population.EVERYONE)
            return country.path(field).asLong();
        return StreamSupport.stream(country.path("byNationalityGroup").spliterator(), false)
                .filter(group -> group.path("nationalityGroup")
                        .asString()
                        .equals(figure.population().name()))
                .findFirst()
                .orElseThrow()
                .path(field)
                .asLong();
    }

    private long answered(Figure figure) throws IOException, InterruptedException {
        var on = figure.date();
        return switch (figure.measure()) {
            case REALISED -> occupancy("MUNICIPAL", on).path("realisedPlaces").asLong();
            case OCCUPIED -> occupancy("MUNICIPAL", on).path("occupiedPlaces").asLong();
            case CRISIS_PLACES -> occupancy("CRISIS", on).path("realisedPlaces").asLong();
            case CRISIS_OCCUPIED ->
                occupancy("CRISIS", on).path("occupiedPlaces").asLong();
            case PRIVATE_PLACES ->
                occupancy("PRIVATE", on).path("realisedPlaces").asLong();
            case PRIVATE_OCCUPIED ->
                occupancy("PRIVATE", on).path("occupiedPlaces").asLong();
            case REGISTERED -> people(figure, "registered");
            case DEREGISTERED -> people(figure, "deregistered");
        };
    }

    static List<Figure> figures() {
        return Figures.all();
    }

    /** Where a figure is exact, what was planned is what was published. */
    @ParameterizedTest
    @MethodSource("figures")
    void every_figure_of_the_list_is_answered_as_planned(Figure figure) throws IOException, InterruptedException {
        assertThat(answered(figure)).isEqualTo(figure.planned());
    }

    @Test
    void the_figures_of_september_2024_were_other_ones_before_they_were_replaced()
            throws IOException, InterruptedException {
        long replaced = occupiedAsKnown("2024-09-20T00:00:00Z");
        assertThat(replaced)
                .isEqualTo(occupancy("MUNICIPAL", MISCOUNTED_ON)
                        .path("occupiedPlaces")
                        .asLong())
                .isEqualTo(90_910);
        assertThat(occupiedAsKnown("2024-09-17T00:00:00Z")).isEqualTo(replaced - missed());
    }

    @Test
    void the_week_that_was_published_wrongly_shows_both_figures_to_everyone() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(opvang.uri("reporting") + "/v1/publications/2024-W37"))
                .timeout(Duration.ofMinutes(3))
                .build();
        var week = json.readTree(http.send(request, BodyHandlers.ofString()).body());
        assertThat(week.path("edition").asInt()).as(week.toString()).isEqualTo(2);
        assertThat(week.path("reason").asString()).startsWith("Simulated");
        var country = week.path("areas").path(0);
        assertThat(country.path("figures").path("occupiedPlaces").asLong()).isEqualTo(90_910);
        assertThat(country.path("replaced").path("occupiedPlaces").asLong()).isEqualTo(90_910 - missed());
    }

    @Test
    void who_listens_hears_the_figures_of_every_day() throws IOException, InterruptedException {
        var on = "2025-07-01";
        long realised = occupancy("MUNICIPAL", LocalDate.parse(on))
                .path("realisedPlaces")
                .asLong();
        var request = HttpRequest.newBuilder(
                        URI.create(opvang.uri("reporting") + "/v1/figure-changes?seconds=900&area=NL&from=" + on))
                .header("Authorization", "Bearer " + opvang.token(Role.KCIO, null))
                .build();
        try (var lines = http.send(request, BodyHandlers.ofLines()).body()) {
            assertThat(lines.filter(line -> line.startsWith("data: "))
                            .map(line -> json.readTree(line.substring("data: ".length())))
                            .filter(told -> told.path("on").asString().equals(on)
                                    && told.path("realisedPlaces").asLong() == realised
                                    && told.path("gap").asLong() == 108_998 - realised)
                            .findFirst())
                    .isPresent();
        }
    }

    @Test
    void the_weeks_are_stated_and_a_locked_one_shows_what_became_known_later()
            throws IOException, InterruptedException {
        var week = get("capacity", "/v1/statements?week=2025-W38&locked=true&limit=1000");
        assertThat(week.path("items")).hasSize(342);
        long places = 0;
        long differences = 0;
        long withoutReason = 0;
        for (var item : week.path("items")) {
            assertThat(item.path("lockedRealisedPlaces")).isEqualTo(item.path("realisedPlaces"));
            assertThat(item.path("lockedOccupiedPlaces")).isEqualTo(item.path("occupiedPlaces"));
            places += item.path("lockedRealisedPlaces").asLong();
            differences += item.path("differences").asLong();
            withoutReason += item.path("differencesWithoutReason").asLong();
        }
        // Two periods out of use, told after the lock: one of them without a reason.
        assertThat(differences).isEqualTo(2);
        assertThat(withoutReason).isEqualTo(1);
        assertThat(places)
                .isEqualTo(occupancy("MUNICIPAL", LocalDate.parse("2025-09-21"))
                        .path("realisedPlaces")
                        .asLong());
        assertThat(get("capacity", "/v1/statements?week=2025-W39&status=OPEN&limit=1000")
                        .path("items"))
                .hasSize(38);
        assertThat(get("capacity", "/v1/statements?week=2025-W38&status=RETURNED")
                        .path("items"))
                .hasSize(1);
        var signals = get("reporting", "/v1/signals?on=2025-09-28&limit=1");
        assertThat(signals.path("bySignal")).hasSize(6);
        assertThat(signals.path("items").path(0).path("rule").path("note").asString())
                .contains("Simulated");
    }

    /** How many people were counted too few at first. */
    private static long missed() {
        var history = NationalHistory.planned(NationalHistory.USUAL_SEED);
        var counted = new HashMap<UUID, Integer>();
        long missed = 0;
        for (var municipality : history.municipalities()) {
            for (var operation : history.locations(municipality)) {
                if (operation instanceof CountOccupancy count) counted.put(count.count(), count.occupied());
                if (operation instanceof CorrectCount correct
                        && correct.effectiveOn().equals(MISCOUNTED_ON)
                        && correct.reason().startsWith("simulated"))
                    missed += correct.occupied() - counted.getOrDefault(correct.count(), 0);
            }
        }
        assertThat(missed).isPositive();
        return missed;
    }

    @Test
    void the_target_of_july_2025_is_what_the_published_table_adds_up_to() throws IOException, InterruptedException {
        var on = LocalDate.of(2025, 7, 1);
        var gaps = get("reporting", "/v1/target-gaps?on=" + on).path("items");
        var country = gaps.path(0);
        long realised = occupancy("MUNICIPAL", on).path("realisedPlaces").asLong();
        assertThat(country.path("targetPlaces").asLong()).isEqualTo(108_998);
        assertThat(country.path("realisedPlaces").asLong()).isEqualTo(realised);
        assertThat(country.path("gap").asLong()).isEqualTo(108_998 - realised);
        assertThat(country.path("national").path("places").asLong()).isEqualTo(109_000);
        assertThat(gaps).hasSize(26);
        long ofRegions = 0;
        for (int i = 1; i < gaps.size(); i++)
            ofRegions += gaps.path(i).path("gap").asLong();
        assertThat(ofRegions).isEqualTo(108_998 - realised);
    }

    @Test
    void an_entitlement_is_the_sum_of_its_lines_and_its_days_are_those_of_the_occupancy()
            throws IOException, InterruptedException {
        var entitlement = get("funding", "/v1/entitlements/%s/2024".formatted(AMSTERDAM));
        var amount = BigDecimal.ZERO;
        long placeDays = 0;
        for (var line : entitlement.path("lines")) {
            var units =
                    line.path("placeDays").asLong() + line.path("personMonths").asLong();
            var ofLine = new BigDecimal(line.path("amount").asString());
            // An amount in the books is what it is: no norm pays it.
            if (!line.path("postingId").isString())
                assertThat(new BigDecimal(line.path("rate").asString()).multiply(BigDecimal.valueOf(units)))
                        .as("%s", line)
                        .isEqualByComparingTo(ofLine);
            amount = amount.add(ofLine);
            placeDays += line.path("placeDays").asLong();
        }
        assertThat(new BigDecimal(entitlement.path("amount").asString()))
                .isEqualByComparingTo(amount)
                .isPositive();
        assertThat(new BigDecimal(entitlement.path("provisionalAmount").asString()))
                .isEqualByComparingTo(BigDecimal.ZERO);
        long realisedDays = 0;
        for (var day = LocalDate.of(2024, 1, 1); day.getYear() == 2024; day = day.plusDays(1))
            realisedDays += get("reporting", "/v1/occupancy?level=municipality&area=%s&on=%s".formatted(AMSTERDAM, day))
                    .path("items")
                    .path(0)
                    .path("realisedPlaces")
                    .asLong();
        assertThat(entitlement.path("placeDays").asLong()).isEqualTo(placeDays).isEqualTo(realisedDays);
    }

    @Test
    void simulated_households_wait_are_offered_places_come_and_decline() throws IOException, InterruptedException {
        var list = get("allocation", "/v1/ranked-requests?limit=1000&on=2025-10-01");
        assertThat(list.path("items")).isNotEmpty();
        assertThat(list.path("rule").path("source").asString()).startsWith("Simulated");
        assertThat(list.path("items").path(0).path("because")).hasSize(5);
        var fates = new HashSet<String>();
        for (var household : new ShelterStory(NationalHistory.USUAL_SEED).households()) {
            var request = get(
                    "allocation",
                    "/v1/municipalities/" + household.municipality() + "/requests/" + household.id(),
                    opvang.token(Role.AUDITOR, null));
            fates.add(request.path("state").asString());
            request.path("offers")
                    .forEach(offer -> fates.add(offer.path("state").asString()));
        }
        assertThat(fates).contains("OPEN", "FULFILLED", "ACCEPTED", "WITHDRAWN", "DECLINED", "REFUSED", "ASKED");
    }

    /** As known now, and as known when the figures of September 2024 were still the wrong ones. */
    @Test
    void every_figure_is_the_sum_of_the_events_to_which_it_opens_up() throws IOException, InterruptedException {
        var now = new OpenedFigures.Moment(
                LocalDate.parse("2025-09-28"),
                get("reporting", "/v1/occupancy?level=country&on=2025-09-28")
                        .path("knownAt")
                        .asString());
        var then = new OpenedFigures.Moment(MISCOUNTED_ON, "2024-09-17T00:00:00Z");
        var opened = new OpenedFigures(opvang, http);
        for (var moment : List.of(now, then)) {
            for (var kind : PlaceKind.values()) opened.occupancy(kind.name(), moment);
            opened.registrations(moment);
            opened.targetGaps(moment);
        }
        opened.weekOfRegistrations(LocalDate.parse("2025-09-22"), now);
        opened.areaByArea(then);
        opened.statements("2025-W38");
        var municipalities = Division.ofTheNetherlands().all().stream()
                .filter(municipality -> municipality.existsOn(now.on()))
                .map(municipality -> municipality.code().text())
                .toList();
        opened.reconciliations(municipalities, now);
        opened.reconciliations(List.of(AMSTERDAM, "GM0014"), then);
        opened.entitlements(municipalities, 2024, now);
        opened.entitlements(List.of(AMSTERDAM, "GM0014"), 2024, then);
        opened.entitlementDifferences(municipalities, 2024, then, now);
        opened.publication("2024-W37");
        opened.forecasts();
        opened.dossiers(2025);
        opened.rankedRequests(LocalDate.parse("2025-10-01"));
    }

    @Test
    void some_are_absent_for_so_long_that_someone_has_to_decide() throws IOException, InterruptedException {
        var open = new ArrayList<JsonNode>();
        var decided = new HashSet<String>();
        for (var city : List.of("GM0363", "GM0599", "GM0344", "GM0014")) {
            var path = "/v1/municipalities/" + city + "/absence-decisions?on=2025-09-30";
            var list = get("allocation", path, opvang.token(Role.AUDITOR, null));
            assertThat(list.path("term").path("days").asInt()).isEqualTo(28);
            assertThat(list.path("term").path("certainty").asString()).isEqualTo("NOT_VERIFIED");
            list.path("items").forEach(open::add);
            get("allocation", path + "&state=DECIDED", opvang.token(Role.AUDITOR, null))
                    .path("items")
                    .forEach(item ->
                            decided.add(item.path("decision").path("kind").asString()));
        }
        assertThat(open).isNotEmpty().allMatch(item -> item.path("daysAbsent").asInt() >= 28);
        assertThat(decided).containsExactlyInAnyOrder("EXTENDED", "ENDED", "LEFT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"capacity", "allocation", "funding", "reporting"})
    void what_is_live_is_what_a_replay_makes_of_all_events(String service) throws IOException, InterruptedException {
        var auditor = opvang.token(Role.AUDITOR, null);
        var path = "/v1/replays/" + UUID.randomUUID();
        var ask = HttpRequest.newBuilder(URI.create(opvang.uri(service) + path))
                .header("Authorization", "Bearer " + auditor)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"knownAt\": \"" + Instant.now().minusSeconds(1) + "\"}"))
                .build();
        assertThat(http.send(ask, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        await().atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> get(service, path, auditor).path("endedAt").isString());
        var replay = get(service, path, auditor);
        assertThat(replay.path("state").asString()).as(replay.toString()).isEqualTo("COMPLETED");
        var found = get(service, path + "/differences?limit=20", auditor).path("items");
        assertThat(found).as("%s %s", replay, found).isEmpty();
        assertThat(replay.path("report").path("notApplied").asLong()).isZero();
        var said = new HashMap<String, Long>();
        replay.path("report")
                .path("witnesses")
                .forEach(witness -> said.put(
                        witness.path("about").asString(), witness.path("said").asLong()));
        assertThat(said.keySet())
                .isEqualTo(
                        switch (service) {
                            case "capacity" -> Set.of("locked");
                            case "funding" -> Set.of("settled", "paid");
                            case "reporting" -> Set.of("published");
                            default -> Set.<String>of();
                        });
        assertThat(said.values()).as(said.toString()).allMatch(number -> number > 0);
    }

    @Test
    void a_second_start_sees_that_everything_is_there() throws InterruptedException {
        opvang.loadDemo();
        assertThat(told).last().isEqualTo("The national history is there already.");
    }
}
