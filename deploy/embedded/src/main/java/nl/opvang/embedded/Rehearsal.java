package nl.opvang.embedded;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Runs a service as a process of its own against a throw-away PostgreSQL and Kafka, with nothing but the settings that it must have: to
 * see that it starts, and to record which classes that takes.
 *
 * <p>Arguments: the service, then the command that starts it. Ends with the exit status of that command.
 */
public final class Rehearsal {
    private static final String BODY_KEY = "bodies";
    private static final String IDENTITY_KEY = "identity";
    private static final String PERSON_KEYS = "person-keys";
    private static final String SEALING = "seals";

    private Rehearsal() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) throw new IllegalArgumentException("Arguments: <service> <command...>");
        System.exit(run(arguments[0], List.of(Arrays.copyOfRange(arguments, 1, arguments.length))));
    }

    /** The exit status of the command. */
    public static int run(String service, List<String> command) throws IOException, InterruptedException {
        try (var data = DataDirectory.throwAway();
                var postgres = EmbeddedPostgres.start(
                        data, PostgresSettings.defaults().withDurability(Durability.UNFLUSHED_FOR_TESTS));
                var kafka = EmbeddedKafka.start(
                        data, KafkaSettings.defaults().withDurability(Durability.UNFLUSHED_FOR_TESTS))) {
            var database = new Databases(postgres.superuser(), data.secrets()).provision(service);
            var process = new ProcessBuilder(command).inheritIO();
            process.environment().putAll(settings(database, kafka.bootstrapServers(), data.secrets()));
            return process.start().waitFor();
        }
    }

    private static Map<String, String> settings(ServiceDatabase database, String brokers, Secrets secrets) {
        secrets.readOrGenerate(BODY_KEY);
        secrets.readOrGenerate(IDENTITY_KEY);
        secrets.readOrGenerate(PERSON_KEYS);
        secrets.readOrGenerate(SEALING);
        return Map.ofEntries(
                Map.entry("OPVANG_DATABASE_URL", database.jdbcUrl()),
                Map.entry("OPVANG_DATABASE_OWNER_USER", database.ownerUser()),
                Map.entry("OPVANG_DATABASE_OWNER_PASSWORD", database.ownerPassword()),
                Map.entry("OPVANG_DATABASE_APP_USER", database.appUser()),
                Map.entry("OPVANG_DATABASE_APP_PASSWORD", database.appPassword()),
                Map.entry("OPVANG_KAFKA_BOOTSTRAP_SERVERS", brokers),
                Map.entry("OPVANG_ACCESS_ISSUER_URI", "http://127.0.0.1:1"),
                Map.entry("OPVANG_ACCESS_AUDIENCE", "opvang"),
                Map.entry("OPVANG_HTTP_BODY_KEY_FILE", secrets.file(BODY_KEY).toString()),
                Map.entry("OPVANG_IDENTITY_KEY_FILE", secrets.file(IDENTITY_KEY).toString()),
                Map.entry("OPVANG_SEALS_KEY_FILE", secrets.file(SEALING).toString()),
                Map.entry(
                        "OPVANG_PERSON_KEYS_KEY_FILE", secrets.file(PERSON_KEYS).toString()));
    }
}
