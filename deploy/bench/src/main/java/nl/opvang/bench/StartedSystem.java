package nl.opvang.bench;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.standalone.Ports;
import nl.opvang.standalone.Standalone;
import org.springframework.boot.logging.LoggingSystem;

/** The JVM that {@link Starting} starts: everything in it, until its input ends. */
final class StartedSystem {
    static final String READY = "ready";
    static final String LOADED = "loaded";

    private StartedSystem() {}

    /** @param arguments where the data are, and how often to load the demo */
    public static void main(String[] arguments) throws Exception {
        LoggingSystem.get(StartedSystem.class.getClassLoader()).beforeInitialize();
        try (var data = DataDirectory.at(Path.of(arguments[0]));
                var opvang = Standalone.start(data, Ports.free(), _ -> {})) {
            System.out.println(READY);
            if (!arguments[1].equals("0")) {
                long began = System.nanoTime();
                opvang.loadDemo();
                System.out.printf(Locale.ROOT, "%s %.1f%n", LOADED, (System.nanoTime() - began) / 1e9);
            }
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }
}
