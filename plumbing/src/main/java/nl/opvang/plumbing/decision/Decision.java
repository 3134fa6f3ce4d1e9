package nl.opvang.plumbing.decision;

import java.util.List;

/** The outcome of a command: events to store (none when it changes nothing), or the reason for storing none. */
public sealed interface Decision<E, R> {
    record Accepted<E, R>(List<E> events) implements Decision<E, R> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Refused<E, R>(R reason) implements Decision<E, R> {}

    static <E, R> Decision<E, R> accept(List<E> events) {
        return new Accepted<>(events);
    }

    static <E, R> Decision<E, R> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    /** A repeat of what already holds. */
    static <E, R> Decision<E, R> nothing() {
        return new Accepted<>(List.of());
    }

    static <E, R> Decision<E, R> refuse(R reason) {
        return new Refused<>(reason);
    }
}
