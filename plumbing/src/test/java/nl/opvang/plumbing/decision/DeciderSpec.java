package nl.opvang.plumbing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import nl.opvang.contracts.event.PublishedEvent;

/** The language of decision tests: given what happened, when a command comes, then this follows, and nothing else. */
public abstract class DeciderSpec<C extends Command, S, E extends PublishedEvent, R extends Refusal> {
    private final Decider<C, S, E, R> decider;

    protected DeciderSpec(Decider<C, S, E, R> decider) {
        this.decider = decider;
    }

    /** What happened before, in order; without events nothing did. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    protected final Given given(E... events) {
        return given(List.of(events));
    }

    protected final Given given(List<E> events) {
        return new Given(events);
    }

    /** What follows from these commands, each of which must be accepted: a history without writing out its events. */
    @SafeVarargs
    protected final Given givenAccepted(C... commands) {
        return given().andAccepted(commands);
    }

    /** The state after these events. */
    protected final S replay(List<E> events) {
        var state = decider.initial();
        for (var event : events) state = decider.evolve().apply(state, event);
        return state;
    }

    /** What happened before. */
    protected final class Given {
        private final List<E> history;

        private Given(List<E> history) {
            this.history = List.copyOf(history);
        }

        /** What then followed from these commands as well. */
        @SafeVarargs
        public final Given andAccepted(C... commands) {
            var longer = new ArrayList<>(history);
            for (var command : commands) {
                if (decider.decide().apply(command, replay(longer)) instanceof Decision.Accepted<E, R>(var events))
                    longer.addAll(events);
                else throw new AssertionError("refused before the test began: " + command);
            }
            return new Given(longer);
        }

        /** What happened before, as events. */
        public List<E> history() {
            return history;
        }

        public When when(C command) {
            return new When(history, command, decider.decide().apply(command, replay(history)));
        }
    }

    /** A command and what was decided. */
    protected final class When {
        private final List<E> history;
        private final C command;
        private final Decision<E, R> decision;

        private When(List<E> history, C command, Decision<E, R> decision) {
            this.history = history;
            this.command = command;
            this.decision = decision;
        }

        /** Exactly these events follow, and the same command once more changes nothing. */
        @SafeVarargs
        @SuppressWarnings("varargs")
        public final When then(E... events) {
            assertThat(decision).as("%s", command).isEqualTo(Decision.<E, R>accept(List.of(events)));
            return andARepeatChangesNothing();
        }

        /** The command is accepted and changes nothing. */
        public When thenNothing() {
            assertThat(decision).as("%s", command).isEqualTo(Decision.<E, R>nothing());
            return this;
        }

        public When thenRefused(R reason) {
            assertThat(decision).as("%s", command).isEqualTo(Decision.<E, R>refuse(reason));
            return this;
        }

        /** Some events follow, which the test looks at itself. */
        public When thenAccepted(Consumer<List<E>> expectations) {
            expectations.accept(events());
            return andARepeatChangesNothing();
        }

        /** After the events that follow, the state is as the test expects it. */
        public When thenState(Consumer<S> expectations) {
            expectations.accept(after());
            return this;
        }

        /** A history that goes on after this command. */
        public Given and() {
            var longer = new ArrayList<>(history);
            longer.addAll(events());
            return new Given(longer);
        }

        private When andARepeatChangesNothing() {
            assertThat(decider.decide().apply(command, after()))
                    .as("a repeat of %s", command)
                    .isEqualTo(Decision.<E, R>nothing());
            return this;
        }

        private S after() {
            return replay(and().history());
        }

        private List<E> events() {
            if (decision instanceof Decision.Accepted<E, R>(var events)) return events;
            throw new AssertionError(command + ": " + decision);
        }
    }
}
