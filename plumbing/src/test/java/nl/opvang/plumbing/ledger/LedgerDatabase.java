package nl.opvang.plumbing.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.Set;
import nl.opvang.contracts.area.Division;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.testservers.TestServers;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A fresh database with an empty ledger, reached as the application reaches it. */
final class LedgerDatabase implements AutoCloseable {
    private final ServiceDatabase database = TestServers.shared().freshDatabase("reporting");
    private final HikariDataSource application;
    private final JdbcClient jdbc;

    LedgerDatabase() {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/plumbing", "classpath:db/ledger")
                .placeholders(Map.of("app", database.appUser()))
                .load()
                .migrate();
        application = pool(database.appUser(), database.appPassword());
        jdbc = JdbcClient.create(application);
        new DivisionTables(jdbc, Division.ofTheNetherlands()).afterPropertiesSet();
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    Ledger ledger() {
        return new Ledger(jdbc);
    }

    LedgerProjection projection() {
        return new LedgerProjection(jdbc, Division.ofTheNetherlands(), Set.of("capacity"), Set.of("capacity.location"));
    }

    /** As the role that may analyze tables and take its time. */
    HikariDataSource owner() {
        return pool(database.ownerUser(), database.ownerPassword());
    }

    private HikariDataSource pool(String user, String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(4);
        // Dates must not depend on where a session believes it is: here the day begins an hour or two before UTC's.
        // And a busy machine may take longer for a million lines than a transaction of the application may.
        config.setConnectionInitSql("set time zone 'Europe/Amsterdam'; set transaction_timeout = 0");
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        application.close();
    }
}
