package nl.opvang.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

class EmbeddedPostgresIT {
    private static final PostgresSettings SETTINGS = PostgresSettings.defaults().withSharedBuffersMebibytes(32);
    private static final PostgresSettings UNFLUSHED = SETTINGS.withDurability(Durability.UNFLUSHED_FOR_TESTS);

    private static DataDirectory sharedData;
    private static EmbeddedPostgres shared;

    @BeforeAll
    static void start() {
        sharedData = DataDirectory.throwAway();
        shared = EmbeddedPostgres.start(sharedData, UNFLUSHED);
    }

    @AfterAll
    static void stop() {
        shared.close();
        sharedData.close();
    }

    @Test
    void acknowledged_writes_are_flushed() throws Exception {
        try (var data = DataDirectory.throwAway();
                var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
            assertThat(show(postgres, "fsync")).isEqualTo("on");
            assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(show(postgres, "full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void a_test_may_do_without_flushing_but_not_without_surviving_a_kill() throws Exception {
        assertThat(show(shared, "fsync")).isEqualTo("off");
        assertThat(show(shared, "synchronous_commit")).isEqualTo("on");
    }

    @Test
    void it_is_version_18_with_room_for_everyone() throws Exception {
        assertThat(show(shared, "server_version")).startsWith("18.");
        assertThat(show(shared, "shared_buffers")).isEqualTo("32MB");
        assertThat(show(shared, "max_connections")).isEqualTo("200");
        assertThat(show(shared, "data_checksums")).isEqualTo("on");
        assertThat(show(shared, "server_encoding")).isEqualTo("UTF8");
    }

    @Test
    void nobody_enters_without_the_password() {
        var url = shared.superuser().jdbcUrl("postgres");
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", ""))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "postgres"))
                .isInstanceOfSatisfying(
                        PSQLException.class,
                        e -> assertThat(e.getSQLState()).isEqualTo(PSQLState.INVALID_PASSWORD.getState()));
        assertThat(shared.superuser().toString())
                .doesNotContain(shared.superuser().password());
    }

    @Test
    void it_is_heard_on_loopback_alone() throws Exception {
        for (var address : addressesOtherThanLoopback()) {
            assertThatThrownBy(() -> new Socket(address, shared.port()).close()).isInstanceOf(IOException.class);
        }
        assertThat(show(shared, "listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(show(shared, "unix_socket_directories")).isEmpty();
    }

    @Test
    void password_and_data_are_readable_by_their_owner_alone() throws Exception {
        assertThat(mode(sharedData.path().resolve("keys"))).isEqualTo("rwx------");
        assertThat(mode(sharedData.path().resolve("keys/postgres-superuser"))).isEqualTo("rw-------");
        assertThat(mode(sharedData.path().resolve("postgres"))).isEqualTo("rwx------");
        assertThat(Files.readString(sharedData.path().resolve("keys/postgres-superuser")))
                .isEqualTo(shared.superuser().password());
    }

    @Test
    void a_port_that_is_taken_is_refused_with_its_number() {
        try (var other = DataDirectory.throwAway()) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(other, UNFLUSHED.withPort(shared.port())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(Integer.toString(shared.port()));
        }
    }

    @Test
    void rows_survive_a_stop_a_crash_and_a_new_start_on_the_same_data(@TempDir Path parent) throws Exception {
        var directory = parent.resolve("a name with spaces");
        int port;
        try (var data = DataDirectory.at(directory);
                var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
            port = postgres.port();
            execute(postgres, "create table fact (id int primary key)");
            execute(postgres, "insert into fact values (1)");

            postgres.stop();
            assertThatThrownBy(() -> count(postgres)).isInstanceOf(SQLException.class);
            postgres.start();
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(count(postgres)).isEqualTo(1);

            execute(postgres, "insert into fact values (2)");
            postgres.crash();
            assertThatThrownBy(() -> count(postgres)).isInstanceOf(SQLException.class);
            postgres.start();
            assertThat(count(postgres)).isEqualTo(2);
        }
        try (var data = DataDirectory.at(directory);
                var postgres = EmbeddedPostgres.start(data, SETTINGS.withPort(port))) {
            assertThat(count(postgres)).isEqualTo(2);
        }
    }

    @Test
    void a_pid_file_whose_number_another_process_bears_is_no_obstacle(@TempDir Path directory) throws Exception {
        try (var data = DataDirectory.at(directory);
                var postgres = EmbeddedPostgres.start(data, UNFLUSHED)) {
            execute(postgres, "create table fact (id int primary key)");
            var pidFile = directory.resolve("postgres/postmaster.pid");
            var lines = Files.readAllLines(pidFile);
            postgres.crash();

            lines.set(0, Long.toString(ProcessHandle.current().pid()));
            Files.write(pidFile, lines, StandardOpenOption.CREATE);
            postgres.start();
            assertThat(count(postgres)).isZero();
        }
    }

    @Test
    void an_operators_own_settings_win(@TempDir Path directory) throws Exception {
        try (var data = DataDirectory.at(directory);
                var postgres = EmbeddedPostgres.start(data, UNFLUSHED)) {
            postgres.stop();
            Files.writeString(directory.resolve("postgres/local.conf"), "work_mem = '13MB'\n");
            postgres.start();
            assertThat(show(postgres, "work_mem")).isEqualTo("13MB");
        }
    }

    @Test
    void data_without_their_password_are_refused_with_the_name_of_the_missing_file(@TempDir Path directory)
            throws Exception {
        try (var data = DataDirectory.at(directory)) {
            EmbeddedPostgres.start(data, UNFLUSHED).close();
            Files.delete(directory.resolve("keys/postgres-superuser"));
            assertThatThrownBy(() -> EmbeddedPostgres.start(data, UNFLUSHED))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("keys/postgres-superuser");
        }
    }

    private static String show(EmbeddedPostgres postgres, String setting) throws SQLException {
        try (var connection = postgres.superuser().connect("postgres");
                var rows = connection.createStatement().executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.superuser().connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = postgres.superuser().connect("postgres");
                var rows = connection.createStatement().executeQuery("select count(*) from fact")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<InetAddress> addressesOtherThanLoopback() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }
}
