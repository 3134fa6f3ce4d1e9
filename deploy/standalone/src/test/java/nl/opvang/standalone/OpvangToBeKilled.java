package nl.opvang.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import nl.opvang.embedded.DataDirectory;
import org.springframework.boot.logging.LoggingSystem;

/** A program that runs everything, says so, and waits to be killed; without a parent it stops by itself. */
final class OpvangToBeKilled {
    static final String READY = "ready";

    private OpvangToBeKilled() {}

    @SuppressWarnings("SystemOut") // The parent process reads it.
    public static void main(String[] arguments) throws IOException {
        LoggingSystem.get(OpvangToBeKilled.class.getClassLoader()).beforeInitialize();
        try (var data = DataDirectory.at(Path.of(arguments[0]));
                var _ = Standalone.start(data, ports(arguments), line -> {})) {
            System.out.println(READY);
            // Ends with the parent that holds the other end.
            System.in.readAllBytes();
        }
    }

    /** What {@link #ports} reads. */
    static String[] arguments(Ports ports) {
        return new String[] {
            text(ports.of("reporting")), text(ports.of("capacity")), text(ports.of("allocation")),
            text(ports.of("funding")), text(ports.managementOf("reporting")), text(ports.managementOf("capacity")),
            text(ports.managementOf("allocation")), text(ports.managementOf("funding")), text(ports.issuer()),
            text(ports.postgres()), text(ports.kafka()), text(ports.kafkaController())
        };
    }

    private static Ports ports(String[] arguments) {
        return new Ports(
                perService(arguments, 1),
                perService(arguments, 5),
                Integer.parseInt(arguments[9]),
                Integer.parseInt(arguments[10]),
                Integer.parseInt(arguments[11]),
                Integer.parseInt(arguments[12]));
    }

    private static Map<String, Integer> perService(String[] arguments, int first) {
        return Map.of(
                "reporting", Integer.valueOf(arguments[first]),
                "capacity", Integer.valueOf(arguments[first + 1]),
                "allocation", Integer.valueOf(arguments[first + 2]),
                "funding", Integer.valueOf(arguments[first + 3]));
    }

    private static String text(int port) {
        return Integer.toString(port);
    }
}
