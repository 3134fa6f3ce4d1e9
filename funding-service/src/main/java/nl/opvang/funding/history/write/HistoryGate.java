package nl.opvang.funding.history.write;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.funding.DossierEvent;
import nl.opvang.funding.history.domain.HistoryRefusal;
import nl.opvang.funding.history.domain.HistoryRefusal.HistoryImportOpen;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.store.ConstraintViolated;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Keeps everything about money of a municipality out while history of it, or of what became part of it, may still come in as
 * known earlier: a figure that something was decided by could change. A closing is never undone.
 */
@Configuration(proxyBeanMethods = false)
class HistoryGate {
    private static final Duration SOON = Duration.ofSeconds(2);

    @Bean
    InlineProjection dossiersOnlyWithClosedHistory(JdbcClient jdbc) {
        return new Gate(jdbc);
    }

    @Bean
    RefusalProblems<HistoryRefusal> historyProblems() {
        return new RefusalProblems<>(HistoryRefusal.class, HistoryGate::problem);
    }

    static Problem problem(HistoryRefusal refusal) {
        return switch (refusal) {
            case HistoryImportOpen(var services) ->
                Problem.conflict(
                                "history-import-open",
                                "History import open",
                                "History of this municipality may still be brought in as known earlier.")
                        .with("services", services)
                        .retryAfter(SOON);
        };
    }

    private record Gate(JdbcClient jdbc) implements InlineProjection {
        private static final List<String> SERVICES = List.of("allocation", "capacity", "funding");

        @Override
        public Set<String> features() {
            return Set.of("advance", "transition", "claim", "settlement", "payment");
        }

        @Override
        public void project(List<RecordedEvent> recorded) {
            var codes = new HashSet<String>();
            for (var each : recorded)
                if (each.event() instanceof DossierEvent event)
                    switch (event.area()) {
                        case MunicipalityCode code ->
                            Division.ofTheNetherlands().coveredBy(code).forEach(covered -> codes.add(covered.text()));
                        // What a region spends itself rests on no place or person of this register.
                        case RegionCode _ -> {}
                        default -> throw new IllegalStateException("no area: " + event.area());
                    }
            if (codes.isEmpty()) return;
            var closed = jdbc.sql("""
                select service, count(*) as municipalities from (
                    select service, municipality from views.import_closing
                    union all
                    select 'funding', municipality from views.history_import where closed_at is not null
                ) as closing
                where municipality = any (:codes) group by service
                """)
                    .param(
                            "codes",
                            new SqlArrayValue("text", codes.stream().sorted().toArray()))
                    .query((row, _) -> row.getInt("municipalities") == codes.size() ? row.getString("service") : "")
                    .list();
            var open = SERVICES.stream()
                    .filter(service -> !closed.contains(service))
                    .toList();
            if (!open.isEmpty()) throw new ConstraintViolated(new HistoryImportOpen(open));
        }

        @Override
        public Optional<Refusal> refusal(String constraint) {
            return Optional.empty();
        }
    }
}
