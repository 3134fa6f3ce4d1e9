package nl.opvang.funding.procedure.domain;

import java.util.Set;
import nl.opvang.contracts.funding.OfficerRole;

/** For whom somebody must act to take part in a procedure. */
public record Parties(Set<OfficerRole> asking, Set<OfficerRole> assessing, Set<OfficerRole> approving) {
    public Parties {
        asking = Set.copyOf(asking);
        assessing = Set.copyOf(assessing);
        approving = Set.copyOf(approving);
    }
}
