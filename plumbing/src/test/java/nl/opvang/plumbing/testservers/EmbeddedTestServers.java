package nl.opvang.plumbing.testservers;

import java.util.concurrent.atomic.AtomicInteger;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.embedded.Databases;
import nl.opvang.embedded.Durability;
import nl.opvang.embedded.EmbeddedKafka;
import nl.opvang.embedded.EmbeddedPostgres;
import nl.opvang.embedded.KafkaSettings;
import nl.opvang.embedded.PostgresAccess;
import nl.opvang.embedded.PostgresSettings;
import nl.opvang.embedded.ServiceDatabase;

/** Servers inside this JVM, on data that is thrown away when it ends. */
final class EmbeddedTestServers implements TestServers {
    private final Lazy<DataDirectory> data = new Lazy<>(this::holdData);
    private final Lazy<EmbeddedPostgres> postgres = new Lazy<>(this::startNewPostgres);
    private final Lazy<EmbeddedKafka> kafka = new Lazy<>(this::startNewKafka);
    private final AtomicInteger databases = new AtomicInteger();

    @Override
    public ServiceDatabase freshDatabase(String service) {
        if (kafka.ifMade() != null) LeftTopic.delete(bootstrapServers(), service);
        return new Databases(superuser(), data.get().secrets())
                .provision(service, service + "_" + databases.incrementAndGet());
    }

    @Override
    public PostgresAccess superuser() {
        return postgres.get().superuser();
    }

    @Override
    public String bootstrapServers() {
        return kafka.get().bootstrapServers();
    }

    @Override
    public void stopPostgres() {
        postgres.get().stop();
    }

    @Override
    public void startPostgres() {
        postgres.get().start();
    }

    @Override
    public void stopKafka() {
        kafka.get().stop();
    }

    @Override
    public void startKafka() {
        kafka.get().start();
    }

    private DataDirectory holdData() {
        var held = DataDirectory.throwAway();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "test-servers-close"));
        return held;
    }

    private EmbeddedPostgres startNewPostgres() {
        return EmbeddedPostgres.start(
                data.get(),
                PostgresSettings.defaults()
                        .withDurability(Durability.UNFLUSHED_FOR_TESTS)
                        .withSharedBuffersMebibytes(64));
    }

    private EmbeddedKafka startNewKafka() {
        return EmbeddedKafka.start(data.get(), KafkaSettings.defaults().withDurability(Durability.UNFLUSHED_FOR_TESTS));
    }

    private void close() {
        var startedKafka = kafka.ifMade();
        if (startedKafka != null) {
            startedKafka.close();
        }
        var startedPostgres = postgres.ifMade();
        if (startedPostgres != null) {
            startedPostgres.close();
        }
        data.get().close();
    }
}
