package nl.opvang.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabasesIT {
    private static DataDirectory data;
    private static EmbeddedPostgres postgres;
    private static Databases databases;

    @BeforeAll
    static void start() {
        data = DataDirectory.throwAway();
        postgres = EmbeddedPostgres.start(
                data,
                PostgresSettings.defaults()
                        .withSharedBuffersMebibytes(32)
                        .withDurability(Durability.UNFLUSHED_FOR_TESTS));
        databases = new Databases(postgres.superuser(), data.secrets());
    }

    @AfterAll
    static void stop() {
        postgres.close();
        data.close();
    }

    @Test
    void every_service_gets_a_database_that_only_its_own_roles_enter() throws Exception {
        var all = Databases.SERVICES.stream().map(databases::provision).toList();
        for (var own : all) {
            for (var other : all) {
                if (own.equals(other)) {
                    asOwner(own).close();
                    asApplication(own).close();
                } else {
                    assertThatThrownBy(() -> connect(other.jdbcUrl(), own.appUser(), own.appPassword()))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("permission denied for database");
                }
            }
            assertThatThrownBy(
                            () -> connect(postgres.superuser().jdbcUrl("postgres"), own.appUser(), own.appPassword()))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for database");
        }
    }

    @Test
    void the_databases_of_all_services_can_be_made_on_a_postgresql_that_runs_elsewhere() throws Exception {
        ProvisionDatabases.main(new String[] {
            "127.0.0.1",
            Integer.toString(postgres.port()),
            "postgres",
            data.path().resolve("keys").toString()
        });
        for (var service : Databases.SERVICES)
            asApplication(databases.provision(service)).close();
    }

    @Test
    void provisioning_again_changes_nothing() throws Exception {
        var first = databases.provision("capacity");
        try (var owner = asOwner(first)) {
            execute(owner, "create table if not exists kept (id int)");
        }
        assertThat(databases.provision("capacity")).isEqualTo(first);
        try (var owner = asOwner(first)) {
            execute(owner, "select * from kept");
        }
        assertThat(first.toString()).doesNotContain(first.ownerPassword()).doesNotContain(first.appPassword());
    }

    @Test
    void a_second_database_of_a_service_has_the_same_roles_and_is_empty() throws Exception {
        var first = databases.provision("funding");
        var second = databases.provision("funding", "funding_7");
        assertThat(second.appUser()).isEqualTo(first.appUser());
        assertThat(second.jdbcUrl()).endsWith("/funding_7");
        asApplication(second).close();

        databases.drop("funding_7");
        assertThatThrownBy(() -> asApplication(second)).hasMessageContaining("does not exist");
    }

    @Test
    void the_owner_may_make_schemas_and_exclusion_constraints_and_the_application_may_make_nothing() throws Exception {
        var allocation = databases.provision("allocation");
        try (var owner = asOwner(allocation);
                var application = asApplication(allocation)) {
            execute(owner, "create schema views");
            execute(
                    owner,
                    "create table views.stay (person int, during daterange, exclude using gist (person with =, during"
                            + " with &&))");
            assertThatThrownBy(() -> execute(application, "create schema mine"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(application, "create table public.mine ()"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(application, "create temporary table mine ()"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void the_application_cannot_keep_a_transaction_open() throws Exception {
        var capacity = databases.provision("capacity");
        try (var application = asApplication(capacity);
                var owner = asOwner(capacity)) {
            assertThat(show(application, "transaction_timeout")).isEqualTo("5s");
            assertThat(show(application, "idle_in_transaction_session_timeout")).isEqualTo("2s");
            assertThat(show(owner, "transaction_timeout")).isEqualTo("5min");
            assertThat(show(owner, "idle_in_transaction_session_timeout")).isEqualTo("5min");

            assertThatThrownBy(() -> execute(application, "select pg_sleep(600)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("transaction timeout");
        }
        try (var application = asApplication(capacity)) {
            application.setAutoCommit(false);
            var backend = pidOf(application);
            await().atMost(Duration.ofMinutes(2)).until(() -> !isAlive(backend));
            assertThatThrownBy(() -> execute(application, "select 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_name_that_is_more_than_a_name_is_refused() {
        assertThatThrownBy(() -> databases.provision("capacity; drop database capacity"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int pidOf(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static boolean isAlive(int backend) throws SQLException {
        try (var connection = postgres.superuser().connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select from pg_stat_activity where pid = " + backend)) {
            return rows.next();
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection asOwner(ServiceDatabase database) throws SQLException {
        return connect(database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
    }

    private static Connection asApplication(ServiceDatabase database) throws SQLException {
        return connect(database.jdbcUrl(), database.appUser(), database.appPassword());
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
