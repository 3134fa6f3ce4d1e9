package nl.opvang.allocation.request.read;

import static nl.opvang.plumbing.store.Columns.texts;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import nl.opvang.contracts.area.LocationId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A number per location over time, as steps and as what they add up to from day to day: what matching asks is then one row
 * per location and period, however long its history is.
 */
final class Levels {
    /** A change of the number at a location from a day on. */
    record Step(LocationId location, LocalDate on) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byLocation = location.text().compareTo(other.location.text());
            return byLocation == 0 ? on.compareTo(other.on) : byLocation;
        }
    }

    private final JdbcClient jdbc;
    private final String steps;
    private final String levels;

    /** @param name of its tables, {@code views.<name>_step} and {@code views.<name>_level} */
    Levels(JdbcClient jdbc, String name) {
        this.jdbc = jdbc;
        this.steps = "views." + name + "_step";
        this.levels = "views." + name + "_level";
    }

    void add(SortedMap<Step, Integer> changes) {
        if (changes.isEmpty()) return;
        var locations = texts(changes.keySet(), step -> step.location().text());
        var days = texts(changes.keySet(), step -> step.on().toString());
        jdbc.sql("""
            insert into %s as step (location_id, effective_on, change)
            select location, day::date, change::int
            from unnest(:locations::text[], :days::text[], :changes::text[]) as new (location, day, change)
            on conflict (location_id, effective_on) do update set change = step.change + excluded.change
            """.formatted(steps))
                .param("locations", locations)
                .param("days", days)
                .param("changes", texts(changes.values(), change -> Integer.toString(change)))
                .update();
        // The rows follow from the steps, and not from which of them came together: what cancelled out is gone.
        jdbc.sql("""
            delete from %s as step using unnest(:locations::text[], :days::text[]) as changed (location, day)
            where step.location_id = changed.location and step.effective_on = changed.day::date and step.change = 0
            """.formatted(steps))
                .param("locations", locations)
                .param("days", days)
                .update();
        writeLevels(firstDays(changes.keySet()));
    }

    private static Map<LocationId, LocalDate> firstDays(Collection<Step> steps) {
        var days = new LinkedHashMap<LocationId, LocalDate>();
        // In the order of days, so the first one stays.
        for (var step : steps) days.putIfAbsent(step.location(), step.on());
        return days;
    }

    /** Only from the first day that changed: what was before stays as it is. */
    private void writeLevels(Map<LocationId, LocalDate> from) {
        var locations = texts(from.keySet(), LocationId::text);
        var days = texts(from.values(), LocalDate::toString);
        jdbc.sql("""
            delete from %s as level
            using unnest(:locations::text[], :days::text[]) as changed (location, day)
            where level.location_id = changed.location and level.until_day >= changed.day::date
            """.formatted(levels))
                .param("locations", locations)
                .param("days", days)
                .update();
        jdbc.sql("""
            insert into %s (location_id, from_day, until_day, places)
            select location_id, from_day, until_day, places
            from (select step.location_id, step.effective_on as from_day,
                         coalesce(lead(step.effective_on) over days, 'infinity') as until_day,
                         sum(step.change) over days as places, changed.day::date as changed_on
                  from unnest(:locations::text[], :days::text[]) as changed (location, day)
                  join (select location_id, effective_on, change from %s
                        union all
                        -- Nothing is there before the first step.
                        select location, '-infinity', 0 from unnest(:locations::text[]) as location) as step
                    on step.location_id = changed.location
                  window days as (partition by step.location_id order by step.effective_on)) as level
            where until_day >= changed_on
            """.formatted(levels, steps))
                .param("locations", locations)
                .param("days", days)
                .update();
    }

    void clear() {
        jdbc.sql("truncate " + steps + ", " + levels).update();
    }
}
