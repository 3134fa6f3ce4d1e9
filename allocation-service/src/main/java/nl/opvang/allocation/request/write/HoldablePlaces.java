package nl.opvang.allocation.request.write;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.stay.domain.GuestBookCommand.Counted;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must be known beside a guest book to hold places in it, and to let a household come. */
@Component
final class HoldablePlaces {
    /** A stay that goes on while the household moves. */
    record Staying(PersonId person, StayId stay, LocationId location) {}

    private final JdbcClient jdbc;

    HoldablePlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is known of people who stay there without a name.
     *
     * @param until null: as long as anything is known
     */
    Counted counted(LocationId location, LocalDate from, @Nullable LocalDate until) {
        return jdbc.sql("""
            select coalesce((select max(places) from views.count_level
                             where location_id = :location and until_day > :from
                               and from_day < coalesce(:until::date, 'infinity')), 0) as most,
                   (select max(counted_on) from views.location_count
                    where location_id = :location and not withdrawn) as last_on
            """)
                .param("location", location.text())
                .param("from", from)
                .param("until", until)
                .query((row, _) -> new Counted(row.getInt("most"), row.getObject("last_on", LocalDate.class)))
                .single();
    }

    /** Stays without an end that began before a day, in the guest books of these municipalities. */
    List<Staying> staying(Collection<PersonId> persons, LocalDate from, MunicipalityCode... municipalities) {
        var codes = new ArrayList<String>();
        for (var municipality : municipalities) codes.add(municipality.text());
        return jdbc.sql("""
            select asked.person_id, stay.municipality, stay.stay_id, stay.location_id
            from unnest(:persons::uuid[]) as asked (person_id)
            left join views.person_survivor survivor on survivor.person_id = asked.person_id
            join views.stay_period stay on stay.survivor_id = coalesce(survivor.survivor_id, asked.person_id)
            where stay.municipality = any (:municipalities::text[])
              and not isempty(stay.period) and upper_inf(stay.period) and lower(stay.period) < :from
            order by stay.municipality, stay.stay_id
            """)
                .param(
                        "persons",
                        persons.stream().map(person -> person.id().toString()).toArray(String[]::new))
                .param("municipalities", codes.toArray(String[]::new))
                .param("from", from)
                .query((row, _) -> new Staying(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        new StayId(
                                new MunicipalityCode(row.getString("municipality")),
                                row.getObject("stay_id", UUID.class)),
                        LocationId.parse(row.getString("location_id"))))
                .list();
    }
}
