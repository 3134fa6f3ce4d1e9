package nl.opvang.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL cluster on 127.0.0.1 that nobody enters without a password.
 *
 * <p>The programs are those of the zonky binaries; initdb and pg_ctl are called by us, because the zonky library leaves the cluster
 * open to every local user and turns flushing off.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    static final String CLUSTER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final String SUPERUSER = "postgres";
    static final String SUPERUSER_SECRET = "postgres-superuser";
    private static final String MAJOR_VERSION = "18";
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final long SECONDS_TO_START = 600;
    private static final String SECONDS_TO_STOP = "60";

    private final PostgresBinaries binaries;
    private final PostgresSettings settings;
    private final Secrets secrets;
    private final Path cluster;
    private final Path startLog;
    private final int port;

    private EmbeddedPostgres(DataDirectory data, PostgresSettings settings) {
        this.binaries = PostgresBinaries.in(settings.binariesDirectory());
        this.settings = settings;
        this.secrets = data.secrets();
        this.cluster = data.path().resolve(CLUSTER);
        this.startLog = data.path().resolve("postgres-start.log");
        stopLeftOver();
        this.port = LoopbackPorts.freeOr(settings.port(), "PostgreSQL");
    }

    /** Starts it on the data that is there, or on a new cluster; one left behind by a killed JVM is stopped first. */
    public static EmbeddedPostgres start(DataDirectory data, PostgresSettings settings) {
        var postgres = new EmbeddedPostgres(data, settings);
        postgres.createUnlessThere();
        postgres.start();
        return postgres;
    }

    public int port() {
        return port;
    }

    public PostgresAccess superuser() {
        return new PostgresAccess("127.0.0.1", port, SUPERUSER, secrets.readOrGenerate(SUPERUSER_SECRET));
    }

    /** Starts it again after {@link #stop} or {@link #crash}: same data, same port. */
    public void start() {
        stopLeftOver();
        Postmaster.clearAwayRemains(cluster);
        writeConfiguration();
        control("start", "-w", "-t", Long.toString(SECONDS_TO_START), "-l", startLog.toString())
                .orFail("PostgreSQL does not start; see %s and %s".formatted(startLog, cluster.resolve("log")));
        awaitOpen();
        log.info("PostgreSQL answers on 127.0.0.1:{}, data in {}", port, cluster);
    }

    /** A cluster that is restored from an archive counts as started for {@code pg_ctl} before anyone is let in. */
    private void awaitOpen() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!isOpen()) {
            if (System.nanoTime() > deadline || Postmaster.of(cluster).isEmpty())
                throw new IllegalStateException("PostgreSQL lets nobody in; see %s".formatted(cluster.resolve("log")));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean isOpen() {
        try (var connection = superuser().connect("postgres");
                var statement = connection.createStatement();
                var answer = statement.executeQuery("select not pg_is_in_recovery()")) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException e) {
            if (CANNOT_CONNECT_NOW.equals(e.getSQLState())) return false;
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    /** Rolls back what is open, writes a checkpoint and ends. */
    public void stop() {
        if (Postmaster.of(cluster).isPresent()) {
            stopOrdinarily();
        }
    }

    /** Ends it on the spot, as a fault would: no checkpoint, no goodbye to its clients. */
    public void crash() {
        Postmaster.of(cluster).ifPresent(Postmaster::kill);
    }

    @Override
    public void close() {
        stop();
    }

    private void createUnlessThere() {
        try {
            if (Files.exists(cluster)) {
                refuseOtherMajorVersion();
                return;
            }
            // Made aside and moved: a kill in between leaves no half cluster under the name.
            var aside = cluster.resolveSibling(CLUSTER + ".new");
            Directories.delete(aside);
            initialise(aside);
            Files.move(aside, cluster, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("No PostgreSQL cluster can be made in " + cluster, e);
        }
    }

    private void initialise(Path directory) throws IOException {
        secrets.readOrGenerate(SUPERUSER_SECRET);
        var arguments = new ArrayList<>(List.of(
                "--pgdata=" + directory,
                "--username=" + SUPERUSER,
                "--pwfile=" + secrets.file(SUPERUSER_SECRET),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The same order of text on every machine, whatever its C library.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions"));
        if (settings.durability() == Durability.UNFLUSHED_FOR_TESTS) {
            arguments.add("--no-sync");
        }
        binaries.run("initdb", arguments).orFail("No PostgreSQL cluster can be made in " + directory);
        Files.writeString(directory.resolve("pg_hba.conf"), """
            # Written by Opvang. From this machine only, and never without a password.
            host all all 127.0.0.1/32 scram-sha-256
            """);
    }

    private void refuseOtherMajorVersion() throws IOException {
        var version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new IllegalStateException(
                    "The data in %s are of PostgreSQL %s and this is PostgreSQL %s: upgrade them first"
                            .formatted(cluster, version, MAJOR_VERSION));
        }
        if (!secrets.has(SUPERUSER_SECRET)) {
            throw new IllegalStateException("The data in %s are there, but the password in %s is not"
                    .formatted(cluster, secrets.file(SUPERUSER_SECRET)));
        }
    }

    /** Stopped rather than adopted: it would still run with the port and settings of its own start. */
    private void stopLeftOver() {
        Postmaster.of(cluster).ifPresent(leftOver -> {
            log.info(
                    "Stopping PostgreSQL {}, left behind by a process that was killed",
                    leftOver.process().pid());
            stopOrdinarily();
        });
    }

    private void stopOrdinarily() {
        if (!control("stop", "-w", "-t", SECONDS_TO_STOP, "-m", "fast").succeeded()) {
            control("stop", "-w", "-t", SECONDS_TO_STOP, "-m", "immediate").orFail("PostgreSQL does not stop");
        }
    }

    private PostgresBinaries.Outcome control(String action, String... options) {
        var arguments = new ArrayList<>(List.of(action, "-D", cluster.toString(), "-s"));
        arguments.addAll(List.of(options));
        return binaries.run("pg_ctl", arguments);
    }

    private void writeConfiguration() {
        var flushed = settings.durability() == Durability.FLUSHED ? "on" : "off";
        try {
            var file = cluster.resolve("postgresql.conf");
            Files.writeString(file, configuration(flushed));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL's configuration cannot be written", e);
        }
    }

    private String configuration(String flushed) {
        return """
            # Written by Opvang at every start. Settings of your own go into local.conf beside this file, and win.

            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = %d
            password_encryption = 'scram-sha-256'

            fsync = %s
            synchronous_commit = on
            full_page_writes = %s
            wal_level = replica
            max_wal_size = '2GB'
            checkpoint_timeout = '15min'

            shared_buffers = '%dMB'
            jit = off
            random_page_cost = 1.1

            timezone = 'UTC'
            log_timezone = 'UTC'
            datestyle = 'iso, ymd'

            # A week of logs, and in them no values: a parameter or a duplicate key can be a person.
            logging_collector = on
            log_directory = 'log'
            log_filename = 'postgresql-%%a.log'
            log_truncate_on_rotation = on
            log_rotation_age = '1d'
            log_rotation_size = 0
            log_error_verbosity = terse
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0

            include_if_exists = 'local.conf'
            """.formatted(port, settings.maxConnections(), flushed, flushed, settings.sharedBuffersMebibytes());
    }
}
