package nl.opvang.allocation.person.write;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.opvang.allocation.person.domain.PersonRefusal.ChangedMeanwhile;
import nl.opvang.allocation.person.domain.PersonRefusal.IdTaken;
import nl.opvang.allocation.person.domain.PersonRefusal.PersonUnknown;
import nl.opvang.allocation.person.domain.PersonRefusal.StaysOverlap;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.PersonEvent.MergeUndone;
import nl.opvang.contracts.allocation.PersonEvent.Merged;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.store.ConstraintViolated;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which persons became one, and whose stays are therefore whose. Merges are few, so rows are written one by one. */
@Component
final class PostedMerges implements InlineProjection {
    /** A merge that was said, and whether it holds. */
    record Posted(PersonId merged, PersonId survivor, boolean undone) {}

    private static final String THROUGH = """
        with recursive through (person_id) as (
            select :merged::uuid
            union
            select merge.merged_id
            from views.person_merge merge join through on merge.survivor_id = through.person_id
            where merge.known_until = 'infinity'
        )
        """;

    private final JdbcClient jdbc;

    PostedMerges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> features() {
        return Set.of("person");
    }

    @Override
    public void project(List<RecordedEvent> events) {
        for (var recorded : events) {
            switch (recorded.event()) {
                case Merged said -> merge(said, recorded.envelope());
                case MergeUndone said -> undo(said, recorded.envelope());
                default -> {}
            }
        }
    }

    private void merge(Merged said, Envelope envelope) {
        takeTurns(said.personId(), said.survivor());
        jdbc.sql("""
            insert into views.person_merge (
                municipality, merge_id, merged_id, survivor_id, reason, known_from, known_until)
            values (:municipality, :merge, :merged, :survivor, :reason, :at::timestamptz, 'infinity')
            """)
                .param("municipality", said.mergeId().municipality().text())
                .param("merge", said.mergeId().id())
                .param("merged", said.personId().id())
                .param("survivor", said.survivor().id())
                .param("reason", envelope.reason())
                .param("at", envelope.knownAt().toString())
                .update();
        jdbc.sql("""
            with led as (
                update views.person_survivor set survivor_id = :survivor where survivor_id = :merged
            )
            insert into views.person_survivor (person_id, survivor_id) values (:merged, :survivor)
            """)
                .param("merged", said.personId().id())
                .param("survivor", said.survivor().id())
                .update();
        jdbc.sql("update views.stay_period set survivor_id = :survivor where survivor_id = :merged")
                .param("merged", said.personId().id())
                .param("survivor", said.survivor().id())
                .update();
    }

    private void undo(MergeUndone said, Envelope envelope) {
        takeTurns(said.personId(), said.survivor());
        var keeper = jdbc.sql("select survivor_id from views.person_survivor where person_id = :merged")
                .param("merged", said.personId().id())
                .query((row, _) -> row.getObject("survivor_id", UUID.class))
                .single();
        jdbc.sql("""
            update views.person_merge set known_until = :at::timestamptz, undo_reason = :reason
            where municipality = :municipality and merge_id = :merge
            """)
                .param("municipality", said.mergeId().municipality().text())
                .param("merge", said.mergeId().id())
                .param("reason", envelope.reason())
                .param("at", envelope.knownAt().toString())
                .update();
        jdbc.sql(THROUGH + """
            , itself as (
                delete from views.person_survivor where person_id = :merged::uuid
            )
            update views.person_survivor survivor set survivor_id = :merged::uuid
            from through
            where survivor.person_id = through.person_id and survivor.person_id <> :merged::uuid
            """).param("merged", said.personId().id()).update();
        jdbc.sql(THROUGH + """
            update views.stay_period stay set survivor_id = :merged::uuid
            from through
            where stay.survivor_id = :keeper and stay.person_id = through.person_id
            """)
                .param("merged", said.personId().id())
                .param("keeper", keeper)
                .update();
    }

    /**
     * One merge after another, and none while somebody writes about the stays of either: whoever comes later finds who is
     * one with whom.
     */
    private void takeTurns(PersonId one, PersonId other) {
        jdbc.sql("select count(pg_advisory_xact_lock(hashtextextended('merges of persons', 0)))")
                .query(Long.class)
                .single();
        jdbc.sql("""
            select count(pg_advisory_xact_lock(turn))
            from (select distinct hashtextextended('stays of ' || coalesce(survivor.survivor_id, person), 0) as turn
                  from unnest(:persons::text[]::uuid[]) as person
                  left join views.person_survivor survivor on survivor.person_id = person
                  order by turn) as turns
            """)
                .param("persons", new String[] {one.text(), other.text()})
                .query(Long.class)
                .single();
        requireRemembered(one, other);
    }

    /** Who was forgotten leads to nobody who is known, and is not told apart again; forgetting waits for its turn as well. */
    private void requireRemembered(PersonId one, PersonId other) {
        boolean forgotten = jdbc.sql(
                        "select exists (select from keys.forgotten_person where person_id in (:one, :other))")
                .param("one", one.id())
                .param("other", other.id())
                .query(Boolean.class)
                .single();
        if (forgotten) throw new ConstraintViolated(new PersonUnknown());
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return switch (constraint) {
            case "one_person_one_stay" -> Optional.of(new StaysOverlap(List.of(), true));
            case "person_merge_pkey" -> Optional.of(new IdTaken());
            case "person_merges_once", "person_survivor_pkey" -> Optional.of(new ChangedMeanwhile());
            default -> Optional.empty();
        };
    }

    Optional<Posted> find(MergeId merge) {
        return jdbc.sql("""
            select merged_id, survivor_id, known_until < 'infinity' as undone from views.person_merge
            where municipality = :municipality and merge_id = :merge
            """)
                .param("municipality", merge.municipality().text())
                .param("merge", merge.id())
                .query((row, _) -> new Posted(
                        new PersonId(row.getObject("merged_id", UUID.class)),
                        new PersonId(row.getObject("survivor_id", UUID.class)),
                        row.getBoolean("undone")))
                .optional();
    }

    /** The person, and all who lead through it. */
    Set<PersonId> leadingThrough(PersonId merged) {
        return Set.copyOf(jdbc.sql(THROUGH + "select person_id from through")
                .param("merged", merged.id())
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list());
    }
}
