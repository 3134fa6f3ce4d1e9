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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

class EmbeddedPostgresIT {
    private static final PostgresSettings SETTINGS = PostgresSettings.defaults().withSharedBuffersMebibytes(32);

    @Test
    void acknowledged_writes_are_flushed_unless_a_test_says_otherwise() throws Exception {
        try (var data = DataDirectory.throwAway();
                var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
            assertThat(show(postgres, "fsync")).isEqualTo("on");
            assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(show(postgres, "full_page_writes")).isEqualTo("on");
            assertThat(show(postgres, "server_version")).startsWith("18.");
            assertThat(show(postgres, "shared_buffers")).isEqualTo("32MB");
            assertThat(show(postgres, "max_connections")).isEqualTo("200");
            assertThat(show(postgres, "data_checksums")).isEqualTo("on");
        }
        try (var data = DataDirectory.throwAway();
                var postgres = EmbeddedPostgres.start(data, SETTINGS.withDurability(Durability.UNFLUSHED_FOR_TESTS))) {
            assertThat(show(postgres, "fsync")).isEqualTo("off");
            assertThat(show(postgres, "synchronous_commit")).isEqualTo("off");
        }
    }

    @Test
    void nobody_enters_without_the_password() {
        try (var data = DataDirectory.throwAway();
                var postgres = EmbeddedPostgres.start(data, SETTINGS.withDurability(Durability.UNFLUSHED_FOR_TESTS))) {
            var url = postgres.superuser().jdbcUrl("postgres");
            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", ""))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "postgres"))
                    .isInstanceOfSatisfying(
                            PSQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo(PSQLState.INVALID_PASSWORD.getState()));
            assertThat(postgres.superuser().toString())
                    .doesNotContain(postgres.superuser().password());
        }
    }

    @Test
    void it_is_heard_on_loopback_alone() throws Exception {
        try (var data = DataDirectory.throwAway();
                var postgres = EmbeddedPostgres.start(data, SETTINGS.withDurability(Durability.UNFLUSHED_FOR_TESTS))) {
            for (var address : addressesOtherThanLoopback()) {
                assertThatThrownBy(() -> new Socket(address, postgres.port()).close())
                        .isInstanceOf(IOException.class);
            }
            assertThat(show(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(postgres, "unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void password_and_data_are_readable_by_their_owner_alone() throws Exception {
        try (var data = DataDirectory.throwAway();
                var postgres = EmbeddedPostgres.start(data, SETTINGS.withDurability(Durability.UNFLUSHED_FOR_TESTS))) {
            assertThat(mode(data.path().resolve("keys"))).isEqualTo("rwx------");
            assertThat(mode(data.path().resolve("keys/postgres-superuser"))).isEqualTo("rw-------");
            assertThat(mode(data.path().resolve("postgres"))).isEqualTo("rwx------");
            assertThat(Files.readString(data.path().resolve("keys/postgres-superuser")))
                    .isEqualTo(postgres.superuser().password());
        }
    }

    @Test
    void rows_survive_a_stop_a_crash_and_a_new_start_on_the_same_data(@TempDir Path directory) throws Exception {
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
                var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
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
                var postgres = EmbeddedPostgres.start(data, SETTINGS)) {
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
            EmbeddedPostgres.start(data, SETTINGS).close();
            Files.delete(directory.resolve("keys/postgres-superuser"));
            assertThatThrownBy(() -> EmbeddedPostgres.start(data, SETTINGS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("keys/postgres-superuser");
        }
    }

    @Test
    void a_port_that_is_taken_is_refused_with_its_number() {
        try (var data = DataDirectory.throwAway();
                var postgres = EmbeddedPostgres.start(data, SETTINGS.withDurability(Durability.UNFLUSHED_FOR_TESTS));
                var other = DataDirectory.throwAway()) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(other, SETTINGS.withPort(postgres.port())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(Integer.toString(postgres.port()));
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
        return java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<InetAddress> addressesOtherThanLoopback() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }
}
