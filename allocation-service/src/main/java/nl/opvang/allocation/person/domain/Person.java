package nl.opvang.allocation.person.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.PersonEvent;
import nl.opvang.contracts.allocation.PersonEvent.Absorbed;
import nl.opvang.contracts.allocation.PersonEvent.MergeUndone;
import nl.opvang.contracts.allocation.PersonEvent.Merged;
import nl.opvang.contracts.allocation.PersonEvent.Released;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person is one by itself.
 *
 * @param merges what was said with each merge, undone or not
 * @param undone those that do not hold any more
 * @param mergedAway by which merge the person became another one; null while it is itself
 */
public record Person(
        Map<MergeId, PersonEvent> merges,
        Set<MergeId> undone,
        @Nullable MergeId mergedAway) {
    /** Somebody of whom nothing of the kind was said. */
    public static final Person ITSELF = new Person(Map.of(), Set.of(), null);

    public Person {
        merges = Map.copyOf(merges);
        undone = Set.copyOf(undone);
    }

    /** The state after an event. */
    public static Person evolve(Person person, PersonEvent event) {
        return switch (event) {
            case Merged said -> person.saying(said, said.mergeId());
            case Absorbed said -> person.saying(said, person.mergedAway);
            case MergeUndone said -> person.undoing(said.mergeId(), null);
            case Released said -> person.undoing(said.mergeId(), person.mergedAway);
        };
    }

    private Person saying(PersonEvent event, @Nullable MergeId away) {
        var more = new HashMap<>(merges);
        more.put(event.mergeId(), event);
        return new Person(more, undone, away);
    }

    private Person undoing(MergeId merge, @Nullable MergeId away) {
        var more = new HashSet<>(undone);
        more.add(merge);
        return new Person(merges, more, away);
    }
}
