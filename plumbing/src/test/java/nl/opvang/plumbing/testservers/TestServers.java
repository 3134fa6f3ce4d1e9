package nl.opvang.plumbing.testservers;

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

    /** A new, empty database with the roles of this service; a test class takes its own, so that no other one is in its way. */
    ServiceDatabase freshDatabase(String service);

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
