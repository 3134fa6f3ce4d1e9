package nl.opvang.allocation.people.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code views.registration} and {@code views.stay_period}, in which rows are written together with their events. */
@Component
public final class People {
    /** More registrations or stays of one person than anybody has. */
    private static final int MOST_OF_ONE = 200;

    private static final String REGISTRATIONS = """
        select municipality, registration_id, person_id, nationality_group, from_day, moved_from, withdrawn,
               least(until_day, next_from) as until_day,
               case when next_from < until_day then null else departure_reason end as departure_reason
        from views.registration registration
        left join lateral (select min(next.from_day) as next_from
                           from views.registration next
                           where next.person_id = registration.person_id
                             and next.from_day > registration.from_day
                             and not next.withdrawn and not registration.withdrawn) next on true
        where municipality = any (:codes::text[])
        """;

    private static final String STAYS = """
        select municipality, stay_id, person_id, stay.location_id, coalesce(location.name, stay.location_id) as name,
               lower(period) as from_day, upper(period) as until_day, isempty(period) as withdrawn
        from views.stay_period stay left join views.shelter_location location using (location_id)
        where municipality = any (:codes::text[])
        """;

    /** Where a list goes on: after this one. */
    public record After(LocalDate from, MunicipalityCode municipality, UUID id) {}

    /** How many are registered, and how many stay somewhere by name. */
    public record Count(long registered, long staying) {}

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Count count(String[] codes, LocalDate on) {
        return jdbc.sql("""
            select (select count(*) from views.registration registration
                    where municipality = any (:codes::text[]) and not withdrawn and from_day <= :on
                      and (until_day is null or until_day > :on)
                      and not exists (select from views.registration next
                                      where next.person_id = registration.person_id and not next.withdrawn
                                        and next.from_day > registration.from_day and next.from_day <= :on))
                   as registered,
                   (select count(*) from views.stay_period
                    where municipality = any (:codes::text[]) and period @> :on::date) as staying
            """)
                .param("codes", codes)
                .param("on", on)
                .query((row, _) -> new Count(row.getLong("registered"), row.getLong("staying")))
                .single();
    }

    /** Who is registered on a day, whoever came last first; at most one more than {@code rows}. */
    public List<Registered> registered(String[] codes, LocalDate on, @Nullable After after, int rows) {
        return jdbc.sql(REGISTRATIONS + """
              and not withdrawn and from_day <= :on
              and (until_day is null or until_day > :on) and (next_from is null or next_from > :on)
              and (:after::text is null or from_day < :afterFrom::text::date
                   or (from_day = :afterFrom::text::date
                       and (municipality, registration_id) > (:after::text, :afterId::text::uuid)))
            order by from_day desc, municipality, registration_id limit :rows
            """)
                .param("codes", codes)
                .param("on", on)
                .param("after", after == null ? null : after.municipality().text())
                .param("afterFrom", after == null ? null : after.from().toString())
                .param("afterId", after == null ? null : after.id().toString())
                .param("rows", rows + 1)
                .query(People::registration)
                .list();
    }

    /** Who stays somewhere by name on a day, whoever came last first; at most one more than {@code rows}. */
    public List<Staying> staying(String[] codes, LocalDate on, @Nullable After after, int rows) {
        return jdbc.sql(STAYS + """
              and period @> :on::date
              and (:after::text is null or lower(period) < :afterFrom::text::date
                   or (lower(period) = :afterFrom::text::date
                       and (municipality, stay_id) > (:after::text, :afterId::text::uuid)))
            order by lower(period) desc, municipality, stay_id limit :rows
            """)
                .param("codes", codes)
                .param("on", on)
                .param("after", after == null ? null : after.municipality().text())
                .param("afterFrom", after == null ? null : after.from().toString())
                .param("afterId", after == null ? null : after.id().toString())
                .param("rows", rows + 1)
                .query(People::stay)
                .list();
    }

    /** All registrations of a person in these municipalities, the last first. */
    public List<Registered> registrationsOf(UUID person, String[] codes) {
        return jdbc.sql(REGISTRATIONS + "and person_id = :person order by from_day desc, registration_id limit :most")
                .param("codes", codes)
                .param("person", person)
                .param("most", MOST_OF_ONE)
                .query(People::registration)
                .list();
    }

    /** All stays of a person in these municipalities, the last first. */
    public List<Staying> staysOf(UUID person, String[] codes) {
        return jdbc.sql(STAYS + "and person_id = :person order by lower(period) desc nulls last, stay_id limit :most")
                .param("codes", codes)
                .param("person", person)
                .param("most", MOST_OF_ONE)
                .query(People::stay)
                .list();
    }

    public Optional<Registered> registration(MunicipalityCode municipality, UUID id) {
        return jdbc.sql(REGISTRATIONS + "and registration_id = :id")
                .param("codes", new String[] {municipality.text()})
                .param("id", id)
                .query(People::registration)
                .optional();
    }

    public Optional<Staying> stay(MunicipalityCode municipality, UUID id) {
        return jdbc.sql(STAYS + "and stay_id = :id")
                .param("codes", new String[] {municipality.text()})
                .param("id", id)
                .query(People::stay)
                .optional();
    }

    private static Registered registration(ResultSet row, int nr) throws SQLException {
        var reason = row.getString("departure_reason");
        var movedFrom = row.getString("moved_from");
        return new Registered(
                new MunicipalityCode(row.getString("municipality")),
                row.getObject("registration_id", UUID.class),
                row.getObject("person_id", UUID.class),
                NationalityGroup.valueOf(row.getString("nationality_group")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                reason == null ? null : DepartureReason.valueOf(reason),
                movedFrom == null ? null : new MunicipalityCode(movedFrom),
                row.getBoolean("withdrawn"));
    }

    private static Staying stay(ResultSet row, int nr) throws SQLException {
        return new Staying(
                new MunicipalityCode(row.getString("municipality")),
                row.getObject("stay_id", UUID.class),
                row.getObject("person_id", UUID.class),
                LocationId.parse(row.getString("location_id")),
                row.getString("name"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getBoolean("withdrawn"));
    }
}
