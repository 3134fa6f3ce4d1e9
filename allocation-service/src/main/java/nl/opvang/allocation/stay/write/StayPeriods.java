package nl.opvang.allocation.stay.write;

import static nl.opvang.plumbing.store.Columns.texts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StayIdUsedElsewhere;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.StaysAlready;
import nl.opvang.contracts.allocation.GuestBookEvent;
import nl.opvang.contracts.allocation.GuestBookEvent.HeldForCount;
import nl.opvang.contracts.allocation.GuestBookEvent.HoldEnded;
import nl.opvang.contracts.allocation.GuestBookEvent.HoldKept;
import nl.opvang.contracts.allocation.GuestBookEvent.PlacesHeld;
import nl.opvang.contracts.allocation.GuestBookEvent.PlacesNoted;
import nl.opvang.contracts.allocation.GuestBookEvent.StayCorrected;
import nl.opvang.contracts.allocation.GuestBookEvent.StayEnded;
import nl.opvang.contracts.allocation.GuestBookEvent.StayMovedIn;
import nl.opvang.contracts.allocation.GuestBookEvent.StayMovedOut;
import nl.opvang.contracts.allocation.GuestBookEvent.StayStarted;
import nl.opvang.contracts.allocation.GuestBookEvent.StayWithdrawn;
import nl.opvang.contracts.allocation.GuestBookEvent.StaysRestated;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One person, one stay per day, over all guest books; who turned out to be another person is that one. */
@Component
public final class StayPeriods implements InlineProjection {
    /** Where a stay is, and whose. */
    public record Stayed(LocationId locationId, PersonId personId) {}

    /**
     * What becomes of one row.
     *
     * @param locationId null when the row is there already, as is {@code personId}
     * @param from null when the first day stays what it is
     * @param until null while that is open
     */
    private record Row(
            StayId id,
            @Nullable LocationId locationId,
            @Nullable PersonId personId,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean withdrawn) {
        Row ended(LocalDate on) {
            return new Row(id, locationId, personId, from, on, withdrawn);
        }

        Row corrected(LocalDate newFrom, @Nullable LocalDate newUntil) {
            return new Row(id, locationId, personId, newFrom, newUntil, false);
        }

        Row gone() {
            return new Row(id, locationId, personId, null, null, true);
        }
    }

    private final JdbcClient jdbc;

    StayPeriods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> features() {
        return Set.of("guest-book");
    }

    @Override
    public void project(List<RecordedEvent> events) {
        var rows = new Rows();
        for (var recorded : events) {
            if (recorded.event() instanceof GuestBookEvent event) rows.apply(event);
        }
        if (rows.begun.isEmpty() && rows.changed.isEmpty()) return;
        takeTurns(rows);
        write(rows);
    }

    /** The last state of every stay that the events touch: it is what the constraint must hold for. */
    private static final class Rows {
        final List<Row> begun = new ArrayList<>();
        final Map<StayId, Row> changed = new LinkedHashMap<>();

        void apply(GuestBookEvent event) {
            switch (event) {
                case StayStarted started ->
                    begun.add(new Row(
                            started.stayId(),
                            started.locationId(),
                            started.personId(),
                            started.from(),
                            started.until(),
                            false));
                case StayMovedIn moved ->
                    begun.add(new Row(moved.stayId(), moved.locationId(), moved.personId(), moved.from(), null, false));
                case StayEnded ended -> change(ended.stayId(), row -> row.ended(ended.until()));
                case StayMovedOut moved -> change(moved.stayId(), row -> row.ended(moved.until()));
                case StayCorrected corrected ->
                    change(corrected.stayId(), row -> row.corrected(corrected.from(), corrected.until()));
                case StayWithdrawn withdrawn -> change(withdrawn.stayId(), Row::gone);
                case PlacesNoted _, StaysRestated _, PlacesHeld _, HoldKept _, HeldForCount _, HoldEnded _ -> {}
            }
        }

        private void change(StayId id, Function<Row, Row> change) {
            for (int i = begun.size() - 1; i >= 0; i--) {
                if (begun.get(i).id().equals(id)) {
                    begun.set(i, change.apply(begun.get(i)));
                    return;
                }
            }
            changed.merge(
                    id,
                    change.apply(new Row(id, null, null, null, null, false)),
                    (earlier, _) -> change.apply(earlier));
        }
    }

    /**
     * Whoever writes about the same person waits here. Without it two transactions can each find the other's row and wait
     * for each other, until the database ends one of them a second later.
     */
    private void takeTurns(Rows rows) {
        jdbc.sql("""
            select count(pg_advisory_xact_lock(turn))
            from (select distinct hashtextextended('stays of ' || person, 0) as turn
                  from (select person_id from unnest(:persons::text[]::uuid[]) as person_id
                        union all
                        select survivor.survivor_id
                        from views.person_survivor survivor
                        where survivor.person_id = any (:persons::text[]::uuid[])
                        union all
                        select stay.survivor_id
                        from views.stay_period stay
                        join unnest(:municipalities::text[], :ids::text[]) as changed (code, id)
                          on stay.municipality = code and stay.stay_id = id::uuid) as writing (person)
                  order by turn) as turns
            """)
                .param("persons", texts(rows.begun, row -> row.personId()))
                .param(
                        "municipalities",
                        texts(
                                rows.changed.values(),
                                row -> row.id().municipality().text()))
                .param("ids", texts(rows.changed.values(), row -> row.id().id().toString()))
                .query(Long.class)
                .single();
    }

    /** One statement, because the constraint is checked at its end. */
    private void write(Rows rows) {
        var statement = jdbc.sql("""
            with changed as (
                update views.stay_period stay
                set period = case when withdrawn then 'empty'
                                  else daterange(coalesce(from_day, lower(period)), until_day) end
                from unnest(:changedMunicipalities::text[], :changedIds::text[], :changedFrom::text[]::date[],
                            :changedUntil::text[]::date[], :changedWithdrawn::text[]::boolean[])
                     as change (code, id, from_day, until_day, withdrawn)
                where stay.municipality = code and stay.stay_id = id::uuid
            )
            insert into views.stay_period (municipality, stay_id, location_id, person_id, survivor_id, period)
            select code, id::uuid, location, person::uuid, coalesce(survivor.survivor_id, person::uuid),
                   case when withdrawn then 'empty' else daterange(from_day, until_day) end
            from unnest(:begunMunicipalities::text[], :begunIds::text[], :locations::text[], :persons::text[],
                        :begunFrom::text[]::date[], :begunUntil::text[]::date[],
                        :begunWithdrawn::text[]::boolean[])
                 as new (code, id, location, person, from_day, until_day, withdrawn)
            left join views.person_survivor survivor on survivor.person_id = person::uuid
            order by code, id
            """);
        statement = rows(statement, "changed", rows.changed.values());
        statement = rows(statement, "begun", rows.begun);
        statement
                .param("locations", texts(rows.begun, row -> row.locationId()))
                .param("persons", texts(rows.begun, row -> row.personId()))
                .update();
    }

    private static JdbcClient.StatementSpec rows(
            JdbcClient.StatementSpec statement, String prefix, Collection<Row> rows) {
        return statement
                .param(
                        prefix + "Municipalities",
                        texts(rows, row -> row.id().municipality().text()))
                .param(prefix + "Ids", texts(rows, row -> row.id().id().toString()))
                .param(prefix + "From", texts(rows, row -> row.from()))
                .param(prefix + "Until", texts(rows, row -> row.until()))
                .param(prefix + "Withdrawn", texts(rows, row -> Boolean.toString(row.withdrawn())));
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return switch (constraint) {
            case "one_person_one_stay" -> Optional.of(new StaysAlready());
            case "stay_period_pkey" -> Optional.of(new StayIdUsedElsewhere());
            default -> Optional.empty();
        };
    }

    /** Where these stays are, and whose; unknown ids are left out. */
    Map<StayId, Stayed> find(Collection<StayId> ids) {
        var found = new HashMap<StayId, Stayed>();
        if (ids.isEmpty()) return found;
        jdbc.sql("""
            select municipality, stay_id, location_id, person_id
            from views.stay_period
            join unnest(:municipalities::text[], :ids::text[]) as asked (code, id)
              on municipality = code and stay_id = id::uuid
            """)
                .param(
                        "municipalities",
                        ids.stream().map(id -> id.municipality().text()).toArray(String[]::new))
                .param("ids", ids.stream().map(id -> id.id().toString()).toArray(String[]::new))
                .query((row, nr) -> found.put(
                        new StayId(
                                new MunicipalityCode(row.getString("municipality")),
                                row.getObject("stay_id", UUID.class)),
                        new Stayed(
                                LocationId.parse(row.getString("location_id")),
                                new PersonId(row.getObject("person_id", UUID.class)))))
                .list();
        return found;
    }
}
