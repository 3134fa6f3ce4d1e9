package nl.opvang.plumbing.testservers;

import java.util.Optional;

/** Makes the choice once, when the first test asks. */
final class SharedTestServers {
    static final TestServers SERVERS = choose();

    private SharedTestServers() {}

    private static TestServers choose() {
        var choice = Optional.ofNullable(System.getProperty("opvang.test.servers"))
                .or(() -> Optional.ofNullable(System.getenv("OPVANG_TEST_SERVERS")))
                .orElse("");
        return switch (choice) {
            case "embedded" -> new EmbeddedTestServers();
            case "containers" -> new ContainerTestServers();
            case "" -> ContainerTestServers.areAtHand() ? new ContainerTestServers() : new EmbeddedTestServers();
            default ->
                throw new IllegalArgumentException("OPVANG_TEST_SERVERS is embedded or containers, not " + choice);
        };
    }
}
