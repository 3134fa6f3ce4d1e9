package nl.opvang.allocation;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.contracts.PublishedEvents;
import nl.opvang.embedded.ServiceDatabase;
import nl.opvang.plumbing.command.AxonCommands;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.DatabaseTransactions;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.command.Outcome;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.PostgresEventStorageEngine;
import nl.opvang.plumbing.store.StoreSignal;
import nl.opvang.plumbing.testservers.TestServers;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** One process of the service, as far as deciding goes: its own cache and connections on a database that others use too. */
public final class Replica implements AutoCloseable {
    private final HikariDataSource dataSource;
    private final JdbcClient jdbc;
    private final Commands commands;

    public Replica(
            ServiceDatabase database,
            Collection<Decider<?, ?, ?, ?>> deciders,
            Function<JdbcClient, List<InlineProjection>> inline) {
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(database.jdbcUrl());
        dataSource.setUsername(database.appUser());
        dataSource.setPassword(database.appPassword());
        dataSource.setMaximumPoolSize(4);
        var template = new JdbcTemplate(dataSource);
        jdbc = JdbcClient.create(template);
        commands = new AxonCommands(
                deciders,
                new PostgresEventStorageEngine(
                        template,
                        new EventReader(PublishedEvents.CATALOGUE, EventMapper.forEvents()),
                        inline.apply(jdbc),
                        new StoreSignal()),
                new DatabaseTransactions(new JdbcTransactionManager(dataSource)),
                8,
                1_000);
    }

    /** An empty database with everything that migrations make. */
    public static ServiceDatabase migratedDatabase() {
        var database = TestServers.shared().unhurriedDatabase("allocation");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/plumbing", "classpath:db/allocation")
                .defaultSchema("runtime")
                .placeholders(Map.of("app", database.appUser()))
                .load()
                .migrate();
        return database;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    /** Decides these commands together, as one order. */
    public Outcome send(Command... together) {
        return commands.send(order(together));
    }

    /** Decides these commands in one transaction, each as an order of its own. */
    public List<Outcome> sendAll(List<? extends Command> each) {
        return commands.send(each.stream().map(Replica::order).toList(), (first, outcomes) -> {});
    }

    private static Order order(Command... together) {
        var id = UUID.randomUUID();
        return new Order(
                List.of(together),
                new CommandContext(id, id, id, null, "tester", "municipality", "GM0014", null, null),
                null);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
