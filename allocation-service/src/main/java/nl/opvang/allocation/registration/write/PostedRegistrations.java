package nl.opvang.allocation.registration.write;

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
import java.util.function.UnaryOperator;
import nl.opvang.allocation.registration.domain.Departure;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegistrationIdOfAnother;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.contracts.allocation.RegistrationEvent.Corrected;
import nl.opvang.contracts.allocation.RegistrationEvent.Deregistered;
import nl.opvang.contracts.allocation.RegistrationEvent.HandedOver;
import nl.opvang.contracts.allocation.RegistrationEvent.Moved;
import nl.opvang.contracts.allocation.RegistrationEvent.Registered;
import nl.opvang.contracts.allocation.RegistrationEvent.TakenOver;
import nl.opvang.contracts.allocation.RegistrationEvent.Withdrawn;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each registration says now, and who has it; a municipality's id stands for one registration, for ever. */
@Component
final class PostedRegistrations implements InlineProjection {
    /**
     * What becomes of one row.
     *
     * @param personId null when the row is there already
     * @param group null when it stays what it is, as do {@code from} and {@code withdrawn}
     * @param ends whether the departure is to be written, which may be none
     */
    private record Row(
            RegistrationId id,
            @Nullable PersonId personId,
            @Nullable MunicipalityCode movedFrom,
            @Nullable NationalityGroup group,
            @Nullable LocalDate from,
            boolean ends,
            @Nullable Departure departure,
            @Nullable Boolean withdrawn) {
        static Row unchanged(RegistrationId id) {
            return new Row(id, null, null, null, null, false, null, null);
        }

        Row departed(Departure said) {
            return new Row(id, personId, movedFrom, group, from, true, said, withdrawn);
        }

        Row corrected(NationalityGroup newGroup, LocalDate newFrom, @Nullable Departure said) {
            return new Row(id, personId, movedFrom, newGroup, newFrom, true, said, false);
        }

        Row gone() {
            return new Row(id, personId, movedFrom, group, from, ends, departure, true);
        }
    }

    private final JdbcClient jdbc;

    PostedRegistrations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> features() {
        return Set.of("registration");
    }

    @Override
    public void project(List<RecordedEvent> events) {
        var rows = new Rows();
        for (var recorded : events) {
            if (recorded.event() instanceof RegistrationEvent event)
                rows.apply(event, keeper(recorded.envelope().aggregateId()));
        }
        if (!rows.begun.isEmpty()) insert(rows.begun);
        if (!rows.changed.isEmpty()) update(rows.changed.values());
        if (!rows.kept.isEmpty()) keep(rows.kept);
    }

    /** Whose registrations an aggregate has, of whomever they were said. */
    private static PersonId keeper(String aggregateId) {
        return PersonId.parse(aggregateId.substring(aggregateId.indexOf(':') + 1));
    }

    /** The last state of every registration that the events touch. */
    private static final class Rows {
        final List<Row> begun = new ArrayList<>();
        final Map<RegistrationId, Row> changed = new LinkedHashMap<>();
        final Map<RegistrationId, PersonId> kept = new LinkedHashMap<>();

        void apply(RegistrationEvent event, PersonId keeper) {
            switch (event) {
                case Registered said ->
                    begun.add(new Row(
                            said.registrationId(),
                            keeper,
                            null,
                            said.nationalityGroup(),
                            said.from(),
                            false,
                            null,
                            false));
                case Moved said ->
                    begun.add(new Row(
                            said.registrationId(),
                            keeper,
                            said.movedFrom(),
                            said.nationalityGroup(),
                            said.from(),
                            false,
                            null,
                            false));
                case Deregistered said ->
                    change(
                            said.registrationId(),
                            row -> row.departed(new Departure(said.until(), said.departureReason())));
                case Corrected said ->
                    change(
                            said.registrationId(),
                            row -> row.corrected(said.nationalityGroup(), said.from(), departure(said)));
                case Withdrawn said -> change(said.registrationId(), Row::gone);
                case HandedOver _ -> {}
                case TakenOver said ->
                    said.registrations().forEach(registration -> kept.put(registration.registrationId(), keeper));
            }
        }

        private static @Nullable Departure departure(Corrected said) {
            var until = said.until();
            var reason = said.departureReason();
            return until == null || reason == null ? null : new Departure(until, reason);
        }

        private void change(RegistrationId id, UnaryOperator<Row> change) {
            for (int i = begun.size() - 1; i >= 0; i--) {
                if (begun.get(i).id().equals(id)) {
                    begun.set(i, change.apply(begun.get(i)));
                    return;
                }
            }
            changed.put(id, change.apply(changed.getOrDefault(id, Row.unchanged(id))));
        }
    }

    private void insert(List<Row> rows) {
        columns(jdbc.sql("""
            insert into views.registration (municipality, registration_id, person_id, moved_from,
                                            nationality_group, from_day, until_day,
                                            departure_reason, withdrawn)
            select code, id::uuid, person::uuid, moved, people, from_day, until_day, reason, gone
            from unnest(:municipalities::text[], :ids::text[], :groups::text[],
                        :from::text[]::date[], :until::text[]::date[], :reasons::text[],
                        :withdrawn::text[]::boolean[], :persons::text[], :movedFrom::text[])
                 as new (code, id, people, from_day, until_day, reason, gone, person, moved)
            order by code, id
            """), rows)
                .param("persons", texts(rows, Row::personId))
                .param("movedFrom", texts(rows, Row::movedFrom))
                .update();
    }

    private void update(Collection<Row> rows) {
        columns(jdbc.sql("""
            update views.registration registration
            set nationality_group = coalesce(people, nationality_group),
                from_day = coalesce(new_from, from_day),
                until_day = case when ends then new_until else until_day end,
                departure_reason = case when ends then new_reason else departure_reason end,
                withdrawn = coalesce(gone, withdrawn)
            from unnest(:municipalities::text[], :ids::text[], :groups::text[],
                        :from::text[]::date[], :until::text[]::date[], :reasons::text[],
                        :withdrawn::text[]::boolean[], :ends::text[]::boolean[])
                 as change (code, id, people, new_from, new_until, new_reason, gone, ends)
            where registration.municipality = code and registration.registration_id = id::uuid
            """), rows).param("ends", texts(rows, Row::ends)).update();
    }

    private void keep(Map<RegistrationId, PersonId> kept) {
        jdbc.sql("""
            update views.registration registration set person_id = person::uuid
            from unnest(:municipalities::text[], :ids::text[], :persons::text[]) as now (code, id, person)
            where registration.municipality = code and registration.registration_id = id::uuid
            """)
                .param("municipalities", texts(kept.keySet(), RegistrationId::municipality))
                .param("ids", texts(kept.keySet(), RegistrationId::id))
                .param("persons", texts(kept.values(), person -> person))
                .update();
    }

    private static JdbcClient.StatementSpec columns(JdbcClient.StatementSpec statement, Collection<Row> rows) {
        return statement
                .param("municipalities", texts(rows, row -> row.id().municipality()))
                .param("ids", texts(rows, row -> row.id().id()))
                .param("groups", texts(rows, Row::group))
                .param("from", texts(rows, Row::from))
                .param(
                        "until",
                        texts(
                                rows,
                                row -> row.departure() == null
                                        ? null
                                        : row.departure().until()))
                .param(
                        "reasons",
                        texts(
                                rows,
                                row -> row.departure() == null
                                        ? null
                                        : row.departure().reason()))
                .param("withdrawn", texts(rows, Row::withdrawn));
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return constraint.equals("registration_pkey") ? Optional.of(new RegistrationIdOfAnother()) : Optional.empty();
    }

    /** The person behind each of these ids; unknown ids are left out. */
    Map<RegistrationId, PersonId> persons(Collection<RegistrationId> ids) {
        var found = new HashMap<RegistrationId, PersonId>();
        if (ids.isEmpty()) return found;
        jdbc.sql("""
            select municipality, registration_id, person_id
            from views.registration
            join unnest(:municipalities::text[], :ids::text[]) as asked (code, id)
              on municipality = code and registration_id = id::uuid
            """)
                .param(
                        "municipalities",
                        ids.stream().map(id -> id.municipality().text()).toArray(String[]::new))
                .param("ids", ids.stream().map(id -> id.id().toString()).toArray(String[]::new))
                .query((row, nr) -> found.put(
                        new RegistrationId(
                                new MunicipalityCode(row.getString("municipality")),
                                row.getObject("registration_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class))))
                .list();
        return found;
    }
}
