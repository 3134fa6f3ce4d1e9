package nl.opvang.torture.history;

import java.util.List;
import nl.opvang.torture.history.Command.Outcome;

/**
 * A command as it stood at one moment.
 *
 * @param attempts how often it was sent by then, at least
 */
public record Asked(String request, List<Effect> effects, Outcome outcome, int attempts) {
    public static Asked of(Command command) {
        return new Asked(command.request(), command.effects(), command.outcome(), command.attempts());
    }
}
