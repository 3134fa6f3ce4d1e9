package nl.opvang.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.AllocationService;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.issuer.Role;
import tools.jackson.databind.json.JsonMapper;

/** The country's list of households that wait, each position explained, and the places that fit one of them. */
final class ShelterRequests implements Measurement {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int HOUSEHOLDS = 20_000;
    private static final int LOCATIONS = 3_000;
    private static final int PERIODS = 60;

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public String about() {
        return "the ranked list of 20,000 households with its explanations, and places that fit among 3,000 locations";
    }

    @Override
    public List<Table> measure(Servers servers, Scale scale) throws Exception {
        int households = scale.of(HOUSEHOLDS, 500);
        int locations = scale.of(LOCATIONS, 100);
        try (var issuer = Issuer.start(servers);
                var allocation =
                        Service.running("allocation", AllocationService.application(), servers, issuer.uri())) {
            try (var owner = allocation.owner();
                    var statement = owner.createStatement()) {
                statement.execute(waiting(households));
                statement.execute(places(locations));
            }
            var rows = new ArrayList<List<String>>();
            var kcio = Client.of(allocation.uri(), issuer.token(Role.KCIO, null));
            decideRule(Client.of(allocation.uri(), issuer.token(Role.MINISTRY, null)), kcio);
            for (int page : List.of(100, 1_000)) rank(kcio, households, page, scale, rows);
            var groningen = Client.of(allocation.uri(), issuer.token(Role.MUNICIPALITY, "GM0014"));
            for (var need : List.of("\"SCHOOL\"", "")) match(groningen, need, scale, rows);
            return List.of(new Table(
                    "%,d households that wait, and %,d locations".formatted(households, locations),
                    List.of("over HTTP with a token", "asked", "p50", "p99", "aim p99"),
                    rows));
        }
    }

    /** Who waits, as the projection would have written it; a tenth has waited for less than a day. */
    private static String waiting(int households) {
        return """
            insert into views.request_version (
                municipality, request_id, known_from, known_until, open, accepted, asked_at, people, minors,
                single_parent, medical_need, without_shelter, wish)
            select (array['GM0363', 'GM0599', 'GM0344', 'GM0518', 'GM0014', 'GM0106', 'GM0193', 'GM0202'])[1 + n %% 8],
                   gen_random_uuid(), now() - interval '100 days', 'infinity', true, false,
                   now() - interval '1 hour' * (n %% 240), 1 + n %% 6, greatest(0, n %% 6 - 1),
                   n %% 6 > 0 and n %% 3 = 0, n %% 11 = 0, n %% 17 = 0, '{}'
            from generate_series(1, %d) as n
            """.formatted(households);
    }

    /** Two years of places and stays per location, of which only what is to come matters to who needs a place. */
    private static String places(int locations) {
        return """
            insert into views.shelter_location (
                location_id, name, kind, stay_length, privacy_level, own_facilities, suitable_for, available_from,
                opening_until, available_until)
            select 'GM' || lpad((array[363, 599, 344, 518, 14, 106, 193, 202])[1 + n %% 8]::text, 4, '0') || ':'
                       || ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0')),
                   'Location ' || n, 'MUNICIPAL', case when n %% 4 = 0 then 'SHORT' else 'LONG' end,
                   case when n %% 3 = 0 then 'SHARED_ROOM' else 'OWN_ROOM' end, '{}',
                   case when n %% 2 = 0 then '{SCHOOL}'::text[] else '{}' end, '2022-03-01', 'infinity', 'infinity'
            from generate_series(1, %1$d) as n;
            insert into views.place_level (location_id, from_day, until_day, places)
            select location_id, from_day, lead(from_day, 1, 'infinity') over (partition by location_id order by from_day),
                   (hashtext(location_id || from_day) & 63) - 16
            from views.shelter_location,
                 lateral (select current_date + 60 - 14 * n as from_day from generate_series(0, %2$d) as n
                          union all select '-infinity') as days;
            insert into views.count_level (location_id, from_day, until_day, places)
            select location_id, from_day, lead(from_day, 1, 'infinity') over (partition by location_id order by from_day),
                   hashtext(location_id || from_day) & 7
            from views.shelter_location,
                 lateral (select current_date - 7 * n as from_day from generate_series(0, %2$d) as n
                          union all select '-infinity') as days
            where hashtext(location_id) & 1 = 0;
            insert into views.guest_book_hold (
                municipality, hold_id, location_id, places, from_day, until_day, held_until)
            select 'GM0014', gen_random_uuid(), location_id, 2, current_date, 'infinity', now() + interval '2 days'
            from views.shelter_location where hashtext(location_id) & 7 = 0;
            analyze
            """.formatted(locations, PERIODS);
    }

    private static LocalDate today() {
        return LocalDate.now(Netherlands.ZONE);
    }

    private static void decideRule(Client ministry, Client reader) throws Exception {
        var written = JSON.readTree(ministry.put("/v1/priority-rules/" + UUID.randomUUID(), """
            {"validFrom": "2022-03-01", "certainty": "NOT_VERIFIED", "source": "a benchmark", "method": "WEIGHTED",
             "criteria": [{"fact": "SINGLE_PARENT_WITH_CHILDREN", "weight": 50}, {"fact": "MEDICAL_NEED", "weight": 40},
                          {"fact": "MINORS", "weight": 10, "atMost": 3}, {"fact": "DAYS_WAITING", "weight": 2},
                          {"fact": "WITHOUT_SHELTER_TONIGHT", "weight": 60}]}\
            """));
        var position = written.path("position").asString();
        Service.until(() -> {
            try {
                return !JSON.readTree(reader.get("/v1/ranked-requests?limit=1&on=" + today() + "&atLeast=" + position))
                        .path("rule")
                        .path("ruleId")
                        .isNull();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void rank(Client kcio, int households, int page, Scale scale, List<List<String>> rows)
            throws Exception {
        var latencies = new Latencies();
        var path = "/v1/ranked-requests?limit=" + page + "&on=" + today();
        for (int i = 0; i < scale.of(220, 12); i++) {
            if (i >= scale.of(20, 2)) latencies.time(() -> kcio.get(path));
            else check(kcio.get(path), households);
        }
        rows.add(row("ranked list, the first " + page + " explained", latencies, "300 ms"));
    }

    private static void check(String answer, int households) {
        var list = JSON.readTree(answer);
        var first = list.path("items").path(0);
        if (list.path("waiting").asInt() != households || first.path("because").size() != 5)
            throw new IllegalStateException("not the list: " + first);
    }

    private static void match(Client groningen, String need, Scale scale, List<List<String>> rows) throws Exception {
        var request = "/v1/municipalities/GM0014/requests/" + UUID.randomUUID();
        groningen.put(request, """
            {"askedAt": "%s", "from": "%s", "until": "%s", "withoutShelter": true, "needs": [%s],
             "members": [{"identity": {"scheme": "LOCAL", "value": "%s"}, "ageBand": "FROM_18_TO_64"},
                         {"identity": {"scheme": "LOCAL", "value": "%s"}, "ageBand": "UNDER_4"}]}\
            """.formatted(
                        Instant.now().minusSeconds(60),
                        today(),
                        today().plusDays(30),
                        need,
                        UUID.randomUUID(),
                        UUID.randomUUID()));
        var latencies = new Latencies();
        for (int i = 0; i < scale.of(320, 12); i++) {
            var path = request + "/suggestions?limit=1000";
            if (i >= scale.of(20, 2)) latencies.time(() -> groningen.get(path));
            else if (JSON.readTree(groningen.get(path)).path("items").isEmpty())
                throw new IllegalStateException("nothing fits");
        }
        rows.add(row("places that fit for 30 days, " + (need.isEmpty() ? "any" : "near a school"), latencies, "50 ms"));
    }

    private static List<String> row(String what, Latencies latencies, String aim) {
        return List.of(what, Integer.toString(latencies.number()), latencies.text(0.5), latencies.text(0.99), aim);
    }
}
