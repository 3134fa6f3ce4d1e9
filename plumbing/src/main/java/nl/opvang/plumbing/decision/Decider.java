package nl.opvang.plumbing.decision;

import java.util.function.BiFunction;
import nl.opvang.contracts.event.PublishedEvent;

/**
 * How one feature decides: two pure functions and where they start.
 *
 * @param feature first part of its aggregates' ids
 * @param initial state of an aggregate that has no events
 */
public record Decider<C extends Command, S, E extends PublishedEvent, R extends Refusal>(
        String feature,
        Class<C> commands,
        Class<E> events,
        S initial,
        BiFunction<C, S, Decision<E, R>> decide,
        BiFunction<S, E, S> evolve) {}
