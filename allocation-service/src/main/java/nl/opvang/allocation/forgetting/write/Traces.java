package nl.opvang.allocation.forgetting.write;

import static nl.opvang.plumbing.store.Columns.array;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is recorded of a person, by all of the person's numbers, over all features. */
@Component
final class Traces {
    private final JdbcClient jdbc;

    Traces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of whoever survives of all that this person is, and all that lead there; in one order. */
    List<PersonId> numbersOf(PersonId person) {
        return jdbc.sql("""
            with now as (
                select coalesce((select survivor_id from views.person_survivor where person_id = :person),
                                :person) as person_id
            )
            select person_id from now
            union
            select merged.person_id
            from views.person_survivor as merged join now on merged.survivor_id = now.person_id
            order by person_id
            """)
                .param("person", person.id())
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /** Whether the municipality, or one that became part of it, ever had anything to do with the person. */
    boolean isKnownTo(MunicipalityCode municipality, Collection<PersonId> numbers) {
        return jdbc.sql("""
            select exists (select from views.registration
                           where person_id = any (:numbers) and municipality = any (:codes::text[]))
                or exists (select from views.stay_period
                           where survivor_id = any (:numbers) and municipality = any (:codes::text[]))
                or exists (select from views.provision
                           where person_id = any (:numbers) and municipality = any (:codes::text[]))
                or exists (select from views.request_member
                           where person_id = any (:numbers) and municipality = any (:codes::text[]))
            """)
                .param("numbers", array("uuid", numbers, PersonId::id))
                .param(
                        "codes",
                        Division.ofTheNetherlands().coveredBy(municipality).stream()
                                .map(MunicipalityCode::text)
                                .toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether the person is anywhere, today in the Netherlands or later. Of registrations the last counts: each ends where the next
     * begins.
     */
    boolean isStillHere(Collection<PersonId> numbers) {
        return jdbc.sql("""
            with today as (select (clock_timestamp() at time zone 'Europe/Amsterdam')::date as day)
            select coalesce((select until_day is null or until_day > day
                             from views.registration
                             where person_id = any (:numbers) and not withdrawn
                             order by from_day desc, until_day desc nulls first
                             limit 1), false)
                or exists (select from views.stay_period
                           where survivor_id = any (:numbers) and period && daterange(day, null))
                or exists (select from views.provision
                           where person_id = any (:numbers) and not withdrawn and month >= date_trunc('month', day))
                or exists (select from views.request_member
                           join views.shelter_request using (municipality, request_id)
                           where person_id = any (:numbers) and closed is null
                             and wish -> 'household' -> 'members'
                                 @> jsonb_build_array(jsonb_build_object('personId', person_id)))
            from today
            """)
                .param("numbers", array("uuid", numbers, PersonId::id))
                .query(Boolean.class)
                .single();
    }
}
