package nl.opvang.allocation.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.opvang.allocation.AllocationService;
import nl.opvang.allocation.request.domain.RequestCommand.HoldOffer;
import nl.opvang.allocation.stay.domain.GuestBookCommand.Counted;
import nl.opvang.allocation.stay.domain.GuestBookCommand.HoldPlaces;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.OccupancyCounted;
import nl.opvang.contracts.capacity.LocationEvent.Opened;
import nl.opvang.contracts.capacity.LocationEvent.PlacesRealised;
import nl.opvang.contracts.capacity.LocationEvent.Prolonged;
import nl.opvang.contracts.capacity.LocationEvent.Withdrawn;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.capacity.OwnFacility;
import nl.opvang.contracts.capacity.PrivacyLevel;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.capacity.Suitability;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.Neighbour;
import nl.opvang.plumbing.testservers.TestServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Households that ask for shelter, over HTTP and on real servers. Every test has municipalities of its own. */
// What the tests say happens on the day on which they began.
@SuppressWarnings("TimeInStaticInitializer")
class RequestsIT {
    private static final LocalDate TODAY = LocalDate.now(Netherlands.ZONE);
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ServletWebServerApplicationContext SERVICE = start();
    private static final Neighbour CAPACITY = new Neighbour("capacity");

    @AfterAll
    static void close() {
        CAPACITY.close();
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
    void a_household_asks_is_seen_by_its_municipality_alone_and_stays_open_when_all_is_full() {
        var groningen = municipality("GM0014");
        var request = path("GM0014");
        var number = randomBsn();
        var asked = groningen.put(request, household(bsn(number)));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        assertThat(groningen.put(request, household(bsn(number))).body()).isEqualTo(asked.body());
        assertThat(groningen.put(request, household(bsn(randomBsn()))).problem())
                .isEqualTo("id-taken");

        assertThat(groningen
                        .put(
                                request + "/failed-placements/" + UUID.randomUUID(),
                                "{\"on\":\"%s\",\"why\":\"FULL\",\"reason\":\"nothing in the region\"}"
                                        .formatted(TODAY))
                        .status())
                .isEqualTo(201);
        var overview = groningen.get(request);
        assertThat(overview.json().path("state").asString()).isEqualTo("OPEN");
        assertThat(overview.json().path("members").path(0).asString()).isEqualTo("FROM_18_TO_64");
        var failed = overview.json().path("failedPlacements").path(0);
        assertThat(failed.path("why").asString()).isEqualTo("FULL");
        assertThat(failed.path("reason").asString()).isEqualTo("nothing in the region");
        assertThat(overview.header("ETag")).isEqualTo("\"1\"");
        assertThat(overview.body()).doesNotContain(number).doesNotContain("personId");

        assertThat(municipality("GM0599").get(request).status()).isEqualTo(404);
        assertThat(as(Role.REGION, "VR01").get(request).status()).isEqualTo(403);
        assertThat(as(Role.AUDITOR).get(request).status()).isEqualTo(200);
        assertThat(groningen.get("/v1/municipalities/GM0014/requests?open=true").body())
                .contains(id(request));

        assertThat(groningen.put(request + "/withdrawal", "{\"why\":\"LEFT\"}").status())
                .isEqualTo(201);
        assertThat(groningen.get(request).json().path("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(groningen.get(request).json().path("closedWhy").asString()).isEqualTo("LEFT");
        assertThat(groningen.get("/v1/municipalities/GM0014/requests?open=true").body())
                .doesNotContain(id(request));
        assertThat(SERVICE.getBean(JdbcClient.class)
                        .sql("select payload::text from events.event where aggregate_id like 'request:%'")
                        .query(String.class)
                        .list())
                .noneMatch(payload -> payload.contains(number));
    }

    @Test
    void what_is_wrong_with_a_household_is_said() {
        var groningen = municipality("GM0014");
        var person = bsn(randomBsn());
        assertThat(groningen.put(path("GM0014"), household(person, person)).body())
                .contains("/members");
        assertThat(groningen
                        .put(path("GM0014"), household(person).replace(yesterday(), tomorrow()))
                        .body())
                .contains("/askedAt");
        assertThat(groningen.put(path("GM0014"), "{}").status()).isEqualTo(400);
        assertThat(groningen
                        .put(path("GM0014") + "/withdrawal", "{\"why\":\"LEFT\"}")
                        .problem())
                .isEqualTo("request-unknown");
    }

    @Test
    void places_elsewhere_are_offered_held_accepted_and_taken() {
        var enschede = municipality("GM0153");
        var zwolle = municipality("GM0193");
        var ship = location("GM0193", OccupancyBasis.NAMED, 3, StayLength.LONG, List.of(Suitability.SCHOOL));
        var request = path("GM0153");
        enschede.put(request, household("\"needs\":[\"SCHOOL\"],", bsn(randomBsn()), bsn(randomBsn())));
        var suggestion =
                await().atMost(LONG).until(() -> suggestion(enschede, request, "GM0193"), found -> found != null);
        assertThat(suggestion.path("freePlaces").asInt()).isEqualTo(3);
        assertThat(suggestion.path("nearness").asString()).isEqualTo("COUNTRY");
        assertThat(suggestion.path("stayLength").asString()).isEqualTo("LONG");
        assertThat(suggestion.path("location").isNull()).isTrue();
        assertThat(enschede.get(request + "/suggestions").body())
                .doesNotContain(ship.id().toString());

        var offer = UUID.randomUUID();
        var asked = enschede.put(request + "/offers/" + offer, "{\"municipality\":\"GM0193\"}");
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        var incoming =
                zwolle.get("/v1/municipalities/GM0193/asked-offers?open=true").json();
        assertThat(incoming.path("items").path(0).path("offer").asString()).isEqualTo(offer.toString());
        assertThat(incoming.path("items").path(0).path("members").size()).isEqualTo(2);
        assertThat(incoming.path("items").path(0).path("needs").path(0).asString())
                .isEqualTo("SCHOOL");
        var there = "/v1/municipalities/GM0193/asked-offers/GM0153/" + offer;
        assertThat(enschede.put(there + "/hold", "{\"location\":\"" + ship.id() + "\"}")
                        .status())
                .isEqualTo(404);

        var held = zwolle.put(there + "/hold", "{\"location\":\"" + ship.id() + "\"}");
        assertThat(held.status()).as(held.body()).isEqualTo(201);
        assertThat(held.json().path("events").size()).isEqualTo(2);
        var overview = enschede.get(request).json();
        assertThat(overview.path("state").asString()).isEqualTo("OFFERED");
        var shown = overview.path("offers").path(0);
        assertThat(shown.path("location").isNull()).isTrue();
        assertThat(Instant.parse(shown.path("heldUntil").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(47)), Instant.now().plus(Duration.ofHours(48)));
        var book = "/v1/municipalities/GM0193/guest-books/" + ship.id() + "?on=" + TODAY;
        assertThat(zwolle.get(book).json().path("heldPlaces").asInt()).isEqualTo(2);
        assertThat(zwolle.get(book).json().path("freePlaces").asInt()).isEqualTo(1);
        assertThat(suggestion(enschede, request, "GM0193")).isNull();
        assertThat(zwolle.put(
                                "/v1/municipalities/GM0193/stays/" + UUID.randomUUID(),
                                "{\"location\":\"%s\",\"identity\":%s,\"from\":\"%s\"}"
                                        .formatted(ship.id(), bsn(randomBsn()), TODAY))
                        .status())
                .isEqualTo(201);
        assertThat(zwolle.put(
                                "/v1/municipalities/GM0193/stays/" + UUID.randomUUID(),
                                "{\"location\":\"%s\",\"identity\":%s,\"from\":\"%s\"}"
                                        .formatted(ship.id(), bsn(randomBsn()), TODAY))
                        .problem())
                .isEqualTo("no-free-place");

        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        var coming = "{\"from\":\"%s\",\"stays\":[{\"member\":2,\"stay\":\"%s\"},{\"member\":1,\"stay\":\"%s\"}]}"
                .formatted(TODAY, second, first);
        assertThat(zwolle.put(there + "/arrival", coming).problem()).isEqualTo("offer-not-accepted");
        assertThat(enschede.put(request + "/offers/" + offer + "/acceptance", "{}")
                        .status())
                .isEqualTo(201);
        assertThat(enschede.get(request).json().path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(zwolle.put(
                                there + "/arrival",
                                "{\"from\":\"%s\",\"stays\":[{\"member\":1,\"stay\":\"%s\"}]}".formatted(TODAY, first))
                        .body())
                .contains("/stays");
        var came = zwolle.put(there + "/arrival", coming);
        assertThat(came.status()).as(came.body()).isEqualTo(201);
        assertThat(came.json().path("events").size()).isEqualTo(4);
        assertThat(enschede.get(request).json().path("state").asString()).isEqualTo("FULFILLED");
        assertThat(zwolle.get("/v1/municipalities/GM0193/stays/" + first)
                        .json()
                        .path("location")
                        .asString())
                .isEqualTo(ship.id().toString());
        assertThat(zwolle.get("/v1/municipalities/GM0193/stays/" + second).status())
                .isEqualTo(200);
        assertThat(zwolle.get(book).json().path("heldPlaces").asInt()).isZero();
        assertThat(zwolle.get(book).json().path("namedStays").asInt()).isEqualTo(3);
    }

    @Test
    void a_declined_offer_frees_its_places_and_keeps_its_reason() {
        var assen = municipality("GM0106");
        var school = location("GM0106", OccupancyBasis.NAMED, 1, null, null);
        var request = path("GM0106");
        assen.put(request, household(bsn(randomBsn())));
        var offer = request + "/offers/" + UUID.randomUUID();
        var own = "{\"municipality\":\"GM0106\",\"location\":\"" + school.id() + "\"}";
        await().atMost(LONG).until(() -> assen.put(offer, own).status() == 201);
        assertThat(suggestion(assen, request, "GM0106")).isNull();
        assertThat(assen.get(request)
                        .json()
                        .path("offers")
                        .path(0)
                        .path("location")
                        .asString())
                .isEqualTo(school.id().toString());

        var declined = assen.put(offer + "/decline", "{\"why\":\"TOO_FAR\",\"reason\":\"no bus to the hospital\"}");
        assertThat(declined.status()).as(declined.body()).isEqualTo(201);
        var shown = assen.get(request).json();
        assertThat(shown.path("state").asString()).isEqualTo("OPEN");
        assertThat(shown.path("offers").path(0).path("state").asString()).isEqualTo("DECLINED");
        assertThat(shown.path("offers").path(0).path("why").asString()).isEqualTo("TOO_FAR");
        assertThat(shown.path("offers").path(0).path("reason").asString()).isEqualTo("no bus to the hospital");
        var suggestion = suggestion(assen, request, "GM0106");
        assertThat(suggestion).isNotNull();
        assertThat(suggestion.path("nearness").asString()).isEqualTo("OWN_MUNICIPALITY");
        assertThat(suggestion.path("location").asString()).isEqualTo(school.id().toString());
        assertThat(assen.put(offer + "/acceptance", "{}").problem()).isEqualTo("offer-ended");
    }

    @Test
    void an_offer_whose_time_is_over_frees_its_places_without_anybody_doing_anything() {
        var emmen = municipality("GM0114");
        var school = location("GM0114", OccupancyBasis.NAMED, 1, null, null);
        var request = path("GM0114");
        emmen.put(request, household(bsn(randomBsn())));
        await().atMost(LONG).until(() -> suggestion(emmen, request, "GM0114") != null);
        var requestId = new RequestId(new MunicipalityCode("GM0114"), UUID.fromString(id(request)));
        var offer = new OfferId(requestId.municipality(), UUID.randomUUID());
        var then = Instant.now().minus(Duration.ofDays(3));
        var heldUntil = then.plus(Duration.ofDays(2));
        send(
                new HoldOffer(requestId, offer, school.municipality(), school, 1, TODAY, null, heldUntil, null, then),
                new HoldPlaces(school, offer, 1, TODAY, null, heldUntil, new Counted(0, null), then));

        // Nothing has recorded it yet, and everybody sees it.
        var overview = emmen.get(request).json();
        assertThat(overview.path("state").asString()).isEqualTo("OPEN");
        assertThat(overview.path("offers").path(0).path("state").asString()).isEqualTo("EXPIRED");
        assertThat(suggestion(emmen, request, "GM0114")).isNotNull();
        assertThat(emmen.put(request + "/offers/" + offer.id() + "/acceptance", "{}")
                        .problem())
                .isEqualTo("offer-ended");
        assertThat(events("request.offer-expired", offer)).isZero();

        // Somebody else takes the place; that the time was over is then known to the request as well.
        var other = path("GM0114");
        emmen.put(other, household(bsn(randomBsn())));
        var taken = emmen.put(
                other + "/offers/" + UUID.randomUUID(),
                "{\"municipality\":\"GM0114\",\"location\":\"" + school.id() + "\"}");
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        assertThat(events("guest-book.hold-ended", offer)).isEqualTo(1);
        await().atMost(LONG).until(() -> events("request.offer-expired", offer) == 1);
    }

    @Test
    void a_withdrawn_request_gives_its_places_back() {
        var hoogeveen = municipality("GM0118");
        var school = location("GM0118", OccupancyBasis.NAMED, 1, null, null);
        var request = path("GM0118");
        hoogeveen.put(request, household(bsn(randomBsn())));
        var own = "{\"municipality\":\"GM0118\",\"location\":\"" + school.id() + "\"}";
        var offer = UUID.randomUUID();
        await().atMost(LONG)
                .until(() -> hoogeveen.put(request + "/offers/" + offer, own).status() == 201);
        hoogeveen.put(request + "/offers/" + offer + "/acceptance", "{}");
        var batch = hoogeveen.post(
                "/v1/municipalities/GM0118/batches",
                "{\"id\":\"w1\",\"type\":\"withdraw-request\",\"data\":{\"request\":\"%s\",\"why\":\"LEFT\"}}"
                        .formatted(id(request)),
                "Content-Type",
                "application/x-ndjson");
        assertThat(batch.body()).contains("\"status\":201");
        var book = "/v1/municipalities/GM0118/guest-books/" + school.id() + "?on=" + TODAY;
        await().atMost(LONG)
                .until(() -> hoogeveen.get(book).json().path("heldPlaces").asInt() == 0);
    }

    @Test
    void where_people_are_counted_a_household_comes_without_stays_and_is_in_the_next_count() {
        var meppel = municipality("GM0119");
        var hall = location("GM0119", OccupancyBasis.COUNTED, 5, null, null);
        posted(counted(hall, TODAY.minusDays(2), 3, 3));
        var request = path("GM0119");
        meppel.put(request, household(bsn(randomBsn()), bsn(randomBsn())));
        await().atMost(LONG).until(() -> {
            var found = suggestion(meppel, request, "GM0119");
            return found != null && found.path("freePlaces").asInt() == 2;
        });
        var offer = UUID.randomUUID();
        var own = "{\"municipality\":\"GM0119\",\"location\":\"" + hall.id() + "\"}";
        var held = meppel.put(request + "/offers/" + offer, own);
        assertThat(held.status()).as(held.body()).isEqualTo(201);
        meppel.put(request + "/offers/" + offer + "/acceptance", "{}");
        var there = "/v1/municipalities/GM0119/asked-offers/GM0119/" + offer;
        var named = "{\"from\":\"%s\",\"stays\":[{\"member\":1,\"stay\":\"%s\"},{\"member\":2,\"stay\":\"%s\"}]}"
                .formatted(TODAY, UUID.randomUUID(), UUID.randomUUID());
        assertThat(meppel.put(there + "/arrival", named).problem()).isEqualTo("day-is-counted");
        assertThat(meppel.put(there + "/arrival", "{\"from\":\"" + TODAY + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(meppel.get(request).json().path("state").asString()).isEqualTo("FULFILLED");

        var next = path("GM0119");
        meppel.put(next, household(bsn(randomBsn())));
        assertThat(suggestion(meppel, next, "GM0119")).isNull();
        var count = counted(hall, TODAY, 4, 1);
        posted(count);
        await().atMost(LONG).until(() -> {
            var found = suggestion(meppel, next, "GM0119");
            return found != null && found.path("freePlaces").asInt() == 1;
        });
        // A count that never was says nothing about who is in it: the places are held again until there is one.
        posted(new Withdrawn(
                hall,
                UUID.randomUUID(),
                Objects.requireNonNull(count.factId()),
                List.of(new LedgerLine(TODAY, Quantity.STAYS, Dimensions.ofLocation(hall, PlaceKind.MUNICIPAL), -1))));
        await().atMost(LONG).until(() -> suggestion(meppel, next, "GM0119") == null);
        var full = meppel.put(
                next + "/offers/" + UUID.randomUUID(),
                "{\"municipality\":\"GM0119\",\"location\":\"" + hall.id() + "\"}");
        assertThat(full.problem()).isEqualTo("no-free-place");
        posted(counted(hall, TODAY, 4, 1));
        await().atMost(LONG).until(() -> {
            var found = suggestion(meppel, next, "GM0119");
            return found != null && found.path("freePlaces").asInt() == 1;
        });
        var again = meppel.put(
                next + "/offers/" + UUID.randomUUID(),
                "{\"municipality\":\"GM0119\",\"location\":\"" + hall.id() + "\"}");
        assertThat(again.status()).as(again.body()).isEqualTo(201);
    }

    @Test
    void places_of_a_household_that_never_comes_are_work_for_someone_who_may_release_them() {
        var putten = municipality("GM0273");
        var wageningen = municipality("GM0289");
        var school = location("GM0289", OccupancyBasis.NAMED, 2, null, null);
        var request = path("GM0273");
        putten.put(request, household(bsn(randomBsn()), bsn(randomBsn())));
        var offer = UUID.randomUUID();
        putten.put(request + "/offers/" + offer, "{\"municipality\":\"GM0289\"}");
        var there = "/v1/municipalities/GM0289/asked-offers/GM0273/" + offer;
        await().atMost(LONG)
                .until(() -> wageningen
                                .put(there + "/hold", "{\"location\":\"" + school.id() + "\"}")
                                .status()
                        == 201);
        var why = "{\"reason\":\"nobody came\"}";
        assertThat(wageningen.put(there + "/release", why).problem()).isEqualTo("offer-not-accepted");
        var accepted = putten.put(request + "/offers/" + offer + "/acceptance", "{}");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(201);

        var due = TODAY.plusDays(7);
        assertThat(overdue(wageningen, "GM0289", due, accepted).path("term").isNull())
                .isTrue();
        var term = as(Role.MINISTRY).put("/v1/day-rules/ARRIVAL_TERM/" + UUID.randomUUID(), """
            {"validFrom":"2022-03-01","certainty":"NOT_VERIFIED","source":"An example","days":7}\
            """);
        assertThat(term.status()).as(term.body()).isEqualTo(201);
        assertThat(overdue(wageningen, "GM0289", due.minusDays(1), term).path("items"))
                .isEmpty();
        var list = overdue(wageningen, "GM0289", due, term);
        assertThat(list.path("term").path("days").asInt()).isEqualTo(7);
        assertThat(list.path("items").size()).isEqualTo(1);
        var found = list.path("items").path(0);
        assertThat(found.path("offer").asString()).isEqualTo(offer.toString());
        assertThat(found.path("location").asString()).isEqualTo(school.id().toString());
        assertThat(found.path("request").isNull()).isTrue();
        assertThat(found.path("people").asInt()).isEqualTo(2);
        assertThat(found.path("expectedFrom").asString()).isEqualTo(TODAY.toString());
        assertThat(found.path("daysWaited").asInt()).isEqualTo(7);
        assertThat(found.path("dueFrom").asString()).isEqualTo(due.toString());
        var sent = overdue(putten, "GM0273", due, term).path("items").path(0);
        assertThat(sent.path("request").asString()).isEqualTo(id(request));
        assertThat(sent.path("location").isNull()).isTrue();
        var path = "/v1/municipalities/GM0289/overdue-arrivals?on=" + due;
        assertThat(putten.get(path).status()).isEqualTo(404);
        assertThat(as(Role.REGION, "VR07").get(path).status()).isEqualTo(403);
        assertThat(as(Role.AUDITOR).get(path).json().path("items").size()).isEqualTo(1);
        assertThat(wageningen.get(path, "Accept", "text/csv").body())
                .startsWith("from,offer,of,request,location,people");
        assertThat(wageningen.get(path + "&cursor=nonsense").status()).isEqualTo(400);
        OpenApi.of(wageningen).foresees("GET", "/municipalities/{municipality}/overdue-arrivals", wageningen.get(path));

        assertThat(wageningen.put(there + "/release", "{}").status()).isEqualTo(400);
        assertThat(putten.put(there + "/release", why).status()).isEqualTo(404);
        var released = wageningen.put(there + "/release", why);
        assertThat(released.status()).as(released.body()).isEqualTo(201);
        assertThat(released.json().path("events").size()).isEqualTo(2);
        assertThat(wageningen.put(there + "/release", why).body()).isEqualTo(released.body());
        assertThat(overdue(wageningen, "GM0289", due, released).path("items")).isEmpty();
        var known = position(term).substring("allocation@".length());
        assertThat(wageningen
                        .get(path + "&knownAt=" + known)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
        var shown = putten.get(request).json();
        assertThat(shown.path("state").asString()).isEqualTo("OPEN");
        assertThat(shown.path("offers").path(0).path("why").asString()).isEqualTo("DID_NOT_COME");
        assertThat(shown.path("offers").path(0).path("reason").asString()).isEqualTo("nobody came");
        var book = "/v1/municipalities/GM0289/guest-books/" + school.id() + "?on=" + TODAY;
        assertThat(wageningen.get(book).json().path("heldPlaces").asInt()).isZero();
        assertThat(wageningen
                        .put(there + "/arrival", "{\"from\":\"" + TODAY + "\"}")
                        .problem())
                .isEqualTo("offer-ended");
    }

    private static JsonNode overdue(Http who, String code, LocalDate on, Http.Answer after) {
        var answer =
                who.get("/v1/municipalities/" + code + "/overdue-arrivals?on=" + on + "&atLeast=" + position(after));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String position(Http.Answer answer) {
        return answer.json().path("position").asString();
    }

    @Test
    void what_is_not_stated_does_not_fit_and_nuisance_stays_apart_both_ways() {
        var almere = municipality("GM0034");
        location("GM0034", OccupancyBasis.NAMED, 5, null, null);
        var apart = location("GM0034", OccupancyBasis.NAMED, 5, StayLength.SHORT, List.of(Suitability.NUISANCE));
        var plain = path("GM0034");
        almere.put(plain, household(bsn(randomBsn())));
        await().atMost(LONG).until(() -> suggestion(almere, plain, "GM0034") != null);
        var nuisance = path("GM0034");
        almere.put(nuisance, household("\"nuisance\":true,", bsn(randomBsn())));
        await().atMost(LONG).until(() -> suggestion(almere, nuisance, "GM0034") != null);
        assertThat(almere.get(nuisance + "/suggestions").json().path("items").size())
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(suggestion(almere, nuisance, "GM0034"))
                        .path("location")
                        .asString())
                .isEqualTo(apart.id().toString());
        assertThat(almere.get(plain + "/suggestions").body())
                .doesNotContain(apart.id().toString());
        for (var need : List.of(
                "\"needs\":[\"WHEELCHAIR\"],",
                "\"needs\":[\"OWN_ROOM\"],",
                "\"needs\":[\"PETS\",\"MEDICAL\"],",
                "\"stayLength\":\"SHORT\",",
                "\"kind\":\"CRISIS\",",
                "\"until\":\"2199-01-01\",")) {
            var request = path("GM0034");
            assertThat(almere.put(request, household(need, bsn(randomBsn()))).status())
                    .isEqualTo(201);
            assertThat(suggestion(almere, request, "GM0034")).as(need).isNull();
        }
    }

    @Test
    void places_are_suggested_as_long_as_they_are_available() {
        var lelystad = municipality("GM0995");
        var school = location("GM0995", OccupancyBasis.NAMED, 5, null, null);
        var until = TODAY.plusDays(90);
        var request = path("GM0995");
        lelystad.put(request, household("\"until\":\"" + until + "\",", bsn(randomBsn())));
        var prolonged = UUID.randomUUID();
        // Until then it is agreed for 60 days.
        posted(new Prolonged(school, prolonged, null, until, List.of()));
        await().atMost(LONG).until(() -> suggestion(lelystad, request, "GM0995") != null);
        assertThat(Objects.requireNonNull(suggestion(lelystad, request, "GM0995"))
                        .path("availableUntil")
                        .asString())
                .isEqualTo(until.toString());
        posted(new Withdrawn(school, UUID.randomUUID(), prolonged, List.of()));
        await().atMost(LONG).until(() -> suggestion(lelystad, request, "GM0995") == null);
    }

    @Test
    void a_ranked_list_explains_itself_and_is_the_same_again_for_its_moment() {
        var ministry = as(Role.MINISTRY);
        var utrecht = municipality("GM0344");
        var zeist = municipality("GM0355");
        var first = path("GM0344");
        var mother = path("GM0344");
        var other = path("GM0355");
        utrecht.put(first, household("\"askedAt\":\"%s\",".formatted(hoursAgo(100)), bsn(randomBsn())));
        utrecht.put(
                mother,
                household(
                        "\"withoutShelter\":true,",
                        member(bsn(randomBsn()), "FROM_18_TO_64"),
                        member(bsn(randomBsn()), "UNDER_4")));
        var position = zeist.put(other, household(bsn(randomBsn())))
                .json()
                .path("position")
                .asString();
        var list = "/v1/municipalities/GM0344/ranked-requests?on=" + TODAY;
        var unruled = utrecht.get(list + "&atLeast=" + position).json();
        assertThat(requests(unruled)).containsExactly(id(first), id(mother));
        assertThat(unruled.path("rule").path("ruleId").isNull()).isTrue();
        var moment = unruled.path("knownAt").asString();

        var rule = UUID.randomUUID();
        var decided = ministry.put("/v1/priority-rules/" + rule, """
            {"validFrom": "2025-01-01", "certainty": "NOT_VERIFIED", "source": "an example", "method": "WEIGHTED",
             "criteria": [{"fact": "SINGLE_PARENT_WITH_CHILDREN", "weight": 50},
                          {"fact": "WITHOUT_SHELTER_TONIGHT", "weight": 60},
                          {"fact": "DAYS_WAITING", "weight": 1, "atMost": 30}]}
            """);
        assertThat(decided.status()).as(decided.body()).isEqualTo(201);
        assertThat(utrecht.put("/v1/priority-rules/" + UUID.randomUUID(), "{}").status())
                .isEqualTo(403);
        var term = ministry.put("/v1/term-rules/REQUEST_TERM/" + UUID.randomUUID(), """
            {"validFrom": "2025-01-01", "certainty": "HIGH", "hours": 72,
             "source": "Rb. Rotterdam, 22 December 2025 (Vlaardingen): an example"}
            """);
        var ruled = utrecht.get(
                        list + "&atLeast=" + term.json().path("position").asString())
                .json();
        assertThat(requests(ruled)).containsExactly(id(mother), id(first));
        var top = ruled.path("items").path(0);
        assertThat(top.path("position").asInt()).isEqualTo(1);
        assertThat(top.path("points").asLong()).isGreaterThanOrEqualTo(110);
        assertThat(top.path("because").path(0).path("fact").asString()).isEqualTo("SINGLE_PARENT_WITH_CHILDREN");
        assertThat(top.path("because").path(0).path("points").asLong()).isEqualTo(50);
        assertThat(top.path("ruleVersion").asString())
                .isEqualTo(decided.json().path("events").path(0).asString());
        assertThat(top.path("overdue").asBoolean()).isFalse();
        assertThat(ruled.path("items").path(1).path("overdue").asBoolean()).isTrue();
        assertThat(ruled.path("rule").path("ruleId").asString()).isEqualTo(rule.toString());

        var region = as(Role.REGION, "VR09").get("/v1/regions/VR09/ranked-requests?on=" + TODAY);
        assertThat(requests(region.json())).contains(id(first), id(mother), id(other));
        assertThat(region.body()).doesNotContain("personId");
        assertThat(requests(as(Role.KCIO).get("/v1/ranked-requests?on=" + TODAY).json()))
                .contains(id(mother), id(other));
        var sheet = as(Role.KCIO).get("/v1/ranked-requests?on=" + TODAY, "Accept", "text/csv");
        assertThat(sheet.body().lines().findFirst().orElseThrow()).startsWith("position,municipality,request,state,");
        assertThat(sheet.body()).contains(id(mother)).contains("fact=SINGLE_PARENT_WITH_CHILDREN");
        assertThat(as(Role.REGION, "VR01")
                        .get("/v1/regions/VR09/ranked-requests?on=" + TODAY)
                        .status())
                .isEqualTo(404);
        assertThat(utrecht.get("/v1/ranked-requests?on=" + TODAY).status()).isEqualTo(403);
        assertThat(zeist.get(list).status()).isEqualTo(404);

        utrecht.put(first + "/withdrawal", "{\"why\":\"LEFT\"}");
        var changed = utrecht.put(
                mother + "/changes/" + UUID.randomUUID(), household("\"withoutShelter\":false,", bsn(randomBsn())));
        assertThat(changed.status()).as(changed.body()).isEqualTo(201);
        var after = utrecht.get(
                        list + "&atLeast=" + changed.json().path("position").asString())
                .json();
        assertThat(requests(after)).containsExactly(id(mother));
        var again = utrecht.get(list + "&knownAt=" + moment).json();
        assertThat(again.path("items")).isEqualTo(unruled.path("items"));
        assertThat(again.path("rule")).isEqualTo(unruled.path("rule"));
        var asRuled = utrecht.get(list + "&knownAt=" + ruled.path("knownAt").asString())
                .json();
        assertThat(asRuled.path("items")).isEqualTo(ruled.path("items"));
        assertThat(as(Role.AUDITOR)
                        .get("/v1/rules")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("rule").asString()))
                .contains("PRIORITY", "HOLD_TERM", "REQUEST_TERM");
        assertThat(ministry.put(
                                "/v1/priority-rules/" + rule + "/withdrawals/" + UUID.randomUUID(),
                                "{\"reason\":\"only an example\"}")
                        .status())
                .isEqualTo(201);
        assertThat(ministry.put(
                                "/v1/term-rules/REQUEST_TERM/" + id(term) + "/withdrawals/" + UUID.randomUUID(),
                                "{\"reason\":\"only an example\"}")
                        .problem())
                .isEqualTo("rule-unknown");
    }

    @Test
    void a_list_of_households_comes_in_at_once_and_is_read_page_by_page() {
        var arnhem = municipality("GM0202");
        var ids = IntStream.range(0, 25).mapToObj(_ -> UUID.randomUUID()).toList();
        var lines = new StringBuilder();
        for (int i = 0; i < ids.size(); i++)
            lines.append("{\"id\":\"%d\",\"type\":\"ask-shelter\",\"data\":{\"request\":\"%s\",\"asked\":%s}}\n"
                    .formatted(i, ids.get(i), household(bsn(randomBsn())).replace("\n", " ")));
        lines.append(
                "{\"id\":\"f\",\"type\":\"record-failed-placement\",\"data\":{\"request\":\"%s\",\"attempt\":\"%s\",\"on\":\"%s\",\"why\":\"NOTHING_FITS\"}}\n"
                        .formatted(ids.getFirst(), UUID.randomUUID(), TODAY));
        lines.append(
                "{\"id\":\"c\",\"type\":\"change-request\",\"data\":{\"request\":\"%s\",\"change\":\"%s\",\"asked\":%s}}\n"
                        .formatted(
                                ids.getFirst(),
                                UUID.randomUUID(),
                                household(bsn(randomBsn())).replace("\n", " ")));
        lines.append("{\"id\":\"bad\",\"type\":\"ask-shelter\",\"data\":{}}\n");
        var answer = arnhem.post(
                "/v1/municipalities/GM0202/batches", lines.toString(), "Content-Type", "application/x-ndjson");
        var results = answer.body().lines().map(JSON::readTree).toList();
        assertThat(results).hasSize(ids.size() + 3);
        assertThat(results.subList(0, ids.size() + 2))
                .as(answer.body())
                .allSatisfy(result -> assertThat(result.path("status").asInt()).isEqualTo(201));
        assertThat(results.getLast().path("status").asInt()).isEqualTo(400);
        var position = results.get(ids.size() + 1).path("position").asString();

        var seen = new ArrayList<String>();
        var path = "/v1/municipalities/GM0202/ranked-requests?limit=10&on=" + TODAY;
        var page = arnhem.get(path + "&atLeast=" + position).json();
        assertThat(page.path("waiting").asInt()).isEqualTo(ids.size());
        while (true) {
            seen.addAll(requests(page));
            if (page.path("nextCursor").isNull()) break;
            page = arnhem.get(path + "&cursor=" + page.path("nextCursor").asString())
                    .json();
        }
        assertThat(new HashSet<>(seen)).hasSize(ids.size()).hasSameSizeAs(seen);
        assertThat(arnhem.get(path + "&cursor=AAAA").status()).isEqualTo(400);

        var listed = arnhem.get("/v1/municipalities/GM0202/requests?limit=20").json();
        assertThat(listed.path("items").size()).isEqualTo(20);
        assertThat(arnhem.get("/v1/municipalities/GM0202/requests?limit=1000", "Accept", "text/csv")
                        .body()
                        .lines())
                .hasSize(ids.size() + 1);
        assertThat(arnhem.get("/v1/municipalities/GM0202/requests?limit=20&cursor="
                                + listed.path("nextCursor").asString())
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(5);
    }

    @Test
    void a_household_that_stays_in_its_municipality_moves_to_what_it_was_offered() {
        var ede = municipality("GM0228");
        var renkum = municipality("GM0274");
        var old = location("GM0228", OccupancyBasis.NAMED, 5, null, null);
        var next = location("GM0274", OccupancyBasis.NAMED, 5, null, null);
        var person = bsn(randomBsn());
        var stay = "/v1/municipalities/GM0228/stays/" + UUID.randomUUID();
        await().atMost(LONG)
                .until(() -> ede.put(
                                        stay,
                                        "{\"location\":\"%s\",\"identity\":%s,\"from\":\"%s\"}"
                                                .formatted(old.id(), person, TODAY.minusDays(30)))
                                .status()
                        == 201);
        var request = path("GM0228");
        ede.put(request, household(person));
        var offer = UUID.randomUUID();
        ede.put(request + "/offers/" + offer, "{\"municipality\":\"GM0274\"}");
        var there = "/v1/municipalities/GM0274/asked-offers/GM0228/" + offer;
        await().atMost(LONG)
                .until(() -> renkum.put(there + "/hold", "{\"location\":\"" + next.id() + "\"}")
                                .status()
                        == 201);
        ede.put(request + "/offers/" + offer + "/acceptance", "{}");
        var came = renkum.put(
                there + "/arrival",
                "{\"from\":\"%s\",\"stays\":[{\"member\":1,\"stay\":\"%s\"}]}".formatted(TODAY, UUID.randomUUID()));
        assertThat(came.status()).as(came.body()).isEqualTo(201);
        assertThat(came.json().path("events").size()).isEqualTo(4);
        assertThat(ede.get(stay).json().path("until").asString()).isEqualTo(TODAY.toString());
    }

    @Test
    void a_municipality_refuses_what_it_is_asked_and_the_request_stays_open() {
        var tiel = municipality("GM0281");
        var culemborg = municipality("GM0216");
        var request = path("GM0281");
        tiel.put(request, household(bsn(randomBsn())));
        var offer = UUID.randomUUID();
        tiel.put(request + "/offers/" + offer, "{\"municipality\":\"GM0216\"}");
        assertThat(tiel.put(
                                request + "/offers/" + UUID.randomUUID(),
                                "{\"municipality\":\"GM0216\",\"location\":\"" + UUID.randomUUID() + "\"}")
                        .body())
                .contains("/location");
        var there = "/v1/municipalities/GM0216/asked-offers/GM0281/" + offer;
        assertThat(culemborg
                        .put(there + "/hold", "{\"location\":\"" + UUID.randomUUID() + "\"}")
                        .problem())
                .isEqualTo("location-not-yet-known");
        assertThat(culemborg
                        .put(there + "/refusal", "{\"why\":\"FULL\",\"reason\":\"until May\"}")
                        .status())
                .isEqualTo(201);
        var shown = tiel.get(request).json();
        assertThat(shown.path("state").asString()).isEqualTo("OPEN");
        assertThat(shown.path("offers").path(0).path("state").asString()).isEqualTo("REFUSED");
        assertThat(shown.path("offers").path(0).path("reason").asString()).isEqualTo("until May");
        assertThat(culemborg
                        .get("/v1/municipalities/GM0216/asked-offers")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(culemborg
                        .get("/v1/municipalities/GM0216/asked-offers?open=true")
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void answers_are_as_described() {
        var api = OpenApi.of(as(Role.AUDITOR));
        var deventer = municipality("GM0150");
        var school = location("GM0150", OccupancyBasis.NAMED, 5, StayLength.LONG, List.of(Suitability.PETS));
        var request = path("GM0150");
        var described = "/municipalities/{municipality}/requests/{request}";
        api.foresees("PUT", described, deventer.put(request, household("\"needs\":[\"PETS\"],", bsn(randomBsn()))));
        api.foresees("PUT", described, deventer.put(request, "{}"));
        await().atMost(LONG).until(() -> suggestion(deventer, request, "GM0150") != null);
        api.foresees("GET", described + "/suggestions", deventer.get(request + "/suggestions"));
        api.foresees(
                "PUT",
                described + "/offers/{offer}",
                deventer.put(
                        request + "/offers/" + UUID.randomUUID(),
                        "{\"municipality\":\"GM0150\",\"location\":\"" + school.id() + "\"}"));
        api.foresees("GET", described, deventer.get(request));
        api.foresees(
                "GET", "/municipalities/{municipality}/requests", deventer.get("/v1/municipalities/GM0150/requests"));
        api.foresees(
                "GET",
                "/municipalities/{municipality}/asked-offers",
                deventer.get("/v1/municipalities/GM0150/asked-offers"));
        api.foresees(
                "GET",
                "/municipalities/{municipality}/ranked-requests",
                deventer.get("/v1/municipalities/GM0150/ranked-requests?on=" + TODAY));
        api.foresees("GET", "/rules", deventer.get("/v1/rules"));
    }

    private static @Nullable JsonNode suggestion(Http who, String request, String municipality) {
        var answer = who.get(request + "/suggestions?limit=1000");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("municipality").asString().equals(municipality))
                .findFirst()
                .orElse(null);
    }

    private static List<String> requests(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(item -> item.path("request").asString())
                .toList();
    }

    private static long events(String type, OfferId offer) {
        return SERVICE.getBean(JdbcClient.class)
                .sql("select count(*) from events.event where type = :type and payload::text like :offer")
                .param("type", "nl.opvang.allocation." + type + ".v1")
                .param("offer", "%" + offer.text() + "%")
                .query(Long.class)
                .single();
    }

    private static void send(Command... together) {
        var id = UUID.randomUUID();
        var outcome = SERVICE.getBean(Commands.class)
                .send(new Order(
                        List.of(together),
                        new CommandContext(id, id, id, null, "tester", "municipality", "GM0114", null, null),
                        null));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }

    /** A location that capacity-service tells of; it is agreed for 60 days from today. */
    private static LocationId location(
            String municipality,
            OccupancyBasis basis,
            int places,
            @Nullable StayLength stayLength,
            @Nullable List<Suitability> suitableFor) {
        var id = new LocationId(new MunicipalityCode(municipality), UUID.randomUUID());
        var day = TODAY.minusDays(60);
        var line =
                new LedgerLine(day, Quantity.PLACES_REALISED, Dimensions.ofLocation(id, PlaceKind.MUNICIPAL), places);
        posted(
                new Opened(
                        id,
                        day,
                        new LocationDescription(
                                "School",
                                id.municipality(),
                                PlaceKind.MUNICIPAL,
                                stayLength,
                                null,
                                PrivacyLevel.SHARED_ROOM,
                                List.of(OwnFacility.KITCHEN),
                                day,
                                TODAY.plusDays(60),
                                suitableFor),
                        places,
                        basis,
                        List.of()),
                new PlacesRealised(id, UUID.randomUUID(), null, day, places, 0, List.of(line)));
        return id;
    }

    private static void posted(LocationEvent... events) {
        for (var event : events) CAPACITY.post("location:" + event.locationId().text(), null, event);
    }

    private static LocationEvent counted(LocationId id, LocalDate on, int people, int change) {
        return new OccupancyCounted(
                id,
                UUID.randomUUID(),
                null,
                on,
                people,
                List.of(new LedgerLine(on, Quantity.STAYS, Dimensions.ofLocation(id, PlaceKind.MUNICIPAL), change)));
    }

    private static Http municipality(String code) {
        return as(Role.MUNICIPALITY, code);
    }

    private static Http as(Role role, String... codes) {
        var server = SERVICE.getWebServer();
        assertThat(server).isNotNull();
        return new Http(
                server == null ? 0 : server.getPort(), TestTokens.shared().token(role, codes));
    }

    private static String path(String municipality) {
        return "/v1/municipalities/" + municipality + "/requests/" + UUID.randomUUID();
    }

    private static String id(String request) {
        return request.substring(request.lastIndexOf('/') + 1);
    }

    private static UUID id(Http.Answer answer) {
        return UUID.fromString(answer.json().path("events").path(0).asString());
    }

    /** @param parts first, if it ends with a comma, more fields; then who is in it */
    private static String household(String... parts) {
        boolean more = parts[0].endsWith(",");
        var fields = more ? parts[0] : "";
        var members = Arrays.stream(parts)
                .skip(more ? 1 : 0)
                .map(part -> part.contains("ageBand") ? part : member(part, "FROM_18_TO_64"))
                .toList();
        return "{%s%s%s\"from\":\"%s\",\"members\":[%s]}"
                .formatted(
                        fields,
                        fields.contains("askedAt") ? "" : "\"askedAt\":\"" + yesterday() + "\",",
                        fields.contains("withoutShelter") ? "" : "\"withoutShelter\":false,",
                        TODAY,
                        String.join(",", members));
    }

    private static String member(String identity, String ageBand) {
        return "{\"identity\":%s,\"ageBand\":\"%s\"}".formatted(identity, ageBand);
    }

    private static String yesterday() {
        return hoursAgo(24);
    }

    private static String tomorrow() {
        return hoursAgo(-24);
    }

    private static String hoursAgo(int hours) {
        return TODAY.atTime(12, 0)
                .atZone(Netherlands.ZONE)
                .minusHours(hours)
                .toInstant()
                .toString();
    }

    private static String bsn(String number) {
        return "{\"scheme\":\"BSN\",\"value\":\"" + number + "\"}";
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
