package nl.opvang.torture.machine;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.embedded.EmbeddedKafka;
import nl.opvang.embedded.KafkaSettings;

/** A Kafka broker as a program: directory, port, controller's port, advertised port. */
public final class BrokerProgram {
    private BrokerProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        var data = DataDirectory.at(Path.of(arguments[0]));
        var kafka = EmbeddedKafka.start(
                data,
                KafkaSettings.defaults()
                        .withPorts(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
                        .withAdvertisedPort(Integer.parseInt(arguments[3])));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            kafka.close();
            data.close();
        }));
        new CountDownLatch(1).await();
    }
}
