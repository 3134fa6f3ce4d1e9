package nl.opvang.plumbing.assembly;

import com.zaxxer.hikari.HikariConfig;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import nl.opvang.contracts.PublishedEvents;
import nl.opvang.plumbing.command.AxonCommands;
import nl.opvang.plumbing.command.DatabaseTransactions;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.http.Presence;
import nl.opvang.plumbing.json.EventMapper;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.LiveVersions;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.projection.Reaction;
import nl.opvang.plumbing.projection.Readers;
import nl.opvang.plumbing.recovery.AfterRestore;
import nl.opvang.plumbing.recovery.Recovery;
import nl.opvang.plumbing.recovery.RecoveryConfiguration;
import nl.opvang.plumbing.relay.KafkaAccess;
import nl.opvang.plumbing.relay.Relay;
import nl.opvang.plumbing.relay.TakingBack;
import nl.opvang.plumbing.replay.Databases;
import nl.opvang.plumbing.replay.Ground;
import nl.opvang.plumbing.replay.NotFromEvents;
import nl.opvang.plumbing.replay.ReplaySettings;
import nl.opvang.plumbing.replay.Replayed;
import nl.opvang.plumbing.replay.Replayer;
import nl.opvang.plumbing.replay.Replays;
import nl.opvang.plumbing.replay.SwitchedPool;
import nl.opvang.plumbing.replay.Witness;
import nl.opvang.plumbing.seal.SealSettings;
import nl.opvang.plumbing.seal.Sealer;
import nl.opvang.plumbing.secret.SigningKeys;
import nl.opvang.plumbing.store.EventLog;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.PostgresEventStorageEngine;
import nl.opvang.plumbing.store.StoreSignal;
import nl.opvang.plumbing.store.StoreWatch;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The parts of every service that deal with events. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AssemblySettings.class, SealSettings.class, ReplaySettings.class})
@Import(RecoveryConfiguration.class)
public class Assembly {
    private final JsonMapper mapper = EventMapper.forEvents();

    @Bean
    static RequiredSettings requiredSettings(Environment environment) {
        return new RequiredSettings(environment);
    }

    @Bean
    Flyway migrations(AssemblySettings settings) {
        var database = settings.database();
        var locations = Stream.concat(Stream.of("classpath:db/plumbing"), database.migrations().stream());
        var flyway = Flyway.configure()
                .dataSource(database.url(), database.ownerUser(), database.ownerPassword())
                .locations(locations.toArray(String[]::new))
                .defaultSchema("runtime")
                .placeholders(Map.of("app", database.appUser()))
                // Those of plumbing have the lower numbers, also when they are written later.
                .outOfOrder(true)
                .load();
        flyway.migrate();
        return flyway;
    }

    /** Depends on the migrations, so that nothing looks into the database before they are done. */
    @Bean
    SwitchedPool dataSource(AssemblySettings settings, Flyway migrations) {
        var database = settings.database();
        var config = new HikariConfig();
        config.setPoolName(settings.service());
        config.setJdbcUrl(database.url());
        config.setUsername(database.appUser());
        config.setPassword(database.appPassword());
        config.setMaximumPoolSize(database.connections());
        config.setConnectionTimeout(3_000);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("ApplicationName", settings.service());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The detail of an error quotes values of keys, which would end up in logs.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return new SwitchedPool(config);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(JdbcTemplate jdbcTemplate) {
        return JdbcClient.create(jdbcTemplate);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
    }

    @Bean
    EventReader eventReader() {
        return new EventReader(PublishedEvents.CATALOGUE, mapper);
    }

    @Bean
    StoreSignal storeSignal() {
        return new StoreSignal();
    }

    @Bean(destroyMethod = "")
    StoreWatch storeWatch(AssemblySettings settings, JdbcTemplate jdbcTemplate, StoreSignal signal) {
        return new StoreWatch(settings.service(), jdbcTemplate, signal);
    }

    @Bean
    EventLog eventLog(JdbcTemplate jdbcTemplate) {
        return new EventLog(jdbcTemplate);
    }

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            JdbcTemplate jdbcTemplate,
            EventReader reader,
            ObjectProvider<InlineProjection> inline,
            StoreSignal storeSignal,
            Relay relay) {
        return new PostgresEventStorageEngine(
                jdbcTemplate, reader, inline.orderedStream().toList(), storeSignal, relay.completeness()::isFoundOn);
    }

    @Bean
    DatabaseTransactions databaseTransactions(PlatformTransactionManager transactionManager) {
        return new DatabaseTransactions(transactionManager);
    }

    @Bean
    AxonCommands commands(
            ObjectProvider<Decider<?, ?, ?, ?>> deciders,
            PostgresEventStorageEngine engine,
            DatabaseTransactions transactions,
            AssemblySettings settings) {
        return new AxonCommands(
                deciders.orderedStream().toList(),
                engine,
                transactions,
                settings.decisions().attempts(),
                settings.decisions().cached());
    }

    @Bean
    EventStore eventStore(AxonCommands commands) {
        return commands.eventStore();
    }

    @Bean
    KafkaAccess kafkaAccess(AssemblySettings settings) {
        var connection = new HashMap<String, Object>(settings.kafka().properties());
        connection.put("bootstrap.servers", settings.kafka().bootstrapServers());
        connection.put("client.id", settings.service());
        return new KafkaAccess(connection, settings.kafka().replicas());
    }

    @Bean(destroyMethod = "")
    Relay relay(AssemblySettings settings, DataSource dataSource, EventLog log, StoreSignal signal, KafkaAccess kafka) {
        return new Relay(settings.service(), dataSource, log, signal, kafka, mapper);
    }

    @Bean(destroyMethod = "")
    Readers readers(
            AssemblySettings settings,
            JdbcTemplate jdbcTemplate,
            TransactionTemplate transaction,
            KafkaAccess kafka,
            EventReader reader,
            EventLog log,
            StoreSignal signal,
            Relay relay,
            AxonCommands commands,
            ObjectProvider<Projection> projections,
            ObjectProvider<Reaction> reactions) {
        var readers = new Readers(
                settings.service(), jdbcTemplate, transaction, kafka, reader, log, signal, relay::hurry, mapper);
        projections.orderedStream().forEach(readers::add);
        reactions.orderedStream().forEach(reaction -> readers.add(reaction, commands));
        return readers;
    }

    @Bean
    ProjectedThrough projectedThrough(Readers readers) {
        return readers.projectedThrough();
    }

    @Bean
    EventMeters eventMeters(EventLog log, Relay relay, Readers readers) {
        return new EventMeters(log, relay, readers);
    }

    @Bean
    ReadersPage readersPage(Relay relay, Readers readers) {
        return new ReadersPage(relay, readers);
    }

    /** Named "kafka" among the parts of the service's health. */
    @Bean
    KafkaHealth kafkaHealthIndicator(KafkaAccess kafka) {
        return new KafkaHealth(kafka);
    }

    @Bean
    TakingBack takingBack(
            AssemblySettings settings,
            Relay relay,
            JdbcTemplate jdbcTemplate,
            TransactionTemplate transaction,
            EventReader reader,
            PostgresEventStorageEngine engine) {
        var database = settings.database();
        return new TakingBack(
                relay.completeness(),
                new TakingBack.Owner(database.url(), database.ownerUser(), database.ownerPassword()),
                jdbcTemplate,
                transaction,
                reader,
                engine::projectInline);
    }

    /** Its keys are read at once, so that a service whose file is missing does not start. */
    @Bean(destroyMethod = "")
    Sealer sealer(
            AssemblySettings settings,
            SealSettings seals,
            DataSource dataSource,
            TransactionTemplate transaction,
            EventLog log,
            KafkaAccess kafka) {
        var keys = SigningKeys.read(SealSettings.KEY_FILE, seals.keyFile());
        return new Sealer(settings.service(), dataSource, transaction, log, kafka, keys, seals.every());
    }

    @Bean
    Replays replays(JdbcTemplate jdbcTemplate) {
        return new Replays(jdbcTemplate, mapper);
    }

    @Bean
    Replayed replayed(
            AssemblySettings settings,
            Readers readers,
            ObjectProvider<Projection> projections,
            ObjectProvider<InlineProjection> inline,
            ObjectProvider<Ground> ground,
            ObjectProvider<Witness> witnesses,
            ObjectProvider<NotFromEvents> notFromEvents,
            ObjectProvider<AfterRestore> afterRestore,
            EventReader reader,
            JdbcTemplate jdbcTemplate,
            TransactionTemplate transaction,
            KafkaAccess kafka) {
        var all = projections.orderedStream().toList();
        var through = readers.projectedThrough();
        return new Replayed(
                settings.service(),
                all,
                inline.orderedStream().toList(),
                ground.orderedStream().toList(),
                witnesses.orderedStream().toList(),
                notFromEvents
                        .orderedStream()
                        .flatMap(each -> each.tables().stream())
                        .collect(Collectors.toSet()),
                reader,
                jdbcTemplate,
                transaction,
                kafka,
                mapper,
                new LiveVersions(settings.service(), jdbcTemplate),
                () -> all.stream()
                        .filter(each -> !each.sources().contains(settings.service()))
                        .map(through::of)
                        .min(Instant::compareTo)
                        .orElse(Instant.MAX),
                () -> afterRestore.orderedStream().forEach(AfterRestore::makeGood));
    }

    @Bean(destroyMethod = "")
    Replayer replayer(
            AssemblySettings settings,
            ReplaySettings bounds,
            SwitchedPool dataSource,
            Replayed replayed,
            Replays replays,
            ObjectProvider<Presence> presence) {
        var database = settings.database();
        return new Replayer(
                replayed,
                new Databases(
                        database.url(),
                        database.ownerUser(),
                        database.ownerPassword(),
                        database.appUser(),
                        database.appPassword()),
                dataSource,
                replays,
                bounds,
                presence.getIfAvailable(Presence::new)::isAnybodyThere);
    }

    @Bean
    Running running(
            EventLog log,
            StoreWatch watch,
            Relay relay,
            Readers readers,
            Sealer sealer,
            Replayer replayer,
            Recovery recovery) {
        return new Running(log, watch, relay, readers, sealer, replayer, recovery);
    }
}
