package nl.opvang.embedded;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A program that starts both servers, writes something into each, says so, and waits to be killed. */
final class ServersToBeKilled {
    static final String READY = "ready";
    static final String TOPIC = "opvang.killed";

    private ServersToBeKilled() {}

    @SuppressWarnings("SystemOut") // The parent process reads it.
    public static void main(String[] arguments) throws Exception {
        var data = arguments.length == 0 ? DataDirectory.throwAway() : DataDirectory.at(Path.of(arguments[0]));
        var postgres = EmbeddedPostgres.start(
                data,
                PostgresSettings.defaults()
                        .withSharedBuffersMebibytes(32)
                        .withPort(arguments.length == 0 ? 0 : Integer.parseInt(arguments[1])));
        if (arguments.length > 0) {
            write(postgres);
            var kafka =
                    EmbeddedKafka.start(data, KafkaSettings.defaults().withPorts(Integer.parseInt(arguments[2]), 0));
            var records = new KafkaRecords(kafka.bootstrapServers(), TOPIC);
            records.createTopic();
            records.write(List.of("acknowledged"));
        }
        System.out.println(READY + " " + data.path());
        new CountDownLatch(1).await();
    }

    private static void write(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = postgres.superuser().connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create table fact as select 'acknowledged' as content");
        }
    }
}
