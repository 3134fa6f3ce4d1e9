package nl.opvang.plumbing.http.processing;

import java.util.List;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/**
 * What a command does with data about people.
 *
 * @param activity as in {@link Processes#value()}
 */
public record PersonalData(String activity, List<DataSubject> subjects) {
    public PersonalData {
        subjects = List.copyOf(subjects);
    }

    /** Tells it of the commands of a service; register it as a bean. */
    @FunctionalInterface
    public interface OfCommands {
        /** Null when the command is not about people. */
        @Nullable
        PersonalData of(Command command);
    }
}
