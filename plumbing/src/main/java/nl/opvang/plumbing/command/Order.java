package nl.opvang.plumbing.command;

import java.util.List;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/**
 * Commands that are accepted together or not at all; they concern different aggregates.
 *
 * @param expectedSequence last sequence that the first command's aggregate must have; null accepts any
 */
public record Order(
        List<Command> commands,
        CommandContext context,
        @Nullable Long expectedSequence) {
    public Order {
        commands = List.copyOf(commands);
    }

    public static Order of(Command command, CommandContext context) {
        return new Order(List.of(command), context, null);
    }
}
