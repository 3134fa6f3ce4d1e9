package nl.opvang.allocation.forgetting.domain;

import static nl.opvang.plumbing.decision.Decision.accept;
import static nl.opvang.plumbing.decision.Decision.nothing;
import static nl.opvang.plumbing.decision.Decision.refuse;

import nl.opvang.allocation.forgetting.domain.Forgetting.Forgotten;
import nl.opvang.allocation.forgetting.domain.Forgetting.Known;
import nl.opvang.allocation.forgetting.domain.ForgettingCommand.Forget;
import nl.opvang.allocation.forgetting.domain.ForgettingRefusal.PersonStillHere;
import nl.opvang.contracts.allocation.ForgettingEvent;
import nl.opvang.contracts.allocation.ForgettingEvent.PersonForgotten;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;

/** Nobody is forgotten who is still here; who is forgotten stays so. */
public final class ForgettingDecider {
    public static final Decider<ForgettingCommand, Forgetting, ForgettingEvent, ForgettingRefusal> DECIDER =
            new Decider<>(
                    "forgetting",
                    ForgettingCommand.class,
                    ForgettingEvent.class,
                    new Known(),
                    ForgettingDecider::decide,
                    Forgetting::evolve);

    private ForgettingDecider() {}

    public static Decision<ForgettingEvent, ForgettingRefusal> decide(ForgettingCommand command, Forgetting state) {
        return switch (command) {
            case Forget forget -> forget(forget, state);
        };
    }

    private static Decision<ForgettingEvent, ForgettingRefusal> forget(Forget command, Forgetting state) {
        return switch (state) {
            case Forgotten _ -> nothing();
            case Known _ ->
                command.stillHere()
                        ? refuse(new PersonStillHere())
                        : accept(new PersonForgotten(
                                command.personId(), command.forgettingId(), command.merged(), command.why()));
        };
    }
}
