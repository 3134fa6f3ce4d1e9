package nl.opvang.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.issuer.PrintToken;
import nl.opvang.standalone.fuzz.FuzzCommand;
import nl.opvang.torture.Torture;
import org.springframework.boot.logging.LoggingSystem;

/** The program behind {@code ./opvang}. */
public final class Opvang {
    private static final Set<String> OPTIONS = Set.of("--empty");

    private Opvang() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            run(arguments);
        } catch (RuntimeException e) {
            System.err.println("Opvang cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(String[] arguments) throws InterruptedException {
        var rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        switch (arguments.length == 0 ? "start" : arguments[0]) {
            case "start" -> start(List.of(rest));
            case "token" -> PrintToken.main(rest);
            case "torture" -> torture(rest);
            case "fuzz" -> fuzz(List.of(rest));
            default -> {
                System.err.println(
                        "Known are: start [--empty], token <role> [<code>], torture [--seed N] [--minutes M], "
                                + FuzzCommand.USAGE);
                System.exit(2);
            }
        }
    }

    private static void torture(String[] options) throws InterruptedException {
        quiet();
        System.exit(Torture.run(options, System.out::println));
    }

    /** Against a system of its own, whose data are thrown away. */
    private static void fuzz(List<String> options) throws InterruptedException {
        quiet();
        System.exit(fuzz(new FuzzCommand(options)) ? 0 : 1);
    }

    private static boolean fuzz(FuzzCommand command) throws InterruptedException {
        Consumer<String> tell = System.out::println;
        try (var data = DataDirectory.throwAway();
                var opvang = Standalone.start(data, Ports.free(), tell)) {
            return command.run(new FuzzedStandalone(opvang), tell);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(List<String> options) throws InterruptedException {
        if (!OPTIONS.containsAll(options)) {
            System.err.println("Known are: start [--empty]");
            System.exit(2);
        }
        quiet();
        var data = DataDirectory.at(Path.of(System.getenv().getOrDefault("OPVANG_DATA", "data")));
        var opvang = Standalone.start(data, Ports.usual(), System.out::println);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            System.out.println("Opvang stops.");
            opvang.close();
            data.close();
            stopped.countDown();
        }));
        if (!options.contains("--empty")) loadDemo(opvang);
        stopped.await();
    }

    /** Until the first context says where logs go, Kafka would fill the console with its settings. */
    private static void quiet() {
        LoggingSystem.get(Opvang.class.getClassLoader()).beforeInitialize();
    }

    /** A demo that stops half-way leaves the register as it is: the next start goes on with it. */
    private static void loadDemo(Standalone opvang) throws InterruptedException {
        try {
            opvang.loadDemo();
        } catch (RuntimeException e) {
            System.err.println("The demo is not complete: " + e.getMessage());
        }
    }
}
