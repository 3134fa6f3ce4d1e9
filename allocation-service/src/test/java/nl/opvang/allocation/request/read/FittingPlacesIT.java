package nl.opvang.allocation.request.read;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.opvang.allocation.Replica;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.embedded.ServiceDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What matching reads when there are many locations with a long history, and that it finds what is free on every day. */
class FittingPlacesIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-15");
    private static final int LOCATIONS = 600;
    private static final ServiceDatabase DATABASE = Replica.migratedDatabase();
    private static final JdbcClient JDBC = JdbcClient.create(
            new DriverManagerDataSource(DATABASE.jdbcUrl(), DATABASE.appUser(), DATABASE.appPassword()));

    /** How many there are at a location from one day to another. */
    private record Level(String location, LocalDate from, LocalDate until, int places) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    /** Three years of places and counts, of which a few weeks are to come; some locations were never counted. */
    @BeforeAll
    static void write_a_long_history() throws Exception {
        try (var owner = DriverManager.getConnection(
                        DATABASE.jdbcUrl(), DATABASE.ownerUser(), DATABASE.ownerPassword());
                var statement = owner.createStatement()) {
            statement.execute("""
                insert into views.shelter_location (
                    location_id, name, kind, own_facilities, suitable_for, available_from, opening_until, available_until)
                select 'GM0363:00000000-0000-7000-8000-' || lpad(n::text, 12, '0'), 'Location ' || n,
                       case when n %% 7 = 0 then 'CRISIS' else 'MUNICIPAL' end, '{}',
                       case when n %% 2 = 0 then '{SCHOOL}'::text[] else '{}' end, '2022-03-01', 'infinity', 'infinity'
                from generate_series(1, %1$d) as n;
                insert into views.place_level (location_id, from_day, until_day, places)
                select location_id, from_day,
                       lead(from_day, 1, 'infinity') over (partition by location_id order by from_day),
                       (hashtext(location_id || from_day) & 63) - 10
                from views.shelter_location,
                     lateral (select date '%2$s' + 40 - 10 * n as from_day from generate_series(0, 110) as n
                              union all select '-infinity') as days;
                insert into views.count_level (location_id, from_day, until_day, places)
                select location_id, from_day,
                       lead(from_day, 1, 'infinity') over (partition by location_id order by from_day),
                       hashtext(from_day || location_id) & 15
                from views.shelter_location,
                     lateral (select date '%2$s' + 14 - 7 * n as from_day from generate_series(0, 150) as n
                              union all select '-infinity') as days
                where hashtext(location_id) & 1 = 0;
                insert into views.guest_book_hold (
                    municipality, hold_id, location_id, places, from_day, until_day, held_until)
                select 'GM0014', gen_random_uuid(), location_id, 3, date '%2$s' + 5, date '%2$s' + 50,
                       case when hashtext(location_id) & 2 = 0 then timestamptz '2022-01-01' else 'infinity' end
                from views.shelter_location where hashtext(location_id) & 4 = 0;
                analyze
                """.formatted(LOCATIONS, TODAY));
        }
    }

    @Test
    void rows_follow_from_the_steps_and_not_from_which_of_them_came_together() {
        var levels = new Levels(JDBC, "count");
        var apart = LocationId.parse("GM0014:00000000-0000-7000-8000-000000000001");
        var together = LocationId.parse("GM0014:00000000-0000-7000-8000-000000000002");
        var first = LocalDate.parse("2022-05-22");
        for (var change : List.of(2, 3, -3)) levels.add(steps(apart, change == 2 ? first : first.plusDays(1), change));
        levels.add(steps(together, first, 2));
        levels.add(steps(together, first.plusDays(1), 0));
        for (var table : List.of("count_step", "count_level"))
            assertThat(rows(table, apart)).as(table).isEqualTo(rows(table, together));
        assertThat(rows("count_step", apart)).hasSize(1);
    }

    private static SortedMap<Levels.Step, Integer> steps(LocationId location, LocalDate on, int change) {
        return new TreeMap<>(Map.of(new Levels.Step(location, on), change));
    }

    private static List<String> rows(String table, LocationId location) {
        return JDBC.sql("""
            select (to_jsonb(t) - 'location_id')::text as row from views.%s as t where location_id = :location order by 1
            """.formatted(table))
                .param("location", location.text())
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void what_fits_is_free_on_every_day_that_is_asked_for() {
        long seed = 20260615;
        var random = new Random(seed);
        var places = levels("place_level");
        var counts = levels("count_level");
        var held = held();
        for (int i = 0; i < 25; i++) {
            var from = TODAY.plusDays(random.nextInt(80) - 30);
            var until = from.plusDays(1 + random.nextInt(40));
            int people = 1 + random.nextInt(5);
            var school = random.nextBoolean();
            var expected = new TreeMap<String, Integer>();
            for (var location : places.keySet()) {
                if (school && Integer.parseInt(location.substring(location.length() - 6)) % 2 != 0) continue;
                int free = Integer.MAX_VALUE;
                for (var day = from; day.isBefore(until); day = day.plusDays(1))
                    free = Math.min(free, on(day, places.get(location)) - on(day, counts.get(location)));
                boolean holds = from.isBefore(TODAY.plusDays(50)) && until.isAfter(TODAY.plusDays(5));
                if (holds) free -= held.getOrDefault(location, 0);
                if (free >= people) expected.put(location, free);
            }
            assertThat(asked("", school, from, until, people)
                            .query((row, _) -> Map.entry(row.getString("location_id"), row.getInt("free_places")))
                            .list()
                            .stream()
                            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)))
                    .as("seed %d, from %s until %s, %d people", seed, from, until, people)
                    .isEqualTo(expected);
        }
    }

    /** Where it looks at a location's counts again for each of its periods, a long history makes the answer late. */
    @Test
    void counts_and_places_are_read_once_and_by_index_however_long_the_history_is() {
        var plan = asked("explain (analyze, costs off, timing off, summary off) ", false, TODAY, TODAY.plusDays(30), 2)
                .query((row, _) -> row.getString(1))
                .list();
        for (var table : List.of("count_level", "place_level"))
            assertThat(plan)
                    .as(String.join("\n", plan))
                    .noneMatch(step -> step.contains("Seq Scan on " + table))
                    .filteredOn(step -> step.contains("on " + table))
                    .isNotEmpty()
                    .allMatch(step -> step.contains("loops=1)"));
    }

    private static JdbcClient.StatementSpec asked(
            String before, boolean school, LocalDate from, LocalDate until, int people) {
        return JDBC.sql(before + FittingPlaces.FITTING)
                .param("kind", null)
                .param("stayLength", null)
                .param("ownRoom", false)
                .param("needed", school ? new String[] {"SCHOOL"} : new String[0])
                .param("nuisance", false)
                .param("from", from)
                .param("until", until)
                .param("people", people);
    }

    private static Map<String, List<Level>> levels(String table) {
        return JDBC
                .sql("""
                    select location_id, greatest(from_day, '0001-01-01') as from_day,
                           least(until_day, '9999-12-31') as until_day, places
                    from views.%s
                    """.formatted(table))
                .query((row, _) -> new Level(
                        row.getString("location_id"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class),
                        row.getInt("places")))
                .list()
                .stream()
                .collect(groupingBy(Level::location));
    }

    private static Map<String, Integer> held() {
        return JDBC
                .sql("select location_id, places from views.guest_book_hold where held_until = 'infinity'")
                .query((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static int on(LocalDate day, @Nullable List<Level> levels) {
        return levels == null
                ? 0
                : levels.stream()
                        .filter(level -> level.holdsOn(day))
                        .mapToInt(Level::places)
                        .sum();
    }
}
