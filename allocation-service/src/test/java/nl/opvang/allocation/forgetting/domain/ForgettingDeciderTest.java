package nl.opvang.allocation.forgetting.domain;

import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.forgetting.domain.ForgettingCommand.Forget;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal.PersonStillHere;
import nl.opvang.contracts.allocation.ForgettingEvent;
import nl.opvang.contracts.allocation.ForgettingEvent.PersonForgotten;
import nl.opvang.contracts.allocation.ForgettingId;
import nl.opvang.contracts.allocation.ForgettingReason;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.junit.jupiter.api.Test;

class ForgettingDeciderTest extends DeciderSpec<ForgettingCommand, Forgetting, ForgettingEvent, ForgettingRefusal> {
    private static final PersonId PERSON = new PersonId(new UUID(1, 1));
    private static final PersonId OTHER = new PersonId(new UUID(1, 2));

    ForgettingDeciderTest() {
        super(ForgettingDecider.DECIDER);
    }

    @Test
    void nobody_is_forgotten_who_is_still_here() {
        given().when(forget(1, true)).thenRefused(new PersonStillHere());
        given().when(forget(1, false))
                .then(new PersonForgotten(PERSON, id(1), List.of(OTHER), ForgettingReason.RETENTION_ENDED));
    }

    @Test
    void who_is_forgotten_stays_so_whoever_asks_again() {
        givenAccepted(forget(1, false)).when(forget(1, false)).thenNothing();
        givenAccepted(forget(1, false)).when(forget(2, false)).thenNothing();
        givenAccepted(forget(1, false)).when(forget(1, true)).thenNothing();
    }

    private static Forget forget(int act, boolean stillHere) {
        return new Forget(PERSON, id(act), List.of(OTHER), ForgettingReason.RETENTION_ENDED, stillHere);
    }

    private static ForgettingId id(int act) {
        return new ForgettingId(new MunicipalityCode("GM0014"), new UUID(2, act));
    }
}
