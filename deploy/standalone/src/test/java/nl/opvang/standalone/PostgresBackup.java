package nl.opvang.standalone;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.embedded.EmbeddedPostgres;
import nl.opvang.embedded.PostgresAccess;
import nl.opvang.embedded.PostgresSettings;

/** A base backup and an archive of the write-ahead log, as docs/backup.md describes them, without pg_basebackup, which is not shipped. */
final class PostgresBackup {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path cluster;
    private final Path archive;
    private final Path copy;
    private final PostgresAccess superuser;

    private PostgresBackup(Path cluster, Path backups, PostgresAccess superuser) throws IOException {
        this.cluster = cluster;
        this.archive = Files.createDirectories(backups.resolve("archive"));
        this.copy = backups.resolve("base");
        this.superuser = superuser;
    }

    /**
     * Makes a cluster on these data that archives its log; its server is not running afterwards. Segments of the log are not recycled: one
     * that waits to be used again holds what it held before.
     */
    static PostgresBackup prepare(DataDirectory data, Path backups, int port) throws IOException {
        PostgresAccess superuser;
        try (var postgres =
                EmbeddedPostgres.start(data, PostgresSettings.defaults().withPort(port))) {
            superuser = postgres.superuser();
        }
        var backup = new PostgresBackup(data.path().resolve("postgres"), backups, superuser);
        backup.settings("""
            archive_mode = on
            archive_command = 'cp %%p %s/%%f'
            wal_recycle = off
            """.formatted(backup.archive));
        return backup;
    }

    private void settings(String lines) throws IOException {
        Files.writeString(cluster.resolve("local.conf"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Removes from the files of the running server what a table no longer holds: it is written anew, and the log of what was changed
     * before goes with the segments that no recovery needs.
     */
    void removeWhatIsDeleted(String database, String... tables) throws SQLException {
        try (var connection = superuser.connect(database);
                var statement = connection.createStatement()) {
            for (var table : tables) statement.execute("vacuum full " + table);
        }
        // A segment is removed by the first checkpoint that does not need it, once it is archived.
        for (int times = 0; times < 2; times++) {
            try (var connection = superuser.connect(database);
                    var statement = connection.createStatement()) {
                ask(connection, "select pg_logical_emit_message(false, 'test', 'something to archive')::text");
                awaitArchived();
                statement.execute("checkpoint");
            }
        }
    }

    /** Copies the files of the running server. */
    void takeBase() throws IOException, SQLException {
        try (var connection = superuser.connect("postgres")) {
            ask(connection, "select pg_backup_start('base', true)::text");
            copy(cluster, copy);
            Files.writeString(
                    copy.resolve("backup_label"), ask(connection, "select labelfile from pg_backup_stop(true)"));
        }
        Files.deleteIfExists(copy.resolve("postmaster.pid"));
    }

    /** Gives the present moment a name, to which the server can be restored. */
    void name(String moment) throws SQLException {
        try (var connection = superuser.connect("postgres")) {
            ask(connection, "select pg_create_restore_point('%s')::text".formatted(moment));
        }
    }

    /** Waits until all of the log is archived, and answers when the server may be stopped. */
    void awaitArchived() throws SQLException {
        try (var connection = superuser.connect("postgres")) {
            var last = ask(connection, "select pg_walfile_name(pg_switch_wal())");
            await().atMost(PATIENCE).until(() -> Files.exists(archive.resolve(last)));
        }
    }

    /** Puts the backup in the place of the stopped server's files; it replays the archive up to that moment when it starts. */
    void restore(String moment) throws IOException {
        Files.move(cluster, cluster.resolveSibling("postgres.lost"));
        copy(copy, cluster);
        settings("""
            restore_command = 'cp %s/%%f %%p'
            recovery_target_name = '%s'
            recovery_target_action = 'promote'
            hot_standby = off
            """.formatted(archive, moment));
        Files.createFile(cluster.resolve("recovery.signal"));
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return Objects.requireNonNull(row.getString(1));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList())
                copyOne(file, to.resolve(from.relativize(file).toString()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The log comes from the archive; what the server removes meanwhile is not needed. */
    private static void copyOne(Path file, Path to) throws IOException {
        if (Files.isRegularFile(file) && file.toString().contains("/pg_wal/")) return;
        try {
            Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException gone) {
            return;
        }
    }
}
