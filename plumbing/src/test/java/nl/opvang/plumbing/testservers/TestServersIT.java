package nl.opvang.plumbing.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import nl.opvang.embedded.ServiceDatabase;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TestServersIT {
    private final TestServers servers = TestServers.shared();

    @Test
    void every_database_asked_for_is_a_fresh_one() throws Exception {
        var first = servers.freshDatabase("sample");
        execute(first, "create table fact (id int)");
        var second = servers.freshDatabase("sample");
        assertThatThrownBy(() -> execute(second, "select * from fact")).hasMessageContaining("does not exist");
        execute(first, "select * from fact");
    }

    @Test
    void postgres_comes_back_with_its_data() throws Exception {
        var database = servers.freshDatabase("sample");
        execute(database, "create table fact (id int)");
        servers.stopPostgres();
        assertThatThrownBy(() -> execute(database, "select * from fact")).isInstanceOf(SQLException.class);
        servers.startPostgres();
        execute(database, "select * from fact");
    }

    @Test
    void kafka_comes_back_at_the_same_port() throws Exception {
        var before = servers.bootstrapServers();
        servers.stopKafka();
        servers.startKafka();
        assertThat(servers.bootstrapServers()).isEqualTo(before);
        try (var admin = Admin.create(Map.of("bootstrap.servers", before))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    private static void execute(ServiceDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.ownerUser(), database.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
