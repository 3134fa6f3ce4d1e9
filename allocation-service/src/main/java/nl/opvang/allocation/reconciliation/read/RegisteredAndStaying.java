package nl.opvang.allocation.reconciliation.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.allocation.reconciliation.read.Mismatches.MismatchedPerson;
import nl.opvang.allocation.reconciliation.read.ReconciliationExplanation.CountedPerson;
import nl.opvang.allocation.registration.read.RegistrationVersionsProjection;
import nl.opvang.allocation.stay.read.StayVersionsProjection;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code views.registration_version} and {@code views.stay_version} side by side. */
@Component
final class RegisteredAndStaying {
    /**
     * Everyone who is registered or stays here, each with the registration and the stay that count on the day, wherever
     * they are. Of several registrations the one that began last counts, also when it ended since. Persons that turned out
     * to be one are one from when that is known.
     */
    private static final String PEOPLE = """
        with merged as materialized (
            select person_id, survivor_id from views.survivors_known_at(:knownAt)
        ), here as materialized (
            select coalesce(merged.survivor_id, registration.subject) as person
            from views.registration_version registration
            left join merged on merged.person_id = registration.subject
            where registration.municipality = any (:codes::text[])
              and registration.known_from <= :knownAt and registration.known_until > :knownAt
              and not registration.withdrawn and registration.from_day <= :on
              and (registration.until_day is null or registration.until_day > :on)
            union
            select coalesce(merged.survivor_id, stay.subject)
            from views.stay_version stay
            left join merged on merged.person_id = stay.subject
            where stay.municipality = any (:codes::text[])
              and stay.known_from <= :knownAt and stay.known_until > :knownAt
              and not stay.withdrawn and stay.from_day <= :on and (stay.until_day is null or stay.until_day > :on)
        ), people as (
            select here.person, whole.merged, registration.key as registration_key, stay.key as stay_key,
                   coalesce(registration.here, false) as registration_here,
                   registration.id as registration_id, registration.from_day as registered_from,
                   coalesce(registration.stands, false) as registered,
                   coalesce(registration.stands and registration.here, false) as registered_here,
                   stay.id as stay_id, stay.from_day as staying_from, stay.location,
                   stay.id is not null as staying, coalesce(stay.here, false) as staying_here
            from here
            cross join lateral (
                select array(select merged.person_id from merged where merged.survivor_id = here.person) as merged
            ) whole
            left join lateral (
                select latest.key, latest.id, latest.from_day, latest.municipality = any (:codes::text[]) as here,
                       (latest.until_day is null or latest.until_day > :on) as stands
                from views.registration_version latest
                where latest.subject = any (here.person || whole.merged)
                  and latest.known_from <= :knownAt and latest.known_until > :knownAt
                  and not latest.withdrawn and latest.from_day <= :on
                order by latest.from_day desc, latest.key limit 1) registration on true
            left join lateral (
                select there.key, there.id, there.from_day, there.location, there.municipality = any (:codes::text[]) as here
                from views.stay_version there
                where there.subject = any (here.person || whole.merged)
                  and there.known_from <= :knownAt and there.known_until > :knownAt
                  and not there.withdrawn and there.from_day <= :on
                  and (there.until_day is null or there.until_day > :on)
                order by there.from_day desc, there.key limit 1) stay on true
        ), compared as (
            select people.*,
                   case when registered_here and not staying then 'REGISTERED_NOT_STAYING'
                        when staying_here and not registered then 'STAYING_NOT_REGISTERED'
                        when registered_here and not staying_here then 'REGISTERED_HERE_STAYING_ELSEWHERE'
                        when staying_here and not registered_here then 'STAYING_HERE_REGISTERED_ELSEWHERE'
                   end as mismatch
            from people
        )
        """;

    /** A page of them, each with what was said: by whom is the aggregate's name, of what is in the event. */
    private static final String EXPLAINED = PEOPLE + """
        , page as materialized (
            select compared.*, registration_here or (:everywhere and registration_key is not null) as registration_told,
                   staying_here or (:everywhere and staying) as stay_told
            from compared
            where (registered_here or staying_here) and (:after::text is null or person > :after::text::uuid)
            order by person limit :rows
        ), person_events as materialized (
            select event_id, payload ->> 'registrationId' as registration
            from events.event
            where known_at <= :knownAt and aggregate_id = any (array(
                select 'registration:' || one.id
                from page cross join lateral unnest(person || merged) as one (id) where registration_told))
        ), stay_events as materialized (
            select event_id, payload ->> 'stayId' as stay
            from events.event
            where known_at <= :knownAt and aggregate_id = any (array(
                select distinct 'guest-book:' || location from page where stay_told))
        ), said as (
            select person, event_id from page join person_events on registration = registration_key
            where registration_told
            union all
            select person, event_id from page join stay_events on stay = stay_key where stay_told
            union all
            select page.person, event.event_id
            from page cross join lateral unnest(merged) as one (id)
                join events.event on event.aggregate_id = 'person:' || one.id
            where event.known_at <= :knownAt
        )
        select page.person, registered_here, staying_here, mismatch,
               array_agg(said.event_id order by said.event_id) filter (where said.event_id is not null) as events
        from page left join said on said.person = page.person
        group by page.person, registered_here, staying_here, mismatch
        order by page.person
        """;

    /** How many people there are of each kind. */
    record Counts(
            int registered,
            int staying,
            int both,
            int registeredNotStaying,
            int stayingNotRegistered,
            int registeredHereStayingElsewhere,
            int stayingHereRegisteredElsewhere) {}

    private final JdbcClient jdbc;
    private final RegistrationVersionsProjection registrations;
    private final StayVersionsProjection stays;
    private final ProjectedThrough projectedThrough;

    RegisteredAndStaying(
            JdbcClient jdbc,
            RegistrationVersionsProjection registrations,
            StayVersionsProjection stays,
            ProjectedThrough projectedThrough) {
        this.jdbc = jdbc;
        this.registrations = registrations;
        this.stays = stays;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything that was said is here. */
    Instant projectedThrough() {
        var registered = projectedThrough.of(registrations);
        var staying = projectedThrough.of(stays);
        return registered.isBefore(staying) ? registered : staying;
    }

    Counts counts(LocalDate on, Instant knownAt, String[] codes) {
        return asking(PEOPLE + """
            select count(*) filter (where compared.registered_here) as registered,
                   count(*) filter (where compared.staying_here) as staying,
                   count(*) filter (where compared.registered_here and compared.staying_here) as both_here,
                   count(*) filter (where compared.mismatch = 'REGISTERED_NOT_STAYING') as registered_only,
                   count(*) filter (where compared.mismatch = 'STAYING_NOT_REGISTERED') as staying_only,
                   count(*) filter (where compared.mismatch = 'REGISTERED_HERE_STAYING_ELSEWHERE') as staying_away,
                   count(*) filter (where compared.mismatch = 'STAYING_HERE_REGISTERED_ELSEWHERE') as registered_away
            from compared
            """, on, knownAt, codes)
                .query((row, _) -> new Counts(
                        row.getInt("registered"),
                        row.getInt("staying"),
                        row.getInt("both_here"),
                        row.getInt("registered_only"),
                        row.getInt("staying_only"),
                        row.getInt("staying_away"),
                        row.getInt("registered_away")))
                .single();
    }

    /** People who do not match, in the order of their numbers; at most one more than {@code rows}. */
    List<MismatchedPerson> mismatches(
            LocalDate on,
            Instant knownAt,
            String[] codes,
            @Nullable Mismatch mismatch,
            @Nullable UUID after,
            int rows) {
        return asking(PEOPLE + """
            select compared.* from compared
            where compared.mismatch is not null
              and (:mismatch::text is null or compared.mismatch = :mismatch::text)
              and (:after::text is null or compared.person > :after::text::uuid)
            order by compared.person limit :rows
            """, on, knownAt, codes)
                .param("mismatch", mismatch == null ? null : mismatch.name())
                .param("after", after == null ? null : after.toString())
                .param("rows", rows + 1)
                .query((row, _) -> person(row))
                .list();
    }

    /**
     * Everyone who is counted, in the order of their numbers; at most one more than {@code rows}.
     *
     * @param everywhere whether what other municipalities said is among what made it so
     */
    List<CountedPerson> counted(
            LocalDate on, Instant knownAt, String[] codes, boolean everywhere, @Nullable UUID after, int rows) {
        return asking(EXPLAINED, on, knownAt, codes)
                .param("everywhere", everywhere)
                .param("after", after == null ? null : after.toString())
                .param("rows", rows + 1)
                .query((row, _) -> {
                    var mismatch = row.getString("mismatch");
                    return new CountedPerson(
                            row.getObject("person", UUID.class),
                            row.getBoolean("registered_here"),
                            row.getBoolean("staying_here"),
                            mismatch == null ? null : Mismatch.valueOf(mismatch),
                            List.of((UUID[]) Objects.requireNonNull(row.getArray("events"))
                                    .getArray()));
                })
                .list();
    }

    private JdbcClient.StatementSpec asking(String sql, LocalDate on, Instant knownAt, String[] codes) {
        return jdbc.sql(sql)
                .param("on", on)
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .param("codes", codes);
    }

    private static MismatchedPerson person(ResultSet row) throws SQLException {
        var registered = row.getBoolean("registered_here");
        var staying = row.getBoolean("staying_here");
        return new MismatchedPerson(
                row.getObject("person", UUID.class),
                Mismatch.valueOf(row.getString("mismatch")),
                registered ? row.getObject("registration_id", UUID.class) : null,
                registered ? row.getObject("registered_from", LocalDate.class) : null,
                staying ? row.getObject("stay_id", UUID.class) : null,
                staying ? LocationId.parse(row.getString("location")).id() : null,
                staying ? row.getObject("staying_from", LocalDate.class) : null);
    }
}
