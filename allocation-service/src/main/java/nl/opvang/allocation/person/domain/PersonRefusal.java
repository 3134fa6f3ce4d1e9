package nl.opvang.allocation.person.domain;

import java.util.List;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.plumbing.decision.Refusal;

/** Why two persons do not become one, or two again. */
public sealed interface PersonRefusal extends Refusal {
    /** The municipality has nothing about such a person: whether another one has is not the caller's to know. */
    record PersonUnknown() implements PersonRefusal {}

    /** They are one person already. */
    record AlreadyOne() implements PersonRefusal {}

    /** The id already stands for a merge of others. */
    record IdTaken() implements PersonRefusal {}

    /** The municipality said no such thing. */
    record MergeUnknown() implements PersonRefusal {}

    /** One of them became another person, or what goes with it changed, while this was decided. */
    record ChangedMeanwhile() implements PersonRefusal {}

    /**
     * Both stay somewhere on one day: first that is to be corrected.
     *
     * @param own the caller's own stays among them, in the order of their ids
     * @param elsewhere whether another municipality's are among them: which one is not the caller's to know
     */
    record StaysOverlap(List<StayId> own, boolean elsewhere) implements PersonRefusal {
        public StaysOverlap {
            own = List.copyOf(own);
        }
    }

    /**
     * A household that asks for shelter names both, as two people: first that is to be changed.
     *
     * @param own the caller's own requests among them, in the order of their ids
     * @param elsewhere whether another municipality was asked as well
     */
    record NamedTogether(List<RequestId> own, boolean elsewhere) implements PersonRefusal {
        public NamedTogether {
            own = List.copyOf(own);
        }
    }
}
