package nl.opvang.allocation.person.write;

import java.util.List;
import java.util.Set;
import nl.opvang.allocation.identity.Identity;
import nl.opvang.allocation.identity.PersonIdentities;
import nl.opvang.allocation.identity.Survivors;
import nl.opvang.allocation.person.domain.PersonCommand.Absorb;
import nl.opvang.allocation.person.domain.PersonCommand.Merge;
import nl.opvang.allocation.person.domain.PersonCommand.Release;
import nl.opvang.allocation.person.domain.PersonCommand.UndoMerge;
import nl.opvang.allocation.person.domain.PersonRefusal;
import nl.opvang.allocation.person.domain.PersonRefusal.AlreadyOne;
import nl.opvang.allocation.person.domain.PersonRefusal.IdTaken;
import nl.opvang.allocation.person.domain.PersonRefusal.MergeUnknown;
import nl.opvang.allocation.person.domain.PersonRefusal.PersonUnknown;
import nl.opvang.allocation.person.write.PostedMerges.Posted;
import nl.opvang.allocation.provision.domain.ProvisionCommand;
import nl.opvang.allocation.registration.domain.RegistrationCommand;
import nl.opvang.allocation.registration.domain.RegistrationDecider;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * All that is decided together when two persons become one, or two again: who they are, and what goes from one to the
 * other. What is handed over is read before and compared in the decision.
 */
@Component
final class Merging {
    private final PersonIdentities identities;
    private final Survivors survivors;
    private final PostedMerges merges;
    private final KnownPersons known;
    private final Histories histories;

    Merging(
            PersonIdentities identities,
            Survivors survivors,
            PostedMerges merges,
            KnownPersons known,
            Histories histories) {
        this.identities = identities;
        this.survivors = survivors;
        this.merges = merges;
        this.known = known;
        this.histories = histories;
    }

    /** @throws ProblemException when something stands in the way that can be seen from here */
    List<Command> merge(MergeId id, Identity merged, Identity survivor) {
        var named = person(merged);
        var other = person(survivor);
        var now = survivors.of(List.of(named, other));
        var from = now.getOrDefault(named, named);
        var into = now.getOrDefault(other, other);
        // Who is not known here does not exist here, whatever else is the case.
        if (!known.knows(id.municipality(), named) || !known.knows(id.municipality(), other))
            throw problem(new PersonUnknown());
        var posted = merges.find(id);
        if (posted.isPresent()) return List.of(repeated(id, posted.get(), named, other));
        if (from.equals(into)) throw problem(new AlreadyOne());
        known.overlap(id.municipality(), from, into).ifPresent(Merging::refuse);
        known.named(id.municipality(), from, into).ifPresent(Merging::refuse);
        var registrations = RegistrationDecider.held(histories.registrations(from), _ -> true);
        var provisions = histories.provisions(from).held(_ -> true);
        return List.of(
                new Merge(from, id, into),
                new Absorb(into, id, from),
                new RegistrationCommand.HandOver(from, id, into, false, Set.of(), registrations),
                new RegistrationCommand.TakeOver(into, id, from, false, registrations),
                new ProvisionCommand.HandOver(from, id, into, false, Set.of(), provisions),
                new ProvisionCommand.TakeOver(into, id, from, false, provisions));
    }

    /** @throws ProblemException when there is no such merge */
    List<Command> undo(MergeId id) {
        var posted = merges.find(id).orElseThrow(() -> problem(new MergeUnknown()));
        var merged = posted.merged();
        var undo = new UndoMerge(merged, id, posted.survivor());
        // What the survivor had since went on to whomever the survivor was merged into.
        var keeper = survivors.of(List.of(merged)).getOrDefault(merged, merged);
        if (posted.undone() || keeper.equals(merged)) return List.of(undo);
        var persons = merges.leadingThrough(merged);
        var registrations = RegistrationDecider.held(histories.registrations(keeper), persons::contains);
        var provisions = histories.provisions(keeper).held(persons::contains);
        return List.of(
                undo,
                new Release(posted.survivor(), id, merged),
                new RegistrationCommand.HandOver(keeper, id, merged, true, persons, registrations),
                new RegistrationCommand.TakeOver(merged, id, keeper, true, registrations),
                new ProvisionCommand.HandOver(keeper, id, merged, true, persons, provisions),
                new ProvisionCommand.TakeOver(merged, id, keeper, true, provisions));
    }

    private static Command repeated(MergeId id, Posted posted, PersonId named, PersonId other) {
        if (!posted.merged().equals(named) || !posted.survivor().equals(other)) throw problem(new IdTaken());
        return new Merge(posted.merged(), id, posted.survivor());
    }

    /** Without making up a new person for a number that was never heard of. */
    private PersonId person(Identity identity) {
        return identities.find(identity).orElseThrow(() -> problem(new PersonUnknown()));
    }

    private static void refuse(PersonRefusal refusal) {
        throw problem(refusal);
    }

    private static ProblemException problem(PersonRefusal refusal) {
        return new ProblemException(PersonProblems.problem(refusal));
    }
}
