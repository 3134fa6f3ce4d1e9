package nl.opvang.allocation.forgetting.write;

import static nl.opvang.plumbing.store.Columns.array;
import static nl.opvang.plumbing.store.Columns.texts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal.ChangedMeanwhile;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal.IdTaken;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal.PersonStillHere;
import nl.opvang.contracts.allocation.ForgettingEvent.PersonForgotten;
import nl.opvang.contracts.allocation.ForgettingId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.recovery.AfterRestore;
import nl.opvang.plumbing.store.ConstraintViolated;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what tells who a forgotten person was, and what that person was like: with the event, in its transaction, and again whenever
 * the tables may be older than the events, because they were restored.
 */
@Component
final class Forgettings implements InlineProjection, AfterRestore {
    private static final Logger LOG = LoggerFactory.getLogger(Forgettings.class);
    private static final int AT_ONCE = 1_000;

    private record Row(PersonForgotten said, RecordedEvent recorded) {}

    private final JdbcClient jdbc;
    private final Traces traces;
    private final TransactionTemplate transaction;

    Forgettings(JdbcClient jdbc, Traces traces, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.traces = traces;
        this.transaction = transaction;
    }

    @Override
    public Set<String> features() {
        return Set.of("forgetting");
    }

    /** Keys and identities are gone already, and stay so. */
    @Override
    public Set<String> keysFromEvents() {
        return Set.of("forgotten_person");
    }

    @Override
    public void project(List<RecordedEvent> events) {
        var rows = new ArrayList<Row>();
        for (var recorded : events)
            if (recorded.event() instanceof PersonForgotten said) rows.add(new Row(said, recorded));
        if (rows.isEmpty()) return;
        write(rows);
        awaitMerges();
        for (var row : rows) {
            // Asked again now that the event lies in the store: what came in between was not seen when it was decided.
            var numbers = numbers(row.said());
            if (!Set.copyOf(traces.numbersOf(row.said().personId())).equals(Set.copyOf(numbers)))
                throw new ConstraintViolated(new ChangedMeanwhile());
            erase(numbers);
            if (traces.isStillHere(numbers)) throw new ConstraintViolated(new PersonStillHere());
        }
    }

    private static List<PersonId> numbers(PersonForgotten said) {
        var numbers = new ArrayList<>(said.merged());
        numbers.add(said.personId());
        return numbers;
    }

    /** None begins either, until the transaction ends: as one merge waits for another. */
    private void awaitMerges() {
        jdbc.sql("select count(pg_advisory_xact_lock(hashtextextended('merges of persons', 0)))")
                .query(Long.class)
                .single();
    }

    private void write(List<Row> rows) {
        jdbc.sql("""
            insert into views.forgetting (municipality, forgetting_id, person_id, why, forgotten_at)
            select code, id::uuid, person::uuid, why, at::timestamptz
            from unnest(:codes::text[], :ids::text[], :persons::text[], :whys::text[], :at::text[])
                 as new (code, id, person, why, at)
            order by code, id
            """)
                .param(
                        "codes",
                        texts(
                                rows,
                                row -> row.said().forgettingId().municipality().text()))
                .param("ids", texts(rows, row -> row.said().forgettingId().id()))
                .param("persons", texts(rows, row -> row.said().personId().text()))
                .param("whys", texts(rows, row -> row.said().why().name()))
                .param("at", texts(rows, row -> row.recorded().envelope().recordedAt()))
                .update();
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return constraint.equals("forgetting_pkey") ? Optional.of(new IdTaken()) : Optional.empty();
    }

    /** Who was forgotten by this act. */
    Optional<PersonId> personOf(ForgettingId id) {
        return jdbc.sql("""
            select person_id from views.forgetting where municipality = :municipality and forgetting_id = :id
            """)
                .param("municipality", id.municipality().text())
                .param("id", id.id())
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .optional();
    }

    /**
     * Deletes all there is of these people, and answers of how many anything that identifies or opens was still there.
     *
     * <p>Keys go before what was read with them: whoever holds one is waited for, and has written by then what is emptied here.
     */
    int erase(Collection<PersonId> persons) {
        var ids = array("uuid", persons, PersonId::id);
        jdbc.sql("""
            insert into keys.forgotten_person (person_id)
            select person from unnest(:persons) as person order by person
            on conflict do nothing
            """).param("persons", ids).update();
        int keys = jdbc.sql("delete from keys.person_key where person_id = any (:persons)")
                .param("persons", ids)
                .update();
        int identities = jdbc.sql("delete from keys.person_identity where person_id = any (:persons)")
                .param("persons", ids)
                .update();
        jdbc.sql("""
            update views.request_version as version
            set minors = null, single_parent = null, medical_need = null, without_shelter = null,
                wish = version.wish #- '{household,plainDescription}'
            from views.request_member as member
            where member.person_id = any (:persons)
              and version.municipality = member.municipality and version.request_id = member.request_id
              and version.wish -> 'household' -> 'members'
                  @> jsonb_build_array(jsonb_build_object('personId', member.person_id))
              and (version.minors is not null or version.wish #> '{household,plainDescription}' is not null)
            """).param("persons", ids).update();
        jdbc.sql("""
            update views.shelter_request as request
            set wish = request.wish #- '{household,plainDescription}'
            from views.request_member as member
            where member.person_id = any (:persons)
              and request.municipality = member.municipality and request.request_id = member.request_id
              and request.wish -> 'household' -> 'members'
                  @> jsonb_build_array(jsonb_build_object('personId', member.person_id))
              and request.wish #> '{household,plainDescription}' is not null
            """).param("persons", ids).update();
        return Math.max(keys, identities);
    }

    /** The events say who is forgotten, whatever the other tables were restored to. */
    @Override
    public void makeGood() {
        var forgotten = jdbc.sql("""
            select number::uuid as person_id
            from events.event,
                 jsonb_array_elements_text(payload -> 'merged' || jsonb_build_array(payload -> 'personId')) as number
            where type = 'nl.opvang.allocation.forgetting.person-forgotten.v1'
            order by event_id, number
            """)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
        int back = 0;
        for (int from = 0; from < forgotten.size(); from += AT_ONCE) {
            var some = forgotten.subList(from, Math.min(from + AT_ONCE, forgotten.size()));
            back += again(some);
        }
        if (back > 0)
            LOG.warn(
                    "keys or identities of forgotten people were back, as after a restore: {} were deleted again",
                    back);
    }

    /** As {@link #erase}; what was written of them is deleted from the files again, too. */
    private int again(List<PersonId> persons) {
        var back = transaction.execute(_ -> {
            int erased = erase(persons);
            if (erased > 0)
                jdbc.sql("update keys.forgotten_person set swept = false where person_id = any (:persons)")
                        .param("persons", array("uuid", persons, PersonId::id))
                        .update();
            return erased;
        });
        return back == null ? 0 : back;
    }
}
