package nl.opvang.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.UUID;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.embedded.Databases;
import nl.opvang.embedded.EmbeddedKafka;
import nl.opvang.embedded.EmbeddedPostgres;
import nl.opvang.embedded.KafkaSettings;
import nl.opvang.embedded.PostgresSettings;
import nl.opvang.embedded.ServiceDatabase;

/** A real PostgreSQL and a real Kafka broker, with the settings of {@code ./opvang start}, for one measurement. */
final class Servers implements AutoCloseable {
    private final DataDirectory data;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final Databases databases;

    private Servers(DataDirectory data, EmbeddedPostgres postgres, EmbeddedKafka kafka) {
        this.data = data;
        this.postgres = postgres;
        this.kafka = kafka;
        this.databases = new Databases(postgres.superuser(), data.secrets());
    }

    static Servers start() {
        var data = DataDirectory.throwAway();
        data.secrets().readOrGenerate("identity");
        data.secrets().readOrGenerate("person-keys");
        data.secrets().readOrGenerate("bodies");
        data.secrets().readOrGenerate("seals");
        var kafka = EmbeddedKafka.start(data, KafkaSettings.defaults());
        return new Servers(data, EmbeddedPostgres.start(data, PostgresSettings.defaults()), kafka);
    }

    /** A new, empty database with the roles of a service. */
    ServiceDatabase database(String service) {
        return databases.provision(
                service, "bench_" + UUID.randomUUID().toString().replace('-', '_'));
    }

    void drop(ServiceDatabase database) {
        var url = database.jdbcUrl();
        databases.drop(url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", ""));
    }

    String brokers() {
        return kafka.bootstrapServers();
    }

    /** A file that goes with the data. */
    File file(String name) {
        return data.path().resolve(name).toFile();
    }

    /** Where secrets lie. */
    Path keys() {
        return data.path().resolve("keys");
    }

    /** Where the key lies with which people's identities are hidden. */
    String identityKey() {
        return data.secrets().file("identity").toString();
    }

    /** Where the key lies under which people's keys lie. */
    String personKeys() {
        return data.secrets().file("person-keys").toString();
    }

    /** Where the key lies with which what was asked is hashed. */
    String bodyKey() {
        return data.secrets().file("bodies").toString();
    }

    /** Where the key lies with which seals are signed. */
    String sealing() {
        return data.secrets().file("seals").toString();
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
        data.close();
    }
}
