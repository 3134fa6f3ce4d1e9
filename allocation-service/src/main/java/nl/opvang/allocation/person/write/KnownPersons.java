package nl.opvang.allocation.person.write;

import java.util.Optional;
import java.util.UUID;
import nl.opvang.allocation.person.domain.PersonRefusal.NamedTogether;
import nl.opvang.allocation.person.domain.PersonRefusal.StaysOverlap;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a municipality has about persons, and what stands in the way of two being one. */
@Component
final class KnownPersons {
    private final JdbcClient jdbc;

    KnownPersons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether the municipality, or one that became part of it, has anything about the person, whoever that is by now. One
     * statement: otherwise what is just being handed over is with neither.
     */
    boolean knows(MunicipalityCode municipality, PersonId person) {
        return jdbc.sql("""
            with now as (
                select coalesce((select survivor_id from views.person_survivor where person_id = :person::uuid),
                                :person::uuid) as person_id
            ), one as (
                select now.person_id from now
                union all
                select merged.person_id
                from views.person_survivor merged join now on merged.survivor_id = now.person_id
            )
            select exists (select from views.registration join one using (person_id)
                           where municipality = any (:codes::text[]))
                or exists (select from views.stay_period
                           where survivor_id = (select now.person_id from now)
                             and municipality = any (:codes::text[]))
                or exists (select from views.provision join one using (person_id)
                           where municipality = any (:codes::text[]))
                or exists (select from views.shelter_request request, one
                           where request.wish -> 'household' -> 'members'
                                 @> jsonb_build_array(jsonb_build_object('personId', one.person_id))
                             and municipality = any (:codes::text[]))
            """)
                .param("person", person.id())
                .param("codes", codes(municipality))
                .query(Boolean.class)
                .single();
    }

    /** Which stays are on one and the same day. */
    Optional<StaysOverlap> overlap(MunicipalityCode municipality, PersonId one, PersonId other) {
        var ids = jdbc.sql("""
            select distinct stay.municipality, stay.stay_id
            from views.stay_period stay
            join views.stay_period against
              on against.survivor_id in (:one::uuid, :other::uuid) and against.survivor_id <> stay.survivor_id
             and against.period && stay.period
            where stay.survivor_id in (:one::uuid, :other::uuid)
            order by stay.municipality, stay.stay_id
            """)
                .param("one", one.id())
                .param("other", other.id())
                .query((row, _) -> new StayId(
                        new MunicipalityCode(row.getString("municipality")), row.getObject("stay_id", UUID.class)))
                .list();
        if (ids.isEmpty()) return Optional.empty();
        var covered = Division.ofTheNetherlands().coveredBy(municipality);
        var own = ids.stream().filter(id -> covered.contains(id.municipality())).toList();
        return Optional.of(new StaysOverlap(own, own.size() < ids.size()));
    }

    /** Which requests that are open name both. */
    Optional<NamedTogether> named(MunicipalityCode municipality, PersonId one, PersonId other) {
        var ids = jdbc.sql("""
            select distinct request.municipality, request.request_id
            from (select :one::uuid as person_id
                  union all
                  select person_id from views.person_survivor where survivor_id = :one::uuid) one,
                 (select :other::uuid as person_id
                  union all
                  select person_id from views.person_survivor where survivor_id = :other::uuid) other,
                 views.shelter_request request
            where request.closed is null
              and request.wish -> 'household' -> 'members'
                  @> jsonb_build_array(jsonb_build_object('personId', one.person_id),
                                       jsonb_build_object('personId', other.person_id))
            order by request.municipality, request.request_id
            """)
                .param("one", one.id())
                .param("other", other.id())
                .query((row, _) -> new RequestId(
                        new MunicipalityCode(row.getString("municipality")), row.getObject("request_id", UUID.class)))
                .list();
        if (ids.isEmpty()) return Optional.empty();
        var covered = Division.ofTheNetherlands().coveredBy(municipality);
        var own = ids.stream().filter(id -> covered.contains(id.municipality())).toList();
        return Optional.of(new NamedTogether(own, own.size() < ids.size()));
    }

    private static String[] codes(MunicipalityCode municipality) {
        return Division.ofTheNetherlands().coveredBy(municipality).stream()
                .map(MunicipalityCode::text)
                .toArray(String[]::new);
    }
}
