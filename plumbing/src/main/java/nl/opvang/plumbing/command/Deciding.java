package nl.opvang.plumbing.command;

import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import nl.opvang.plumbing.decision.Refusal;

/** A decider together with the state of one aggregate, so that their types need no cast anywhere else. */
final class Deciding<S> {
    private final Decider<?, S, ?, ?> decider;
    private S state;

    private Deciding(Decider<?, S, ?, ?> decider) {
        this.decider = decider;
        this.state = decider.initial();
    }

    static <S> Deciding<S> of(Decider<?, S, ?, ?> decider) {
        return new Deciding<>(decider);
    }

    Decision<? extends PublishedEvent, ? extends Refusal> decide(Command command) {
        return decide(decider, command);
    }

    void evolve(PublishedEvent event) {
        state = evolve(decider, event);
    }

    private <C extends Command, E extends PublishedEvent, R extends Refusal> Decision<E, R> decide(
            Decider<C, S, E, R> decider, Command command) {
        return decider.decide().apply(decider.commands().cast(command), state);
    }

    private <C extends Command, E extends PublishedEvent, R extends Refusal> S evolve(
            Decider<C, S, E, R> decider, PublishedEvent event) {
        return decider.evolve().apply(state, decider.events().cast(event));
    }
}
