package nl.opvang.torture.history;

import java.util.List;
import java.util.Set;
import nl.opvang.torture.history.Command.Outcome;

/**
 * A command as it stood at one moment.
 *
 * @param companions types of events that may come with its effects
 * @param attempts how often it was sent by then, at least
 */
public record Asked(String request, List<Effect> effects, Set<String> companions, Outcome outcome, int attempts) {
    public static Asked of(Command command) {
        return of(command, command.outcome());
    }

    /** With the outcome that it had at an earlier moment. */
    public static Asked of(Command command, Outcome outcome) {
        return new Asked(command.request(), command.effects(), command.companions(), outcome, command.attempts());
    }
}
