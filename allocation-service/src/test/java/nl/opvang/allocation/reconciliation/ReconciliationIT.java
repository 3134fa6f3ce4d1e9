package nl.opvang.allocation.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.opvang.allocation.AllocationService;
import nl.opvang.allocation.stay.domain.GuestBookCommand.NotePlaces;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;

/** Registrations and stays side by side, over HTTP and on real servers. */
class ReconciliationIT {
    private static final ServletWebServerApplicationContext SERVICE = start();

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
    void everyone_is_counted_once_and_nobody_is_made_to_match() {
        var groningen = municipality("GM0014");
        var rotterdam = municipality("GM0599");
        var school = location("GM0014");
        var ship = location("GM0599");
        var both = person();
        var registeredOnly = person();
        var stayingOnly = person();
        var stayingAway = person();
        var registeredAway = person();
        var registration = register(groningen, "GM0014", both, "2023-01-01");
        register(groningen, "GM0014", registeredOnly, "2023-01-01");
        register(groningen, "GM0014", stayingAway, "2023-01-01");
        register(rotterdam, "GM0599", registeredAway, "2023-01-01");
        stay(groningen, "GM0014", school, both, "2023-02-01");
        var stay = stay(groningen, "GM0014", school, stayingOnly, "2023-02-01");
        stay(groningen, "GM0014", school, registeredAway, "2023-02-01");
        var last = written(rotterdam.put(
                "/v1/municipalities/GM0599/stays/" + UUID.randomUUID(), stay(ship, stayingAway, "2023-02-01")));

        var before = counts(groningen, "GM0014", "2023-01-31", last);
        assertThat(figures(before)).containsExactly(3, 0, 0, 3, 0, 0, 0);
        var counts = counts(groningen, "GM0014", "2023-02-01", last);
        assertThat(figures(counts)).containsExactly(3, 3, 1, 1, 1, 1, 1);
        assertThat(figures(counts(rotterdam, "GM0599", "2023-02-01", last))).containsExactly(1, 1, 0, 0, 0, 1, 1);

        var list = mismatches(groningen, "2023-02-01", last);
        assertThat(kinds(list))
                .containsExactlyInAnyOrder(
                        "REGISTERED_NOT_STAYING",
                        "STAYING_NOT_REGISTERED",
                        "REGISTERED_HERE_STAYING_ELSEWHERE",
                        "STAYING_HERE_REGISTERED_ELSEWHERE");
        for (var item : list) {
            var kind = item.path("mismatch").asString();
            assertThat(item.path("registration").isNull()).as(kind).isEqualTo(kind.startsWith("STAYING_"));
            assertThat(item.path("stay").isNull()).as(kind).isEqualTo(kind.startsWith("REGISTERED_"));
            assertThat(item.path("location").isNull()).as(kind).isEqualTo(kind.startsWith("REGISTERED_"));
        }
        assertThat(mismatches(groningen, "2023-02-01&mismatch=STAYING_NOT_REGISTERED", last))
                .singleElement()
                .satisfies(item -> assertThat(item.path("stay").asString()).isEqualTo(id(stay)));

        var opened = explained(groningen, "GM0014", "2023-02-01", last);
        assertThat(sums(opened)).isEqualTo(figures(counts));
        assertThat(sums(explained(rotterdam, "GM0599", "2023-02-01", last)))
                .isEqualTo(figures(counts(rotterdam, "GM0599", "2023-02-01", last)));
        // What Rotterdam said of people is told to who looks after all alone.
        for (var item : opened)
            assertThat(item.path("eventIds"))
                    .hasSize((item.path("registered").asBoolean() ? 1 : 0)
                            + (item.path("staying").asBoolean() ? 1 : 0));
        assertThat(explained(as(Role.AUDITOR), "GM0014", "2023-02-01", last))
                .extracting(item -> item.path("eventIds").size())
                .containsExactlyInAnyOrder(2, 1, 1, 2, 2);

        // One leaves the register and another is registered late: what was known before stays what it was.
        var left = written(groningen.put(
                registration + "/deregistration", "{\"until\":\"2023-02-15\",\"departureReason\":\"LEFT_COUNTRY\"}"));
        var late = written(groningen.put(
                "/v1/municipalities/GM0014/registrations/" + UUID.randomUUID(),
                registration(stayingOnly, "2023-02-01")));
        assertThat(figures(counts(groningen, "GM0014", "2023-02-20", late))).containsExactly(3, 3, 1, 1, 1, 1, 1);
        assertThat(kinds(mismatches(groningen, "2023-02-20&mismatch=STAYING_NOT_REGISTERED", late)))
                .hasSize(1);
        assertThat(figures(counts(groningen, "GM0014", "2023-02-20&knownAt=" + moment(left), late)))
                .containsExactly(2, 3, 0, 1, 2, 1, 1);
        assertThat(figures(counts(groningen, "GM0014", "2023-02-20&knownAt=" + moment(last), late)))
                .containsExactly(3, 3, 1, 1, 1, 1, 1);

        for (var when :
                List.of("2023-02-20", "2023-02-20&knownAt=" + moment(left), "2023-02-20&knownAt=" + moment(last)))
            assertThat(sums(explained(groningen, "GM0014", when, late)))
                    .as(when)
                    .isEqualTo(figures(counts(groningen, "GM0014", when, late)));

        var seen = new ArrayList<String>();
        var path = "/v1/municipalities/GM0014/reconciliation/mismatches?on=2023-02-20&limit=1";
        var page = groningen.get(path).json();
        for (; ; ) {
            page.path("items").forEach(item -> seen.add(item.path("person").asString()));
            var cursor = page.path("nextCursor");
            if (!cursor.isString()) break;
            page = groningen.get(path + "&cursor=" + cursor.asString()).json();
        }
        assertThat(seen).hasSize(4).doesNotHaveDuplicates().isSorted();
        assertThat(groningen.get(path + "&cursor=nonsense").status()).isEqualTo(400);
        assertThat(groningen.get(path, "Accept", "text/csv").body())
                .startsWith("person,mismatch,registration,registeredFrom,stay,location,stayingFrom");

        var figures = "/v1/municipalities/GM0014/reconciliation?on=2023-02-20";
        assertThat(as(Role.REGION, "VR01").get(figures).status()).isEqualTo(200);
        assertThat(as(Role.REGION, "VR17").get(figures).status()).isEqualTo(404);
        assertThat(as(Role.KCIO).get(figures).status()).isEqualTo(200);
        assertThat(as(Role.REGION, "VR01").get(path).status()).isEqualTo(403);
        var explanation = path.replace("mismatches", "explanation");
        assertThat(as(Role.KCIO).get(explanation).status()).isEqualTo(403);
        assertThat(rotterdam.get(explanation).status()).isEqualTo(404);
        assertThat(groningen.get(explanation + "&cursor=nonsense").status()).isEqualTo(400);
        assertThat(as(Role.AUDITOR).get(path).status()).isEqualTo(200);
        assertThat(rotterdam.get(path).status()).isEqualTo(404);
    }

    @Test
    void a_municipality_and_those_that_became_part_of_it_are_one() {
        var weesp = municipality("GM0457");
        var amsterdam = municipality("GM0363");
        var person = person();
        register(weesp, "GM0457", person, "2022-03-02");
        var ship = location("GM0363");
        var last = written(amsterdam.put(
                "/v1/municipalities/GM0363/stays/" + UUID.randomUUID(), stay(ship, person, "2022-03-10")));
        assertThat(figures(counts(amsterdam, "GM0363", "2022-03-23", last))).containsExactly(0, 1, 0, 0, 0, 0, 1);
        assertThat(figures(counts(weesp, "GM0457", "2022-03-23", last))).containsExactly(1, 0, 0, 0, 0, 1, 0);
        assertThat(figures(counts(amsterdam, "GM0363", "2022-03-24", last))).containsExactly(1, 1, 1, 0, 0, 0, 0);
        assertThat(figures(counts(amsterdam, "GM0457", "2022-03-24", last))).containsOnly(0);
    }

    @Test
    void a_stay_or_registration_that_never_was_counts_for_nobody() {
        var zwolle = municipality("GM0193");
        var school = location("GM0193");
        var person = person();
        var registration = register(zwolle, "GM0193", person, "2023-01-01");
        var stay = stay(zwolle, "GM0193", school, person, "2023-01-01");
        var gone = written(zwolle.put(stay + "/corrections/" + UUID.randomUUID(), "{\"withdrawn\":true}"));
        assertThat(figures(counts(zwolle, "GM0193", "2023-01-01", gone))).containsExactly(1, 0, 0, 1, 0, 0, 0);
        var all = written(zwolle.put(registration + "/corrections/" + UUID.randomUUID(), "{\"withdrawn\":true}"));
        assertThat(figures(counts(zwolle, "GM0193", "2023-01-01", all))).containsOnly(0);
        assertThat(figures(counts(zwolle, "GM0193", "2023-01-01&knownAt=" + moment(gone), all)))
                .containsExactly(1, 0, 0, 1, 0, 0, 0);
    }

    private static List<Integer> figures(JsonNode counts) {
        return List.of(
                counts.path("registered").asInt(),
                counts.path("staying").asInt(),
                counts.path("registeredAndStaying").asInt(),
                counts.path("registeredNotStaying").asInt(),
                counts.path("stayingNotRegistered").asInt(),
                counts.path("registeredHereStayingElsewhere").asInt(),
                counts.path("stayingHereRegisteredElsewhere").asInt());
    }

    /** Everyone who is counted, page by page. */
    private static List<JsonNode> explained(Http who, String code, String on, Http.Answer after) {
        var people = new ArrayList<JsonNode>();
        var path = "/v1/municipalities/" + code + "/reconciliation/explanation?limit=2&on=" + on + "&atLeast="
                + position(after);
        var cursor = "";
        do {
            var answer = who.get(path + cursor);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            answer.json().path("items").forEach(people::add);
            var next = answer.json().path("nextCursor");
            cursor = next.isString() ? "&cursor=" + next.asString() : "";
        } while (!cursor.isEmpty());
        assertThat(people)
                .allSatisfy(person -> assertThat(person.path("eventIds")).isNotEmpty());
        return people;
    }

    /** The figures that these people are, as {@link #figures} has them. */
    private static List<Integer> sums(List<JsonNode> people) {
        return Stream.<Predicate<JsonNode>>of(
                        person -> person.path("registered").asBoolean(),
                        person -> person.path("staying").asBoolean(),
                        person -> person.path("registered").asBoolean()
                                && person.path("staying").asBoolean(),
                        person -> is(person, "REGISTERED_NOT_STAYING"),
                        person -> is(person, "STAYING_NOT_REGISTERED"),
                        person -> is(person, "REGISTERED_HERE_STAYING_ELSEWHERE"),
                        person -> is(person, "STAYING_HERE_REGISTERED_ELSEWHERE"))
                .map(counts -> (int) people.stream().filter(counts).count())
                .toList();
    }

    private static boolean is(JsonNode person, String mismatch) {
        return person.path("mismatch").asString("").equals(mismatch);
    }

    private static List<String> kinds(List<JsonNode> items) {
        return items.stream().map(item -> item.path("mismatch").asString()).toList();
    }

    private static JsonNode counts(Http who, String code, String on, Http.Answer after) {
        var answer = who.get("/v1/municipalities/" + code + "/reconciliation?on=" + on + "&atLeast=" + position(after));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<JsonNode> mismatches(Http who, String on, Http.Answer after) {
        var answer =
                who.get("/v1/municipalities/GM0014/reconciliation/mismatches?on=" + on + "&atLeast=" + position(after));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("items").valueStream().toList();
    }

    private static String register(Http municipality, String code, String person, String from) {
        var path = "/v1/municipalities/" + code + "/registrations/" + UUID.randomUUID();
        written(municipality.put(path, registration(person, from)));
        return path;
    }

    private static String registration(String person, String from) {
        return "{\"identity\":%s,\"nationalityGroup\":\"UKRAINIAN\",\"from\":\"%s\"}".formatted(person, from);
    }

    private static String stay(Http municipality, String code, UUID location, String person, String from) {
        var path = "/v1/municipalities/" + code + "/stays/" + UUID.randomUUID();
        written(municipality.put(path, stay(location, person, from)));
        return path;
    }

    private static String stay(UUID location, String person, String from) {
        return "{\"location\":\"%s\",\"identity\":%s,\"from\":\"%s\"}".formatted(location, person, from);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String position(Http.Answer answer) {
        return answer.json().path("position").asString();
    }

    private static Instant moment(Http.Answer answer) {
        return Instant.parse(position(answer).substring("allocation@".length()));
    }

    private static Http.Answer written(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static Http municipality(String code) {
        return as(Role.MUNICIPALITY, code);
    }

    private static Http as(Role role, String... codes) {
        return new Http(
                Objects.requireNonNull(SERVICE.getWebServer()).getPort(),
                TestTokens.shared().token(role, codes));
    }

    private static String person() {
        return "{\"scheme\":\"V_NUMBER\",\"value\":\"%010d\"}"
                .formatted(Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 10_000_000_000L));
    }

    /** A location with room for all. */
    private static UUID location(String municipality) {
        var id = new LocationId(new MunicipalityCode(municipality), UUID.randomUUID());
        var command = UUID.randomUUID();
        assertThat(SERVICE.getBean(Commands.class)
                        .send(Order.of(
                                new NotePlaces(
                                        id,
                                        UUID.randomUUID(),
                                        0,
                                        PlaceKind.MUNICIPAL,
                                        new BasisNoted(id.id(), null, null, OccupancyBasis.NAMED),
                                        List.of(new Timeline.Change(LocalDate.of(2022, 3, 1), 100)),
                                        List.of()),
                                new CommandContext(
                                        command,
                                        command,
                                        command,
                                        null,
                                        "tester",
                                        "municipality",
                                        municipality,
                                        null,
                                        null))))
                .isInstanceOf(Outcome.Accepted.class);
        return id.id();
    }
}
