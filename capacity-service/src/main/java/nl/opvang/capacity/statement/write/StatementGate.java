package nl.opvang.capacity.statement.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.opvang.capacity.statement.domain.RecordedCodes;
import nl.opvang.capacity.statement.domain.StatementCommand;
import nl.opvang.capacity.statement.domain.StatementRefusal.HistoryImportOpen;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.StatementEvent;
import nl.opvang.contracts.capacity.StatementEvent.Confirmed;
import nl.opvang.contracts.capacity.StatementEvent.Locked;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.store.ConstraintViolated;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Keeps statements and locks out while history may still come in as known earlier. A closing is never undone, so what is
 * seen closed here stays closed: this service's own in its own transactions, that of stays as told by allocation-service.
 */
@Component
class StatementGate implements InlineProjection {
    private final JdbcClient jdbc;

    StatementGate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> features() {
        return Set.of(StatementCommand.FEATURE);
    }

    @Override
    public void project(List<RecordedEvent> recorded) {
        var codes = new HashSet<MunicipalityCode>();
        for (var each : recorded) {
            var event = (StatementEvent) each.event();
            if (event instanceof Confirmed || event instanceof Locked)
                codes.addAll(RecordedCodes.of(event.municipality(), event.week().lastDay()));
        }
        if (codes.isEmpty()) return;
        var open = new ArrayList<String>();
        if (!closed(
                "select count(*) from views.history_import where closed_at is not null and municipality = any (:codes)",
                codes)) open.add("capacity");
        if (!closed(
                "select count(*) from views.closed_import where service = 'allocation' and municipality = any (:codes)",
                codes)) open.add("allocation");
        if (!open.isEmpty()) throw new ConstraintViolated(new HistoryImportOpen(open));
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return Optional.empty();
    }

    private boolean closed(String count, Set<MunicipalityCode> codes) {
        var texts = codes.stream().map(MunicipalityCode::text).sorted().toArray();
        return jdbc.sql(count)
                        .param("codes", new SqlArrayValue("text", texts))
                        .query(Integer.class)
                        .single()
                == codes.size();
    }
}
