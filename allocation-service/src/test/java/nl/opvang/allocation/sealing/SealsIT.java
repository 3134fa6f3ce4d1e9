package nl.opvang.allocation.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.Replica;
import nl.opvang.allocation.sealing.Seals.Said;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.text.SealedText;
import nl.opvang.plumbing.SettingRefused;
import nl.opvang.plumbing.secret.TestKeys;
import nl.opvang.plumbing.secret.WrappingKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SealsIT {
    private static final String OLD = "an old secret of thirty-two chars";
    private static final String NEW = "a new secret of thirty-two chars!";
    private static final Replica REPLICA = new Replica(Replica.migratedDatabase(), List.of(), jdbc -> List.of());

    private final PersonId mother = new PersonId(UUID.randomUUID());
    private final PersonId child = new PersonId(UUID.randomUUID());
    private final Seals seals = new Seals(keys(OLD));

    @AfterAll
    static void close() {
        REPLICA.close();
    }

    @Test
    void a_repeat_gives_the_same_seal_and_each_context_its_own() {
        var sealed = seal("made up", "here");
        assertThat(seal("made up", "here")).isEqualTo(sealed);
        assertThat(seal("made up", "there")).isNotEqualTo(sealed);
        assertThat(sealed.text()).doesNotContain("made up");
        assertThat(seals.open(List.of(sealed)).text(sealed, "here")).hasValue("made up");
        assertThatThrownBy(() -> seals.open(List.of(sealed)).text(sealed, "there"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void reasons_are_read_as_they_were_written_and_no_two_are_alike() {
        var said = new Said(List.of(mother), "her health", "");
        var recorded = seals.sealReasons(List.of(said, said));
        assertThat(recorded.get(0)).isNotEqualTo(recorded.get(1)).doesNotContain("health");
        var opened = seals.openReasons(recorded);
        assertThat(recorded).allMatch(each -> "her health".equals(opened.reason(each)));
        assertThat(opened.reason("from before there were seals")).isEqualTo("from before there were seals");
        assertThat(opened.reason(null)).isNull();
        forget(mother);
        assertThat(seals.openReasons(recorded).reason(recorded.getFirst())).isNull();
    }

    @Test
    void who_forgets_one_forgets_what_was_said_of_them_together() {
        var together = seal("a household", "here");
        var alone =
                seals.seal(List.of(new Said(List.of(mother), "alone", "here"))).getFirst();
        forget(child);
        assertThat(seals.open(List.of(together)).text(together, "here")).isEmpty();
        assertThat(seals.open(List.of(alone)).text(alone, "here")).hasValue("alone");
    }

    @Test
    void nothing_is_kept_of_what_is_said_of_somebody_who_was_forgotten_meanwhile() {
        seal("a household", "here");
        forget(child);
        var late = seal("a household", "here");
        assertThat(seals.open(List.of(late)).text(late, "here")).isEmpty();
        assertThat(rows("person_id = '%s'".formatted(child))).isZero();
    }

    @Test
    void a_new_line_of_the_key_file_takes_over_and_the_old_one_may_go() {
        var sealed = seal("made up", "here");
        assertThatThrownBy(() -> keys(NEW).requireThatAllCanBeUnwrapped()).isInstanceOf(SettingRefused.class);
        var both = keys(NEW + "\n" + OLD);
        both.requireThatAllCanBeUnwrapped();
        assertThat(new Seals(both).open(List.of(sealed)).text(sealed, "here")).hasValue("made up");
        while (both.wrapSomeAnew() > 0) assertThat(rows("key_id is not null")).isPositive();
        var alone = keys(NEW);
        alone.requireThatAllCanBeUnwrapped();
        assertThat(new Seals(alone).open(List.of(sealed)).text(sealed, "here")).hasValue("made up");
        // The other tests go on with the old one.
        var back = keys(OLD + "\n" + NEW);
        while (back.wrapSomeAnew() > 0) assertThat(rows("key_id is not null")).isPositive();
    }

    private SealedText seal(String text, String context) {
        return seals.seal(List.of(new Said(List.of(mother, child), text, context)))
                .getFirst();
    }

    /** As forgetting does. */
    private static void forget(PersonId person) {
        REPLICA.jdbc()
                .sql("insert into keys.forgotten_person (person_id) values (:person)")
                .param("person", person.id())
                .update();
        REPLICA.jdbc()
                .sql("delete from keys.person_key where person_id = :person")
                .param("person", person.id())
                .update();
    }

    private static int rows(String where) {
        return REPLICA.jdbc()
                .sql("select count(*) from keys.person_key where " + where)
                .query(Integer.class)
                .single();
    }

    private static PersonKeys keys(String secrets) {
        return new PersonKeys(REPLICA.jdbc(), WrappingKeys.read("a.setting", TestKeys.holding(secrets)));
    }
}
