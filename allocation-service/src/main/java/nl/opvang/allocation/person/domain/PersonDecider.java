package nl.opvang.allocation.person.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import nl.opvang.allocation.person.domain.PersonCommand.Absorb;
import nl.opvang.allocation.person.domain.PersonCommand.Merge;
import nl.opvang.allocation.person.domain.PersonCommand.Release;
import nl.opvang.allocation.person.domain.PersonCommand.UndoMerge;
import nl.opvang.allocation.person.domain.PersonRefusal.AlreadyOne;
import nl.opvang.allocation.person.domain.PersonRefusal.ChangedMeanwhile;
import nl.opvang.allocation.person.domain.PersonRefusal.IdTaken;
import nl.opvang.allocation.person.domain.PersonRefusal.MergeUnknown;
import nl.opvang.contracts.allocation.PersonEvent;
import nl.opvang.contracts.allocation.PersonEvent.Absorbed;
import nl.opvang.contracts.allocation.PersonEvent.MergeUndone;
import nl.opvang.contracts.allocation.PersonEvent.Merged;
import nl.opvang.contracts.allocation.PersonEvent.Released;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** Only persons that are themselves become one, so nobody ever becomes himself by a detour, and any merge can be undone. */
public final class PersonDecider {
    public static final Decider<PersonCommand, Person, PersonEvent, PersonRefusal> DECIDER = new Decider<>(
            "person", PersonCommand.class, PersonEvent.class, Person.ITSELF, PersonDecider::decide, Person::evolve);

    private PersonDecider() {}

    public static Decision<PersonEvent, PersonRefusal> decide(PersonCommand command, Person person) {
        return switch (command) {
            case Merge(var id, var merge, var survivor) ->
                id.equals(survivor) ? refuse(new AlreadyOne()) : become(new Merged(id, merge, survivor), person);
            case Absorb(var id, var merge, var merged) ->
                id.equals(merged) ? refuse(new AlreadyOne()) : become(new Absorbed(id, merge, merged), person);
            case UndoMerge(var id, var merge, var survivor) ->
                undo(new Merged(id, merge, survivor), new MergeUndone(id, merge, survivor), person);
            case Release(var id, var merge, var merged) ->
                undo(new Absorbed(id, merge, merged), new Released(id, merge, merged), person);
        };
    }

    /** A repeat is asked about before any rule: what was accepted once stays accepted. */
    private static Decision<PersonEvent, PersonRefusal> become(PersonEvent event, Person person) {
        var said = person.merges().get(event.mergeId());
        if (said != null) return said.equals(event) ? nothing() : refuse(new IdTaken());
        return person.mergedAway() == null ? accept(event) : refuse(new ChangedMeanwhile());
    }

    private static Decision<PersonEvent, PersonRefusal> undo(PersonEvent what, PersonEvent event, Person person) {
        if (!what.equals(person.merges().get(what.mergeId()))) return refuse(new MergeUnknown());
        return person.undone().contains(what.mergeId()) ? nothing() : accept(event);
    }
}
