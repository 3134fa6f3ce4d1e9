package nl.opvang.allocation.forgetting.write;

import java.util.List;
import nl.opvang.allocation.forgetting.domain.ForgettingCommand.Forget;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal.IdTaken;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal.PersonUnknown;
import nl.opvang.allocation.forgetting.write.ForgettingForms.ForgettingForm;
import nl.opvang.allocation.identity.PersonIdentities;
import nl.opvang.allocation.identity.Survivors;
import nl.opvang.contracts.allocation.ForgettingId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.stereotype.Component;

/** Who is to be forgotten, by which numbers, and whether that person is still here. */
@Component
final class ForgetCommands {
    private final PersonIdentities identities;
    private final Survivors survivors;
    private final Traces traces;
    private final Forgettings forgettings;

    ForgetCommands(PersonIdentities identities, Survivors survivors, Traces traces, Forgettings forgettings) {
        this.identities = identities;
        this.survivors = survivors;
        this.traces = traces;
        this.forgettings = forgettings;
    }

    /** @throws ProblemException when the municipality knows no such person, or the id is taken */
    Forget command(ForgettingId id, ForgettingForm form) {
        var person = person(id, form);
        var numbers = traces.numbersOf(person);
        return new Forget(
                person,
                id,
                numbers.stream().filter(number -> !number.equals(person)).toList(),
                form.why(),
                traces.isStillHere(numbers));
    }

    /** Who survives of all that the person is. A repeat comes with a number that nobody finds any more: then the id says who it was. */
    private PersonId person(ForgettingId id, ForgettingForm form) {
        var found = identities
                .find(form.identity().of(id.municipality()))
                .filter(person -> traces.isKnownTo(id.municipality(), traces.numbersOf(person)))
                .map(this::survivor);
        var forgotten = forgettings.personOf(id);
        if (forgotten.isEmpty()) return found.orElseThrow(() -> problem(new PersonUnknown()));
        if (found.isPresent() && !found.equals(forgotten)) throw problem(new IdTaken());
        return forgotten.get();
    }

    private PersonId survivor(PersonId person) {
        return survivors.of(List.of(person)).getOrDefault(person, person);
    }

    private static ProblemException problem(ForgettingRefusal refusal) {
        return new ProblemException(ForgettingProblems.problem(refusal));
    }
}
