package nl.opvang.plumbing.projection;

import java.util.Optional;
import java.util.Set;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.store.RecordedEvent;

/** Event in, command out: an event's command is decided in the transaction in which the group's offset moves. */
public interface Reaction {
    /** Consumer group {@code <service>.<name>.v1}. */
    String name();

    /** Services whose events it reads. */
    Set<String> sources();

    /** Features whose events it reads, {@code <service>.<feature>}. */
    Set<String> features();

    /** The command that follows, if any; deciding it twice must change nothing. */
    Optional<Command> command(RecordedEvent event);
}
