package nl.opvang.funding.worklist.domain;

import java.util.EnumSet;
import java.util.Set;
import nl.opvang.contracts.funding.OfficerRole;

/** What somebody is to do, and for whom that somebody acts. */
public enum Task {
    SUPPLY_INFORMATION(OfficerRole.MUNICIPALITY),
    SUPPLY_INFORMATION_OF_REGION(OfficerRole.REGION),
    ACCOUNT_FOR_YEAR(OfficerRole.MUNICIPALITY),
    TELL_ACTUAL_COSTS(OfficerRole.REGION),
    CHECK_COMPLETENESS(OfficerRole.NOO),
    ASSESS(OfficerRole.NOO, OfficerRole.MINISTRY),
    ASSESS_TRANSITION(OfficerRole.NOO),
    ASSESS_SETTLEMENT(OfficerRole.MINISTRY),
    ASSESS_FIRST_RECEPTION(OfficerRole.MINISTRY),
    APPROVE(OfficerRole.MINISTRY),
    APPROVE_AS_SECOND(OfficerRole.MINISTRY),
    RELEASE_PAYMENT(OfficerRole.MINISTRY),
    CONFIRM_PAYMENT(OfficerRole.MINISTRY),
    PAY(OfficerRole.MINISTRY),
    RECLAIM(OfficerRole.MINISTRY);

    @SuppressWarnings("ImmutableEnumChecker") // never changed after construction
    private final Set<OfficerRole> roles;

    Task(OfficerRole first, OfficerRole... more) {
        roles = Set.copyOf(EnumSet.of(first, more));
    }

    /** For whom somebody acts whose task it is. */
    public Set<OfficerRole> roles() {
        return roles;
    }
}
