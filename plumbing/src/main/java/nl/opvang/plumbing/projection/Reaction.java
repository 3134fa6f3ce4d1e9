package nl.opvang.plumbing.projection;

import java.util.List;
import java.util.Set;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.store.RecordedEvent;

/** Event in, command out: every event's commands are decided in one transaction together with the offset. */
public interface Reaction {
    /** Consumer group {@code <service>.<name>.v1}. */
    String name();

    /** Services whose events it reads. */
    Set<String> sources();

    /** Features whose events it reads, {@code <service>.<feature>}. */
    Set<String> features();

    /** The commands that follow; deciding one twice must change nothing. */
    List<Command> commands(RecordedEvent event);
}
