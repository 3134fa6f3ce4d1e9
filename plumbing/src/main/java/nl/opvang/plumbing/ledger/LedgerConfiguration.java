package nl.opvang.plumbing.ledger;

import nl.opvang.contracts.area.Division;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For a service that sums: imports the ledger; the service adds {@code classpath:db/ledger} to its migrations and
 * declares its {@link LedgerProjection}.
 */
@Configuration(proxyBeanMethods = false)
public class LedgerConfiguration {
    /** Depends on the tables that tell what codes stand for, so that no question comes before them. */
    @Bean
    Ledger ledger(JdbcClient jdbc, DivisionTables divisionTables) {
        return new Ledger(jdbc);
    }

    @Bean
    DivisionTables divisionTables(JdbcClient jdbc) {
        return new DivisionTables(jdbc, Division.ofTheNetherlands());
    }
}
