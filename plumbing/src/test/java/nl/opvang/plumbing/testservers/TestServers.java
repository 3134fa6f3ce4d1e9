package nl.opvang.plumbing.testservers;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import nl.opvang.embedded.PostgresAccess;
import nl.opvang.embedded.ServiceDatabase;

/**
 * One real PostgreSQL and one real Kafka broker, each started when first asked for and shared by all tests of the JVM.
 *
 * <p>{@code OPVANG_TEST_SERVERS=embedded|containers} (or {@code -Dopvang.test.servers=}) chooses; without it containers are taken where a
 * Docker engine answers and has both images, else embedded servers.
 */
public sealed interface TestServers permits EmbeddedTestServers, ContainerTestServers {

    /** The servers of this JVM. */
    static TestServers shared() {
        return SharedTestServers.SERVERS;
    }

    /**
     * A new, empty database with the roles of this service, and Kafka without anything of it; a test class takes its own, so that no
     * other one is in its way.
     */
    ServiceDatabase freshDatabase(String service);

    /** Another one, in which a busy machine may keep a transaction longer than the role's limits allow, which other tests are about. */
    default ServiceDatabase unhurriedDatabase(String service) {
        var database = freshDatabase(service);
        try (var connection = DriverManager.getConnection(
                        database.jdbcUrl(), superuser().user(), superuser().password());
                var statement = connection.createStatement()) {
            for (var limit : List.of("transaction_timeout", "idle_in_transaction_session_timeout"))
                statement.execute("alter role %s in database %s set %s = '2min'"
                        .formatted(database.appUser(), connection.getCatalog(), limit));
        } catch (SQLException e) {
            throw new IllegalStateException("The limits of " + database + " stay as they are", e);
        }
        return database;
    }

    /** The superuser, for what only a superuser can do to a service: end its sessions, look at its locks, open other databases. */
    PostgresAccess superuser();

    String bootstrapServers();

    /** Takes PostgreSQL away from everyone; the test that does it brings it back before it ends. */
    void stopPostgres();

    /** Answers when clients can connect again, at the same port and with the same data. */
    void startPostgres();

    /** Takes Kafka away from everyone; the test that does it brings it back before it ends. */
    void stopKafka();

    /** Answers when clients can connect again, at the same port and with the same data. */
    void startKafka();
}
