package nl.opvang.plumbing.http.bulk;

import java.util.List;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.problem.Problem;

/** What a line asks for. */
public sealed interface Bound {
    /** Commands that are accepted together or not at all; they concern different aggregates. */
    record Together(List<Command> commands) implements Bound {
        public Together {
            commands = List.copyOf(commands);
        }
    }

    /** Nothing: something that the line refers to stands in the way. */
    record Refused(Problem problem) implements Bound {}

    static Bound command(Command command) {
        return new Together(List.of(command));
    }
}
