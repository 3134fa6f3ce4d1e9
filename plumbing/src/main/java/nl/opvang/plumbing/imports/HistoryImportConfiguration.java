package nl.opvang.plumbing.imports;

import java.util.function.Function;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.http.bulk.Imports;
import nl.opvang.plumbing.http.write.RefusalProblems;
import nl.opvang.plumbing.problem.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For a service whose history can be imported: imports this, and declares a {@link #closings} decider of its own. */
@Configuration(proxyBeanMethods = false)
@Import(HistoryImportController.class)
public class HistoryImportConfiguration {
    /**
     * The decider that a service declares as a bean.
     *
     * @param closed the service's own event for a closing
     */
    public static <E extends PublishedEvent> Decider<?, ?, E, Refusal> closings(
            Class<E> events, Function<MunicipalityCode, E> closed) {
        return CloseHistoryImport.decider(events, closed);
    }

    @Bean
    HistoryImports historyImports(JdbcClient jdbc, ObjectProvider<Decider<?, ?, ?, ?>> deciders) {
        return new HistoryImports(jdbc, deciders.stream().map(Decider::feature).toList());
    }

    @Bean
    RefusalProblems<HistoryImports.HistoryImportIsClosed> historyImportProblems() {
        return new RefusalProblems<>(
                HistoryImports.HistoryImportIsClosed.class,
                refusal -> Problem.conflict(
                        "history-import-closed",
                        "History import closed",
                        "The history import of this municipality has been closed."));
    }

    @Bean
    ImportRuns importRuns(JdbcClient jdbc) {
        return new ImportRuns(jdbc);
    }

    @Bean
    Importer importer(Imports imports, ImportRuns runs) {
        return new Importer(imports, runs);
    }

    @Bean
    ImportsPage importsPage(Importer importer, ImportRuns runs, MessageSource messages) {
        return new ImportsPage(importer, runs, messages);
    }
}
