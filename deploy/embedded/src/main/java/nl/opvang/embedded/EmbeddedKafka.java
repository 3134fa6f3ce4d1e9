package nl.opvang.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real Kafka broker on 127.0.0.1, its own controller, in this JVM; topics are made by those who own them, never by a typing error. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);

    private static final int NODE = 1;
    private static final int MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

    private final Path logDirectory;
    private final Durability durability;
    private final int port;
    private final int controllerPort;
    private final int advertisedPort;
    private final Map<String, String> more;
    private @Nullable KafkaRaftServer server;

    private EmbeddedKafka(DataDirectory data, KafkaSettings settings) {
        this.logDirectory = data.path().resolve("kafka");
        this.durability = settings.durability();
        this.port = LoopbackPorts.freeOr(settings.port(), "Kafka");
        this.controllerPort = LoopbackPorts.freeOr(settings.controllerPort(), "Kafka's controller");
        this.advertisedPort = settings.advertisedPort() == 0 ? port : settings.advertisedPort();
        this.more = settings.more();
    }

    /** Starts it on the data that is there, or on none; answers when clients can connect. */
    public static EmbeddedKafka start(DataDirectory data, KafkaSettings settings) {
        var kafka = new EmbeddedKafka(data, settings);
        kafka.start();
        return kafka;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + advertisedPort;
    }

    /** Starts it again after {@link #stop}: same data, same ports. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        format();
        var starting = new KafkaRaftServer(new KafkaConfig(configuration(), false), Time.SYSTEM);
        try {
            starting.startup();
        } catch (RuntimeException e) {
            starting.shutdown();
            throw e;
        }
        server = starting;
        log.info("Kafka answers on {}, data in {}", bootstrapServers(), logDirectory);
    }

    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Gives the directory its identity; where it has one already, nothing happens. */
    private void format() {
        try {
            Files.createDirectories(logDirectory);
            Files.setPosixFilePermissions(logDirectory, PosixFilePermissions.fromString("rwx------"));
            new Formatter()
                    .setClusterId(clusterId())
                    .setNodeId(NODE)
                    .addDirectory(logDirectory.toString())
                    .setMetadataLogDirectory(logDirectory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Kafka's data in " + logDirectory + " cannot be used", e);
        }
    }

    private String clusterId() {
        var file = logDirectory.resolve("meta.properties");
        if (!Files.exists(file)) {
            return Uuid.randomUuid().toString();
        }
        try (var reader = Files.newBufferedReader(file)) {
            var properties = new Properties();
            properties.load(reader);
            return properties.getProperty("cluster.id", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> configuration() {
        var configuration = new HashMap<String, String>();
        configuration.put("process.roles", "broker,controller");
        configuration.put("node.id", Integer.toString(NODE));
        configuration.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        configuration.put(
                "listeners", "CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        configuration.put("advertised.listeners", "CLIENT://127.0.0.1:" + advertisedPort);
        configuration.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        configuration.put("inter.broker.listener.name", "CLIENT");
        configuration.put("controller.listener.names", "CONTROLLER");
        configuration.put("log.dirs", logDirectory.toString());

        configuration.put("auto.create.topics.enable", "false");
        // What carries events is kept for ever; a topic that may forget says so itself.
        configuration.put("log.retention.ms", "-1");
        configuration.put("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        configuration.put("replica.fetch.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        if (durability == Durability.FLUSHED) {
            // There is no replica that would still have what a power cut takes from this one.
            configuration.put("log.flush.interval.messages", "1");
        }

        // After a kill the broker waits for the session of its former self to expire.
        configuration.put("broker.session.timeout.ms", "2000");
        configuration.put("broker.heartbeat.interval.ms", "500");
        // A busy machine may need longer than a minute for its start.
        configuration.put("initial.broker.registration.timeout.ms", "600000");
        configuration.put("group.initial.rebalance.delay.ms", "0");
        // Partitions of a reader that was killed go to the next one after this, not after Kafka's 45 seconds.
        configuration.put("group.consumer.session.timeout.ms", "8000");
        configuration.put("group.consumer.min.session.timeout.ms", "8000");
        // A reader that joins hears of its partitions with its next heartbeat.
        configuration.put("group.consumer.heartbeat.interval.ms", "500");
        configuration.put("group.consumer.min.heartbeat.interval.ms", "500");

        configuration.put("default.replication.factor", "1");
        configuration.put("offsets.topic.replication.factor", "1");
        configuration.put("transaction.state.log.replication.factor", "1");
        configuration.put("transaction.state.log.min.isr", "1");
        configuration.put("share.coordinator.state.topic.replication.factor", "1");
        configuration.put("share.coordinator.state.topic.min.isr", "1");

        // Sized for two cores that others need too.
        configuration.put("offsets.topic.num.partitions", "4");
        configuration.put("transaction.state.log.num.partitions", "4");
        configuration.put("share.coordinator.state.topic.num.partitions", "4");
        configuration.put("num.network.threads", "2");
        configuration.put("num.io.threads", "4");
        configuration.put("background.threads", "2");
        configuration.put("num.recovery.threads.per.data.dir", "2");
        configuration.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        configuration.putAll(more);
        return configuration;
    }
}
