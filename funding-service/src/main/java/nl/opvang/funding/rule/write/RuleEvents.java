package nl.opvang.funding.rule.write;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.opvang.funding.rule.domain.RuleCommand;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.WholeEvents;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what was said about rules in the very transaction that says it: what rests on a rule never misses one. */
@Component
class RuleEvents implements InlineProjection {
    private final WholeEvents said;

    RuleEvents(JdbcClient jdbc, EventReader events) {
        said = new WholeEvents(jdbc, events, "rules", 1, "funding", "funding.rule", "views.rule_event");
    }

    @Override
    public Set<String> features() {
        return Set.of(RuleCommand.FEATURE);
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
