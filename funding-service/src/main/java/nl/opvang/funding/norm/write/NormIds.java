package nl.opvang.funding.norm.write;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.opvang.contracts.funding.NormEvent.Decided;
import nl.opvang.funding.norm.domain.NormRefusal;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** A client's id stands for one decision, whatever its scheme: a URL must not mean two things. */
@Component
class NormIds implements InlineProjection {
    private final JdbcClient jdbc;

    NormIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> features() {
        return Set.of("norm");
    }

    @Override
    public void project(List<RecordedEvent> events) {
        var decided = events.stream()
                .map(RecordedEvent::event)
                .filter(Decided.class::isInstance)
                .map(Decided.class::cast)
                .toList();
        if (decided.isEmpty()) return;
        jdbc.sql("insert into views.norm_id (id, scheme) select * from unnest(:id, :scheme)")
                .param(
                        "id",
                        new SqlArrayValue(
                                "uuid",
                                decided.stream().map(each -> each.normId().id()).toArray()))
                .param(
                        "scheme",
                        new SqlArrayValue(
                                "text",
                                decided.stream()
                                        .map(each -> each.scheme().name())
                                        .toArray()))
                .update();
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return constraint.equals("norm_id_pkey") ? Optional.of(new NormRefusal.IdOfOtherScheme()) : Optional.empty();
    }
}
