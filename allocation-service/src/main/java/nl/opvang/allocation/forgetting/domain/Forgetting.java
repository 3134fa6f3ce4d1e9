package nl.opvang.allocation.forgetting.domain;

import nl.opvang.contracts.allocation.ForgettingEvent;
import nl.opvang.contracts.allocation.ForgettingEvent.PersonForgotten;

/** Whether a number still stands for somebody. */
public sealed interface Forgetting {
    record Known() implements Forgetting {}

    record Forgotten(PersonForgotten event) implements Forgetting {}

    static Forgetting evolve(Forgetting forgetting, ForgettingEvent event) {
        return switch (event) {
            case PersonForgotten forgotten -> new Forgotten(forgotten);
        };
    }
}
