package nl.opvang.reporting.figure.read;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.plumbing.ledger.LedgerProjection;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that figures are made of, and how far they go. */
@Configuration(proxyBeanMethods = false)
class FigureConfiguration {
    private static final Set<String> SOURCES = Set.of("capacity", "allocation");
    private static final Set<String> SUMMED =
            Set.of("capacity.location", "allocation.guest-book", "allocation.registration", "allocation.provision");
    private static final Set<String> REPORTED = Set.of(
            "capacity.location", "capacity.history-import", "allocation.guest-book", "allocation.history-import");

    @Bean
    LedgerProjection ledgerProjection(JdbcClient jdbc) {
        return new LedgerProjection(jdbc, Division.ofTheNetherlands(), SOURCES, SUMMED);
    }

    @Bean
    ReportProjection reportProjection(JdbcClient jdbc) {
        return new ReportProjection(jdbc, SOURCES, REPORTED);
    }

    @Bean
    Areas areas() {
        return new Areas(Division.ofTheNetherlands());
    }

    @Bean
    Reports reports(JdbcClient jdbc) {
        return new Reports(jdbc, SOURCES);
    }

    @Bean
    Inquiries inquiries(
            ProjectedThrough projectedThrough,
            LedgerProjection ledger,
            ReportProjection reported,
            Areas areas,
            Reports reports) {
        return new Inquiries(
                () -> Stream.of(ledger, reported)
                        .map(projectedThrough::of)
                        .min(Instant::compareTo)
                        .orElseThrow(),
                areas,
                reports);
    }
}
