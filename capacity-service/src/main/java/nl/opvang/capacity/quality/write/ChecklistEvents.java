package nl.opvang.capacity.quality.write;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.opvang.capacity.quality.domain.ChecklistCommand;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.WholeEvents;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was said about the checklist in the very transaction that says it: no inspection misses it. */
@Component
class ChecklistEvents implements InlineProjection {
    private final WholeEvents said;

    ChecklistEvents(JdbcClient jdbc, EventReader events) {
        said = new WholeEvents(
                jdbc, events, "checklists", 1, "capacity", "capacity.checklist", "views.checklist_event");
    }

    @Override
    public Set<String> features() {
        return Set.of(ChecklistCommand.FEATURE);
    }

    @Override
    public void project(List<RecordedEvent> recorded) {
        said.apply(recorded);
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return Optional.empty();
    }
}
