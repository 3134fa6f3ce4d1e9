package nl.opvang.allocation.person.domain;

import java.util.UUID;
import nl.opvang.allocation.person.domain.PersonCommand.Absorb;
import nl.opvang.allocation.person.domain.PersonCommand.Merge;
import nl.opvang.allocation.person.domain.PersonCommand.Release;
import nl.opvang.allocation.person.domain.PersonCommand.UndoMerge;
import nl.opvang.allocation.person.domain.PersonRefusal.AlreadyOne;
import nl.opvang.allocation.person.domain.PersonRefusal.ChangedMeanwhile;
import nl.opvang.allocation.person.domain.PersonRefusal.IdTaken;
import nl.opvang.allocation.person.domain.PersonRefusal.MergeUnknown;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.PersonEvent;
import nl.opvang.contracts.allocation.PersonEvent.Absorbed;
import nl.opvang.contracts.allocation.PersonEvent.MergeUndone;
import nl.opvang.contracts.allocation.PersonEvent.Merged;
import nl.opvang.contracts.allocation.PersonEvent.Released;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.junit.jupiter.api.Test;

class PersonDeciderTest extends DeciderSpec<PersonCommand, Person, PersonEvent, PersonRefusal> {
    private static final PersonId OLENA = person(1);
    private static final PersonId OLHA = person(2);
    private static final PersonId TARAS = person(3);

    PersonDeciderTest() {
        super(PersonDecider.DECIDER);
    }

    @Test
    void a_person_becomes_another_one_and_the_other_says_so_too() {
        given().when(new Merge(OLHA, merge(1), OLENA)).then(new Merged(OLHA, merge(1), OLENA));
        given().when(new Absorb(OLENA, merge(1), OLHA)).then(new Absorbed(OLENA, merge(1), OLHA));
    }

    @Test
    void nobody_becomes_himself() {
        given().when(new Merge(OLHA, merge(1), OLHA)).thenRefused(new AlreadyOne());
        given().when(new Absorb(OLHA, merge(1), OLHA)).thenRefused(new AlreadyOne());
    }

    @Test
    void who_became_another_person_neither_becomes_a_third_nor_takes_one_in() {
        givenAccepted(new Merge(OLHA, merge(1), OLENA))
                .when(new Merge(OLHA, merge(2), TARAS))
                .thenRefused(new ChangedMeanwhile());
        // Olena into Olha would be a circle.
        givenAccepted(new Merge(OLHA, merge(1), OLENA))
                .when(new Absorb(OLHA, merge(2), OLENA))
                .thenRefused(new ChangedMeanwhile());
    }

    @Test
    void who_took_one_in_may_take_in_more_and_may_become_another_person() {
        givenAccepted(new Absorb(OLENA, merge(1), OLHA))
                .when(new Absorb(OLENA, merge(2), TARAS))
                .then(new Absorbed(OLENA, merge(2), TARAS));
        givenAccepted(new Absorb(OLENA, merge(1), OLHA))
                .when(new Merge(OLENA, merge(2), TARAS))
                .then(new Merged(OLENA, merge(2), TARAS));
    }

    @Test
    void an_id_stands_for_one_merge() {
        givenAccepted(new Absorb(OLENA, merge(1), OLHA))
                .when(new Absorb(OLENA, merge(1), TARAS))
                .thenRefused(new IdTaken());
        givenAccepted(new Merge(OLHA, merge(1), OLENA))
                .when(new Merge(OLHA, merge(1), TARAS))
                .thenRefused(new IdTaken());
    }

    @Test
    void what_was_merged_can_be_undone_once_and_merged_again_under_another_id() {
        var undone = givenAccepted(new Merge(OLHA, merge(1), OLENA))
                .when(new UndoMerge(OLHA, merge(1), OLENA))
                .then(new MergeUndone(OLHA, merge(1), OLENA))
                .and();
        undone.when(new Merge(OLHA, merge(1), OLENA)).thenNothing();
        undone.when(new Merge(OLHA, merge(2), OLENA)).then(new Merged(OLHA, merge(2), OLENA));
        undone.when(new Absorb(OLHA, merge(2), OLENA)).then(new Absorbed(OLHA, merge(2), OLENA));
        givenAccepted(new Absorb(OLENA, merge(1), OLHA))
                .when(new Release(OLENA, merge(1), OLHA))
                .then(new Released(OLENA, merge(1), OLHA));
    }

    @Test
    void a_merge_is_undone_in_the_middle_of_a_chain() {
        // Olha became Olena, who became Taras since.
        givenAccepted(new Absorb(OLENA, merge(1), OLHA), new Merge(OLENA, merge(2), TARAS))
                .when(new Release(OLENA, merge(1), OLHA))
                .then(new Released(OLENA, merge(1), OLHA))
                .and()
                .when(new Merge(OLENA, merge(3), OLHA))
                .thenRefused(new ChangedMeanwhile());
    }

    @Test
    void what_was_never_merged_cannot_be_undone() {
        given().when(new UndoMerge(OLHA, merge(1), OLENA)).thenRefused(new MergeUnknown());
        given().when(new Release(OLENA, merge(1), OLHA)).thenRefused(new MergeUnknown());
        givenAccepted(new Merge(OLHA, merge(1), OLENA))
                .when(new UndoMerge(OLHA, merge(1), TARAS))
                .thenRefused(new MergeUnknown());
    }

    private static PersonId person(int number) {
        return new PersonId(new UUID(1, number));
    }

    private static MergeId merge(int number) {
        return new MergeId(new MunicipalityCode("GM0014"), new UUID(4, number));
    }
}
