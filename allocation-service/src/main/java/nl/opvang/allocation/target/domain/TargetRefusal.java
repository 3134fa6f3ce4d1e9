package nl.opvang.allocation.target.domain;

import java.util.UUID;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.text.TextValue;
import nl.opvang.plumbing.decision.Refusal;

/** Why something about a target is not recorded. */
public sealed interface TargetRefusal extends Refusal {
    /** Nothing of the kind was said under this id. */
    record TargetUnknown(TargetId targetId) implements TargetRefusal {}

    /** It was withdrawn. */
    record TargetWithdrawn(TargetId targetId) implements TargetRefusal {}

    /** The id already stands for something else that was said. */
    record IdTaken(UUID id) implements TargetRefusal {}

    /** A number of places that nobody can mean. */
    record PlacesOutOfBounds(int least, int most) implements TargetRefusal {}

    /** There is no such region, or no such municipality in the region on the first day. */
    record AreaUnknown(TextValue area) implements TargetRefusal {}

    /** It has two numbers, of which one must be wrong. */
    record AreaNamedTwice(TextValue area) implements TargetRefusal {}

    /** Nobody is asked for anything. */
    record NoAreas() implements TargetRefusal {}

    /** Without a rule to compute the others from, every region needs its figure. */
    record TableIncomplete(int regions) implements TargetRefusal {}

    /** The number is not the same whole number for every region. */
    record NotFlat(int places, int regions) implements TargetRefusal {}

    /** The formula needs population and land areas. */
    record ReferenceSetMissing() implements TargetRefusal {}

    /** The formula is only for numbers from here on. */
    record TooFewForFormula(int least) implements TargetRefusal {}

    /** It would end before it begins. */
    record EndsBeforeItBegins() implements TargetRefusal {}

    /** The round names a decision that was not taken, or was withdrawn. */
    record NoSuchDecision(TargetId decision) implements TargetRefusal {}

    /** A round ends once; what should not have been is withdrawn first. */
    record RoundEnded(TargetId round) implements TargetRefusal {}

    /** There is nothing to announce. */
    record RoundNotDecided(TargetId round) implements TargetRefusal {}

    /** Something is news once; what should not have been is withdrawn first. */
    record RoundAnnouncedBefore(TargetId round) implements TargetRefusal {}

    /** History cannot be brought in any more: answers for earlier moments no longer change. */
    record HistoryImportIsClosed() implements TargetRefusal {}
}
