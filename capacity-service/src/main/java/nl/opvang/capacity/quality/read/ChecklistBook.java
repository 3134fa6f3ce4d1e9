package nl.opvang.capacity.quality.read;

import java.time.Instant;
import nl.opvang.capacity.quality.domain.Checklists;
import nl.opvang.contracts.capacity.ChecklistEvent;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.WholeEvents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that was decided about the checklist; nothing that was recorded is ever missing here. */
@Component
public class ChecklistBook {
    private final WholeEvents said;

    ChecklistBook(JdbcClient jdbc, EventReader events) {
        said = new WholeEvents(
                jdbc, events, "checklists", 1, "capacity", "capacity.checklist", "views.checklist_event");
    }

    /** The checklists as known now. */
    public Checklists now() {
        return knownAt(Instant.parse("9999-12-31T00:00:00Z"));
    }

    /** The checklists as known at a moment, that moment included. */
    Checklists knownAt(Instant moment) {
        return Checklists.of(said.knownAt(moment).stream()
                .map(known -> (ChecklistEvent) known.event())
                .toList());
    }
}
