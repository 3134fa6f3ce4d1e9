package nl.opvang.allocation.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.opvang.allocation.AllocationService;
import nl.opvang.allocation.stay.domain.GuestBookCommand.NotePlaces;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.access.TestTokens;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.http.Http;
import nl.opvang.plumbing.http.OpenApi;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.testservers.TestServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Persons that turn out to be one, over HTTP, on real servers and on two replicas. */
class PersonMergesIT {
    private static final int RACES = 15;
    private static final ServiceDatabase DATABASE = TestServers.shared().unhurriedDatabase("allocation");
    private static final ServletWebServerApplicationContext SERVICE = start();
    private static final ServletWebServerApplicationContext REPLICA = start();

    private final Http groningen = as(Role.MUNICIPALITY, "GM0014");
    private final Http rotterdam = as(Role.MUNICIPALITY, "GM0599");

    @AfterAll
    static void close() {
        REPLICA.close();
        SERVICE.close();
    }

    private static ServletWebServerApplicationContext start() {
        return (ServletWebServerApplicationContext) AllocationService.application()
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--opvang.http.longest-wait=2m",
                        "--opvang.database.url=" + DATABASE.jdbcUrl(),
                        "--opvang.database.owner-user=" + DATABASE.ownerUser(),
                        "--opvang.database.owner-password=" + DATABASE.ownerPassword(),
                        "--opvang.database.app-user=" + DATABASE.appUser(),
                        "--opvang.database.app-password=" + DATABASE.appPassword(),
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
    void one_person_is_counted_once_from_when_that_is_known_and_twice_again_when_it_is_undone() {
        var zwolle = as(Role.MUNICIPALITY, "GM0193");
        var school = location("GM0193");
        var registered = person();
        var staying = person();
        register(zwolle, "GM0193", registered, "2023-01-01");
        var stay = stay(zwolle, "GM0193", school, staying, "2023-01-01");
        var absence = written(zwolle.put(stay + "/absences/" + UUID.randomUUID(), "{\"from\":\"2023-02-01\"}"));
        decideAbsenceTerm();
        var two = List.of(1, 1, 0, 1, 1);
        assertThat(figures(zwolle, "GM0193", "", absence)).isEqualTo(two);
        var persons = mismatches(zwolle, "GM0193", absence);
        assertThat(persons).hasSize(2);

        var merge = merges("GM0193");
        var merged = written(zwolle.put(merge, merge(staying, registered)));
        assertThat(figures(zwolle, "GM0193", "", merged)).containsExactly(1, 1, 1, 0, 0);
        assertThat(figures(zwolle, "GM0193", "&knownAt=" + moment(absence), merged))
                .isEqualTo(two);
        assertThat(mismatches(zwolle, "GM0193", merged)).isEmpty();
        var overview = zwolle.get(merge).json();
        assertThat(persons)
                .contains(
                        overview.path("merged").asString(),
                        overview.path("survivor").asString());
        assertThat(caseOf(zwolle, merged)).isEqualTo(overview.path("survivor").asString());

        var undone = written(zwolle.put(merge + "/undo", "{\"reason\":\"sisters\"}"));
        assertThat(figures(zwolle, "GM0193", "", undone)).isEqualTo(two);
        assertThat(mismatches(zwolle, "GM0193", undone)).isEqualTo(persons);
        assertThat(figures(zwolle, "GM0193", "&knownAt=" + moment(merged), undone))
                .containsExactly(1, 1, 1, 0, 0);
        assertThat(caseOf(zwolle, undone)).isEqualTo(overview.path("merged").asString());
        assertThat(zwolle.get(merge).json().path("undoReason").asString()).isEqualTo("sisters");
        assertThat(zwolle.get(stay + "?atLeast=" + position(undone))
                        .json()
                        .path("from")
                        .asString())
                .isEqualTo("2023-01-01");
    }

    @Test
    void what_was_counted_for_two_and_is_one_is_mended_by_lines_of_the_merge() {
        var left = person();
        var came = person();
        var registration = register(groningen, "GM0014", left, "2022-04-01");
        written(groningen.put(
                registration + "/deregistration", "{\"until\":\"2022-06-01\",\"departureReason\":\"LEFT_COUNTRY\"}"));
        register(rotterdam, "GM0599", came, "2022-09-01");
        stay(groningen, "GM0014", location("GM0014"), came, "2022-08-20", "2022-09-01");
        var merge = merges("GM0014");
        written(groningen.put(merge, merge(left, came)));
        assertThat(lines(merge)).containsExactly("deregistered GM0014 2022-09-01 -1");
        written(groningen.put(merge + "/undo", "{\"reason\":\"two after all\"}"));
        assertThat(lines(merge))
                .containsExactly("deregistered GM0014 2022-09-01 -1", "deregistered GM0014 2022-09-01 1");
        assertThat(jdbc().sql("""
            select undo.corrects = merge.event_id from events.event undo
            join events.event merge on merge.aggregate_id = undo.aggregate_id
             and merge.type = 'nl.opvang.allocation.person.merged.v1'
            where undo.type = 'nl.opvang.allocation.person.merge-undone.v1'
              and undo.payload ->> 'mergeId' = :merge
            """)
                        .param("merge", "GM0014:" + id(merge))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void numbers_of_both_lead_to_the_one_who_survives() {
        var school = location("GM0014");
        var one = person();
        var other = person();
        var first = register(groningen, "GM0014", one, "2022-04-01");
        var stay = stay(groningen, "GM0014", school, one, "2023-01-01", "2023-02-01");
        stay(groningen, "GM0014", school, other, "2023-02-01", "2023-03-01");
        written(groningen.put(
                "/v1/municipalities/GM0014/provisions/" + UUID.randomUUID(),
                "{\"identity\":%s,\"month\":\"2024-02\"}".formatted(one)));
        written(groningen.put(merges("GM0014"), merge(one, other)));

        for (var number : List.of(one, other)) {
            assertThat(groningen
                            .put(stays("GM0014"), stayed(school, number, "2023-01-15", "2023-02-15"))
                            .problem())
                    .isEqualTo("stays-already");
            assertThat(rotterdam
                            .put(registrations("GM0599"), registration(number, "2023-01-01"))
                            .problem())
                    .isEqualTo("registered-elsewhere");
            assertThat(rotterdam
                            .put(
                                    "/v1/municipalities/GM0599/provisions/" + UUID.randomUUID(),
                                    "{\"identity\":%s,\"month\":\"2024-02\"}".formatted(number))
                            .problem())
                    .isEqualTo("provided-elsewhere");
        }
        var household = groningen.put("/v1/municipalities/GM0014/requests/" + UUID.randomUUID(), asked(one, other));
        assertThat(household.status()).isEqualTo(400);
        assertThat(household.body()).contains("/members");

        // What was said before is known again, by whomever it is repeated.
        jdbc().sql("delete from runtime.idempotency").update();
        assertThat(groningen.put(first, registration(one, "2022-04-01")).status())
                .isEqualTo(200);
        assertThat(groningen
                        .put(stay, stayed(school, one, "2023-01-01", "2023-02-01"))
                        .status())
                .isEqualTo(200);
        written(groningen.put(
                first + "/deregistration", "{\"until\":\"2023-06-01\",\"departureReason\":\"LEFT_COUNTRY\"}"));
        written(rotterdam.put(registrations("GM0599"), registration(one, "2023-09-01")));
        assertThat(rotterdam
                        .put(registrations("GM0599"), registration(other, "2023-10-01"))
                        .problem())
                .isEqualTo("already-registered");
    }

    @Test
    void what_was_said_in_between_stays_with_the_one_of_whom_it_was_said() {
        var school = location("GM0014");
        var one = person();
        var other = person();
        var registration = register(groningen, "GM0014", one, "2022-04-01");
        stay(groningen, "GM0014", school, other, "2022-04-01");
        var merge = merges("GM0014");
        written(groningen.put(merge, merge(one, other)));
        written(groningen.put(
                registration + "/deregistration", "{\"until\":\"2022-06-01\",\"departureReason\":\"LEFT_COUNTRY\"}"));
        var later = register(groningen, "GM0014", one, "2022-09-01");
        written(groningen.put(merge + "/undo", "{\"reason\":\"two after all\"}"));

        assertThat(groningen.get(registration).json().path("until").asString()).isEqualTo("2022-06-01");
        assertThat(groningen.get(later).status()).isEqualTo(200);
        assertThat(rotterdam
                        .put(registrations("GM0599"), registration(one, "2022-10-01"))
                        .problem())
                .isEqualTo("registered-elsewhere");
        written(rotterdam.put(registrations("GM0599"), registration(other, "2022-10-01")));
        written(groningen.put(stays("GM0014"), stayed(school, one, "2022-05-01", null)));
    }

    @Test
    void what_stands_in_the_way_is_said_and_solved_first() {
        var school = location("GM0014");
        var one = person();
        var other = person();
        var mine = stay(groningen, "GM0014", school, one, "2023-01-01");
        var theirs = stay(groningen, "GM0014", school, other, "2023-03-01");
        var merge = merges("GM0014");
        var overlap = groningen.put(merge, merge(one, other));
        assertThat(overlap.status()).as(overlap.body()).isEqualTo(409);
        assertThat(overlap.problem()).isEqualTo("stays-overlap");
        assertThat(texts(overlap.json().path("stays"))).containsExactlyInAnyOrder(id(mine), id(theirs));
        assertThat(overlap.json().path("elsewhere").asBoolean()).isFalse();
        written(groningen.put(mine + "/end", "{\"until\":\"2023-03-01\"}"));

        var first = register(groningen, "GM0014", one, "2022-04-01");
        var second = register(rotterdam, "GM0599", other, "2022-05-01");
        var twice = groningen.put(merge, merge(one, other));
        assertThat(twice.problem()).isEqualTo("registered-twice");
        assertThat(texts(twice.json().path("registrations"))).containsExactly(id(first));
        assertThat(twice.json().path("elsewhere").asBoolean()).isTrue();
        assertThat(twice.body())
                .doesNotContain("GM0599")
                .doesNotContain(id(second))
                .doesNotContain("2022-05");
        written(rotterdam.put(second + "/corrections/" + UUID.randomUUID(), "{\"withdrawn\":true}"));

        var given = "/v1/municipalities/GM0014/provisions/";
        var provision = given + UUID.randomUUID();
        written(groningen.put(provision, "{\"identity\":%s,\"month\":\"2024-02\"}".formatted(one)));
        written(groningen.put(given + UUID.randomUUID(), "{\"identity\":%s,\"month\":\"2024-02\"}".formatted(other)));
        var helped = groningen.put(merge, merge(one, other));
        assertThat(helped.problem()).isEqualTo("provided-twice");
        assertThat(texts(helped.json().path("provisions"))).hasSize(2).contains(id(provision));
        written(groningen.put(provision + "/corrections/" + UUID.randomUUID(), "{\"withdrawn\":true}"));

        var request = "/v1/municipalities/GM0014/requests/" + UUID.randomUUID();
        written(groningen.put(request, asked(one, other)));
        var named = groningen.put(merge, merge(one, other));
        assertThat(named.problem()).isEqualTo("named-together");
        assertThat(texts(named.json().path("requests"))).containsExactly(id(request));
        written(groningen.put(request + "/changes/" + UUID.randomUUID(), asked(other)));

        written(groningen.put(merge, merge(one, other)));
    }

    @Test
    void what_a_municipality_knows_nothing_of_does_not_exist() {
        var known = person();
        var elsewhere = person();
        var nobody = person();
        register(groningen, "GM0014", known, "2022-04-01");
        var there = register(rotterdam, "GM0599", elsewhere, "2022-04-01");
        var before = identities();
        var unknown = groningen.put(merges("GM0014"), merge(known, nobody));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("person-unknown");
        assertThat(groningen
                        .put(merges("GM0014"), merge(known, elsewhere))
                        .json()
                        .path("detail"))
                .isEqualTo(unknown.json().path("detail"));
        assertThat(groningen.put(merges("GM0014"), merge(elsewhere, known)).problem())
                .isEqualTo("person-unknown");
        assertThat(rotterdam.put(merges("GM0599"), merge(known, elsewhere)).problem())
                .isEqualTo("person-unknown");
        assertThat(identities()).as("no person is made up").isEqualTo(before);

        stay(groningen, "GM0014", location("GM0014"), elsewhere, "2022-04-01");
        written(rotterdam.put(there + "/corrections/" + UUID.randomUUID(), "{\"withdrawn\":true}"));
        var merge = merges("GM0014");
        written(groningen.put(merge, merge(known, elsewhere)));
        assertThat(rotterdam.get(merge).status()).isEqualTo(404);
        assertThat(rotterdam.put(merge + "/undo", "{\"reason\":\"no\"}").status())
                .isEqualTo(404);
        assertThat(rotterdam
                        .put(merge.replace("GM0014", "GM0599") + "/undo", "{\"reason\":\"no\"}")
                        .problem())
                .isEqualTo("merge-unknown");
        assertThat(as(Role.AUDITOR).get(merge).status()).isEqualTo(200);
        assertThat(as(Role.KCIO).get(merge).status()).isEqualTo(403);
        assertThat(groningen.get("/v1/municipalities/GM0014/person-merges").body())
                .contains(id(merge));
        assertThat(jdbc().sql("select payload::text || coalesce(reason, '') from events.event")
                        .query(String.class)
                        .list())
                .noneMatch(text -> text.contains(value(known)) || text.contains(value(elsewhere)));
        var api = OpenApi.of(groningen);
        api.foresees("GET", "/municipalities/{municipality}/person-merges/{merge}", groningen.get(merge));
        api.foresees(
                "PUT",
                "/municipalities/{municipality}/person-merges/{merge}",
                groningen.put(merges("GM0014"), merge(known, elsewhere)));
    }

    @Test
    void a_municipality_knows_who_was_known_where_it_was_merged_from() {
        var weesp = as(Role.MUNICIPALITY, "GM0457");
        var amsterdam = as(Role.MUNICIPALITY, "GM0363");
        var one = person();
        var other = person();
        var there = register(weesp, "GM0457", one, "2022-03-01");
        register(amsterdam, "GM0363", other, "2022-03-10");
        assertThat(weesp.put(merges("GM0457"), merge(one, other)).problem()).isEqualTo("person-unknown");
        var twice = amsterdam.put(merges("GM0363"), merge(one, other));
        assertThat(texts(twice.json().path("registrations"))).hasSize(2).contains(id(there));
        written(amsterdam.put(there + "/deregistration", "{\"until\":\"2022-03-10\",\"departureReason\":\"OTHER\"}"));
        written(amsterdam.put(merges("GM0363"), merge(one, other)));
    }

    @Test
    void what_is_repeated_changes_nothing_and_an_id_stands_for_one_merge() {
        var one = person();
        var other = person();
        var third = person();
        register(groningen, "GM0014", one, "2022-04-01");
        stay(groningen, "GM0014", location("GM0014"), other, "2022-04-01");
        stay(groningen, "GM0014", location("GM0014"), third, "2022-04-01", "2022-04-02");
        var merge = merges("GM0014");
        var merged = written(groningen.put(merge, merge(one, other)));
        assertThat(merged.json().path("events").size()).isEqualTo(5);
        assertThat(groningen.put(merge, merge(one, other)).body()).isEqualTo(merged.body());
        jdbc().sql("delete from runtime.idempotency").update();
        assertThat(groningen.put(merge, merge(one, other)).status()).isEqualTo(200);
        assertThat(groningen.put(merge, merge(third, other)).problem()).isEqualTo("id-taken");
        assertThat(groningen.put(merges("GM0014"), merge(one, other)).problem()).isEqualTo("already-one");
        assertThat(groningen.put(merges("GM0014"), merge(other, one)).problem()).isEqualTo("already-one");

        assertThat(groningen.put(merge + "/undo", "{}").status()).isEqualTo(400);
        var undone = written(groningen.put(merge + "/undo", "{\"reason\":\"a test\"}"));
        jdbc().sql("delete from runtime.idempotency").update();
        assertThat(groningen.put(merge + "/undo", "{\"reason\":\"a test\"}").status())
                .isEqualTo(200);
        assertThat(groningen.put(merge, merge(one, other)).status()).isEqualTo(200);
        assertThat(groningen.get(merge).json().path("undoneAt").isNull()).isFalse();
        // Once more, and the other way round.
        var again = merges("GM0014");
        written(groningen.put(again, merge(other, one)));
        assertThat(groningen.get(again + "?atLeast=" + position(undone)).json().path("merged"))
                .isEqualTo(groningen.get(merge).json().path("survivor"));
    }

    @Test
    void chains_lead_to_their_end_and_are_undone_anywhere() {
        var school = location("GM0014");
        var one = person();
        var two = person();
        var three = person();
        var first = register(groningen, "GM0014", one, "2022-04-01");
        written(groningen.put(
                first + "/deregistration", "{\"until\":\"2022-05-01\",\"departureReason\":\"LEFT_COUNTRY\"}"));
        var second = register(groningen, "GM0014", two, "2022-06-01");
        written(groningen.put(
                second + "/deregistration", "{\"until\":\"2022-07-01\",\"departureReason\":\"LEFT_COUNTRY\"}"));
        stay(groningen, "GM0014", school, one, "2022-04-01", "2022-05-01");
        stay(groningen, "GM0014", school, two, "2022-06-01", "2022-07-01");
        stay(groningen, "GM0014", school, three, "2022-08-01", "2022-09-01");
        var oneIntoTwo = merges("GM0014");
        var twoIntoThree = merges("GM0014");
        written(groningen.put(oneIntoTwo, merge(one, two)));
        written(groningen.put(twoIntoThree, merge(two, three)));
        for (var number : List.of(one, two, three))
            assertThat(groningen
                            .put(stays("GM0014"), stayed(school, number, "2022-04-15", "2022-08-15"))
                            .problem())
                    .isEqualTo("stays-already");
        assertThat(groningen.put(merges("GM0014"), merge(three, one)).problem()).isEqualTo("already-one");
        assertThat(lines(oneIntoTwo)).containsExactly("deregistered GM0014 2022-06-01 -1");
        assertThat(lines(twoIntoThree)).isEmpty();

        // In the middle: one is itself again, and two stays three.
        written(groningen.put(oneIntoTwo + "/undo", "{\"reason\":\"a test\"}"));
        assertThat(lines(oneIntoTwo)).hasSize(2).contains("deregistered GM0014 2022-06-01 1");
        written(groningen.put(stays("GM0014"), stayed(school, one, "2022-06-01", "2022-07-01")));
        assertThat(groningen
                        .put(stays("GM0014"), stayed(school, two, "2022-08-15", null))
                        .problem())
                .isEqualTo("stays-already");
        written(groningen.put(stays("GM0014"), stayed(school, two, "2022-04-01", "2022-05-01")));

        // Who leads to three is merged as three; one overlaps with two by now.
        assertThat(groningen.put(merges("GM0014"), merge(one, two)).problem()).isEqualTo("stays-overlap");
        written(groningen.put(twoIntoThree + "/undo", "{\"reason\":\"a test\"}"));
        assertThat(jdbc().sql("select count(*) from views.stay_period where survivor_id <> person_id and location_id"
                                + " = :at")
                        .param("at", "GM0014:" + school)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(groningen.get(second).json().path("until").asString()).isEqualTo("2022-07-01");
    }

    @Test
    void a_household_moves_with_whoever_its_members_turn_out_to_be() {
        var old = location("GM0014");
        var ship = location("GM0014");
        var asking = person();
        var staying = person();
        var stay = stay(groningen, "GM0014", old, staying, "2023-01-01");
        var request = "/v1/municipalities/GM0014/requests/" + UUID.randomUUID();
        written(groningen.put(request, asked(asking)));
        written(groningen.put(merges("GM0014"), merge(asking, staying)));
        var offer = UUID.randomUUID();
        written(groningen.put(
                request + "/offers/" + offer, "{\"municipality\":\"GM0014\",\"location\":\"" + ship + "\"}"));
        written(groningen.put(request + "/offers/" + offer + "/acceptance", "{}"));
        var next = UUID.randomUUID();
        written(groningen.put(
                "/v1/municipalities/GM0014/asked-offers/GM0014/" + offer + "/arrival",
                "{\"from\":\"2025-02-01\",\"stays\":[{\"member\":1,\"stay\":\"%s\"}]}".formatted(next)));
        assertThat(groningen.get(stay).json().path("until").asString()).isEqualTo("2025-02-01");
        assertThat(groningen
                        .get("/v1/municipalities/GM0014/stays/" + next)
                        .json()
                        .path("location")
                        .asString())
                .isEqualTo(ship.toString());
    }

    @Test
    void of_two_officers_at_once_one_merges() throws Exception {
        var there = as(REPLICA, Role.MUNICIPALITY, "GM0014");
        var school = location("GM0014");
        for (int i = 0; i < RACES; i++) {
            var one = person();
            var other = person();
            var third = person();
            register(groningen, "GM0014", one, "2022-04-01");
            stay(groningen, "GM0014", school, other, "2022-04-01");
            stay(groningen, "GM0014", school, third, "2021-04-01", "2022-04-01");
            // Into each other, and one of them into a third.
            var second = i % 2 == 0 ? merge(other, one) : merge(one, third);
            var answers = atOnce(
                    () -> groningen.put(merges("GM0014"), merge(one, other)),
                    () -> there.put(merges("GM0014"), second));
            assertThat(answers).extracting(Http.Answer::status).contains(201);
            for (var answer : answers)
                if (answer.status() != 201)
                    assertThat(answer.problem()).as(answer.body()).isIn("already-one", "changed-meanwhile");
            if (i % 2 == 0) assertThat(answers).extracting(Http.Answer::status).contains(409);
            assertThat(groningen.put(merges("GM0014"), merge(one, other)).status())
                    .as("one is one with the other in the end, directly or by way of the third")
                    .isIn(201, 409);
        }
        assertThat(overlapping()).isZero();
    }

    @Test
    void of_two_officers_at_once_one_undoes() throws Exception {
        var there = as(REPLICA, Role.MUNICIPALITY, "GM0014");
        var school = location("GM0014");
        for (int i = 0; i < RACES; i++) {
            var one = person();
            var other = person();
            var registration = register(groningen, "GM0014", one, "2022-04-01");
            stay(groningen, "GM0014", school, one, "2022-04-01", "2022-05-01");
            stay(groningen, "GM0014", school, other, "2022-05-01");
            var merge = merges("GM0014");
            written(groningen.put(merge, merge(one, other)));
            var answers = atOnce(
                    () -> groningen.put(merge + "/undo", "{\"reason\":\"a test\"}"),
                    () -> there.put(merge + "/undo", "{\"reason\":\"a test as well\"}"));
            assertThat(answers).extracting(Http.Answer::status).contains(201);
            for (var answer : answers)
                if (answer.status() == 409) assertThat(answer.problem()).isEqualTo("changed-meanwhile");
                else assertThat(answer.status()).as(answer.body()).isIn(200, 201);
            assertThat(answers).extracting(Http.Answer::status).containsOnlyOnce(201);
            assertThat(groningen.get(registration).json().path("until").isNull())
                    .isTrue();
            assertThat(rotterdam
                            .put(registrations("GM0599"), registration(one, "2022-10-01"))
                            .problem())
                    .isEqualTo("registered-elsewhere");
            written(rotterdam.put(registrations("GM0599"), registration(other, "2022-10-01")));
            written(groningen.put(stays("GM0014"), stayed(school, one, "2022-05-01", null)));
        }
    }

    @Test
    void of_a_merge_and_stays_at_once_no_day_is_counted_twice() throws Exception {
        var there = as(REPLICA, Role.MUNICIPALITY, "GM0014");
        var school = location("GM0014");
        var ship = location("GM0014");
        for (int i = 0; i < RACES; i++) {
            var one = person();
            var other = person();
            register(groningen, "GM0014", one, "2022-04-01");
            stay(groningen, "GM0014", school, other, "2021-04-01", "2022-04-01");
            var mine = stays("GM0014");
            var theirs = stays("GM0014");
            var registration = registrations("GM0014");
            var answers = atOnce(
                    () -> groningen.put(merges("GM0014"), merge(one, other)),
                    () -> there.put(mine, stayed(school, one, "2023-01-01", null)),
                    () -> groningen.put(theirs, stayed(ship, other, "2023-01-01", null)),
                    () -> there.put(registration, registration(other, "2022-04-01")));
            var accepted =
                    answers.stream().filter(answer -> answer.status() == 201).toList();
            assertThat(accepted.size()).isBetween(1, 3);
            if (answers.getFirst().status() == 201) {
                assertThat(answers.get(1).status() == 201 && answers.get(2).status() == 201)
                        .as("both stay, and they are one")
                        .isFalse();
                assertThat(answers.get(3).status()).as("registered twice").isEqualTo(409);
            }
        }
        assertThat(overlapping()).isZero();
    }

    @SafeVarargs
    private static List<Http.Answer> atOnce(Callable<Http.Answer>... requests) throws Exception {
        var barrier = new CyclicBarrier(requests.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Http.Answer>();
            var futures = new ArrayList<Future<Http.Answer>>();
            for (var request : requests)
                futures.add(threads.submit(() -> {
                    barrier.await();
                    return request.call();
                }));
            for (var future : futures) answers.add(future.get());
            return answers;
        }
    }

    private static long overlapping() {
        return jdbc().sql("""
            select count(*) from views.stay_period one
            join views.stay_period other on other.survivor_id = one.survivor_id
             and (other.municipality, other.stay_id) < (one.municipality, one.stay_id)
             and other.period && one.period
            """).query(Long.class).single();
    }

    /** What a merge and its undoing wrote in the ledger, in the order in which it happened. */
    private static List<String> lines(String merge) {
        return jdbc().sql("""
            select concat_ws(' ', line ->> 'quantity', line -> 'dimensions' ->> 'municipality',
                             line ->> 'effectiveOn', line ->> 'change')
            from events.event, jsonb_array_elements(payload -> 'lines') as line
            where payload ->> 'mergeId' = :merge
            order by event.position
            """)
                .param("merge", "GM0014:" + id(merge))
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static long identities() {
        return jdbc().sql("select count(*) from keys.person_identity")
                .query(Long.class)
                .single();
    }

    private static JdbcClient jdbc() {
        return SERVICE.getBean(JdbcClient.class);
    }

    private static void decideAbsenceTerm() {
        written(as(Role.MINISTRY).put("/v1/day-rules/ABSENCE_TERM/" + UUID.randomUUID(), """
            {"validFrom":"2023-02-01","certainty":"HIGH","source":"RooO article 7(1)b","days":28}\
            """));
    }

    private static String caseOf(Http municipality, Http.Answer after) {
        return municipality
                .get("/v1/municipalities/GM0193/absence-decisions?on=2023-06-01&atLeast=" + position(after))
                .json()
                .path("items")
                .path(0)
                .path("person")
                .asString();
    }

    private static List<Integer> figures(Http municipality, String code, String more, Http.Answer after) {
        var answer = municipality.get(
                "/v1/municipalities/" + code + "/reconciliation?on=2023-06-01" + more + "&atLeast=" + position(after));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var counts = answer.json();
        return List.of(
                counts.path("registered").asInt(),
                counts.path("staying").asInt(),
                counts.path("registeredAndStaying").asInt(),
                counts.path("registeredNotStaying").asInt(),
                counts.path("stayingNotRegistered").asInt());
    }

    private static List<String> mismatches(Http municipality, String code, Http.Answer after) {
        return municipality
                .get("/v1/municipalities/" + code + "/reconciliation/mismatches?on=2023-06-01&atLeast="
                        + position(after))
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("person").asString())
                .toList();
    }

    private static String register(Http municipality, String code, String person, String from) {
        var path = registrations(code);
        written(municipality.put(path, registration(person, from)));
        return path;
    }

    private static String registration(String person, String from) {
        return "{\"identity\":%s,\"nationalityGroup\":\"UKRAINIAN\",\"from\":\"%s\"}".formatted(person, from);
    }

    private static String stay(Http municipality, String code, UUID location, String person, String... days) {
        var path = stays(code);
        written(municipality.put(path, stayed(location, person, days[0], days.length > 1 ? days[1] : null)));
        return path;
    }

    private static String stayed(UUID location, String person, String from, @Nullable String until) {
        return "{\"location\":\"%s\",\"identity\":%s,\"from\":\"%s\"%s}"
                .formatted(location, person, from, until == null ? "" : ",\"until\":\"" + until + "\"");
    }

    private static String asked(String... persons) {
        var members = new ArrayList<String>();
        for (var person : persons) members.add("{\"identity\":%s,\"ageBand\":\"FROM_65\"}".formatted(person));
        return ("{\"askedAt\":\"2025-01-01T09:00:00Z\",\"from\":\"2025-01-01\",\"withoutShelter\":false,"
                        + "\"members\":[%s]}")
                .formatted(String.join(",", members));
    }

    private static String merge(String merged, String survivor) {
        return "{\"merged\":%s,\"survivor\":%s,\"reason\":\"a test\"}".formatted(merged, survivor);
    }

    private static String merges(String code) {
        return "/v1/municipalities/" + code + "/person-merges/" + UUID.randomUUID();
    }

    private static String stays(String code) {
        return "/v1/municipalities/" + code + "/stays/" + UUID.randomUUID();
    }

    private static String registrations(String code) {
        return "/v1/municipalities/" + code + "/registrations/" + UUID.randomUUID();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
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

    private static Http as(Role role, String... codes) {
        return as(SERVICE, role, codes);
    }

    private static Http as(ServletWebServerApplicationContext service, Role role, String... codes) {
        return new Http(
                Objects.requireNonNull(service.getWebServer()).getPort(),
                TestTokens.shared().token(role, codes));
    }

    private static String person() {
        return "{\"scheme\":\"V_NUMBER\",\"value\":\"%010d\"}"
                .formatted(Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 10_000_000_000L));
    }

    private static String value(String person) {
        return person.substring(person.lastIndexOf(':') + 2, person.length() - 2);
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
                                        List.of(new Timeline.Change(LocalDate.of(2021, 1, 1), 1000)),
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
