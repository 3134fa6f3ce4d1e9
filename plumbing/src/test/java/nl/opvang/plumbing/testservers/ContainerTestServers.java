package nl.opvang.plumbing.testservers;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import nl.opvang.embedded.Databases;
import nl.opvang.embedded.LoopbackPorts;
import nl.opvang.embedded.PostgresAccess;
import nl.opvang.embedded.Secrets;
import nl.opvang.embedded.ServiceDatabase;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Servers in containers, at ports that stay theirs while they are stopped; Testcontainers removes them when the JVM ends. */
final class ContainerTestServers implements TestServers {
    private static final String POSTGRES_IMAGE = "postgres:18";
    private static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
    private static final Duration TIME_TO_START = Duration.ofMinutes(3);

    private final Secrets secrets = new Secrets(temporaryDirectory());
    private final int postgresPort = LoopbackPorts.free();
    private final int kafkaPort = LoopbackPorts.free();
    private final Lazy<PostgreSQLContainer> postgres = new Lazy<>(this::startNewPostgres);
    private final Lazy<KafkaContainer> kafka = new Lazy<>(this::startNewKafka);
    private final AtomicInteger databases = new AtomicInteger();

    /** Whether a Docker engine answers that need not fetch anything: an engine without a way to a registry would keep every test waiting. */
    static boolean areAtHand() {
        var mayAnswer = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return mayAnswer
                && DockerClientFactory.instance().isDockerAvailable()
                && List.of(POSTGRES_IMAGE, KAFKA_IMAGE).stream().allMatch(ContainerTestServers::isPresent);
    }

    private static boolean isPresent(String image) {
        try {
            DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException absent) {
            return false;
        }
    }

    @Override
    public ServiceDatabase freshDatabase(String service) {
        if (kafka.ifMade() != null) LeftTopic.delete(bootstrapServers(), service);
        return new Databases(superuser(), secrets).provision(service, service + "_" + databases.incrementAndGet());
    }

    @Override
    public PostgresAccess superuser() {
        var container = postgres.get();
        return new PostgresAccess("127.0.0.1", postgresPort, container.getUsername(), container.getPassword());
    }

    @Override
    public String bootstrapServers() {
        return kafka.get().getBootstrapServers();
    }

    @Override
    public void stopPostgres() {
        stop(postgres.get());
    }

    @Override
    public void startPostgres() {
        start(postgres.get());
        await().atMost(TIME_TO_START).ignoreExceptions().until(() -> {
            superuser().connect("postgres").close();
            return true;
        });
    }

    @Override
    public void stopKafka() {
        stop(kafka.get());
    }

    @Override
    public void startKafka() {
        start(kafka.get());
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            await().atMost(TIME_TO_START)
                    .ignoreExceptions()
                    .until(() -> !admin.describeCluster().nodes().get().isEmpty());
        }
    }

    private PostgreSQLContainer startNewPostgres() {
        var container = new PostgreSQLContainer(POSTGRES_IMAGE)
                .withStartupTimeout(TIME_TO_START)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200")
                .withCreateContainerCmdModifier(bind(postgresPort, PostgreSQLContainer.POSTGRESQL_PORT));
        container.start();
        return container;
    }

    private KafkaContainer startNewKafka() {
        var container = new KafkaContainer(KAFKA_IMAGE)
                .withStartupTimeout(TIME_TO_START)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(2 * 1024 * 1024))
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withCreateContainerCmdModifier(bind(kafkaPort, 9092));
        container.start();
        return container;
    }

    private static Consumer<CreateContainerCmd> bind(int port, int containerPort) {
        var binding = new PortBinding(Ports.Binding.bindIpAndPort("127.0.0.1", port), ExposedPort.tcp(containerPort));
        return command -> Objects.requireNonNullElseGet(command.getHostConfig(), HostConfig::new)
                .withPortBindings(binding);
    }

    private static void stop(GenericContainer<?> container) {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    private static void start(GenericContainer<?> container) {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("opvang-test-keys-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
