package nl.opvang.bench;

import java.util.ArrayList;
import java.util.List;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import org.springframework.boot.logging.LoggingSystem;

/** The program behind {@code ./opvang bench}. */
public final class Bench {
    private static final int USUAL_PAIRS = 11;

    private static final List<Measurement> ALL = List.of(
            new CommandsPerSecond(),
            new ReadBack(),
            new Relaying(),
            new Consuming(),
            new Sealing(),
            new Rebuilding(),
            new Replaying(),
            new BulkLoading(),
            new HttpReading(),
            new Visibility(),
            new AsOf(),
            new ShelterRequests(),
            new Entitlements(),
            new Pages(),
            new Starting(),
            new Growth());

    private Bench() {}

    /** @param arguments names of measurements, none for all; {@code --pairs N}; {@code --quick} */
    public static void main(String[] arguments) {
        LoggingSystem.get(Bench.class.getClassLoader()).beforeInitialize();
        // Embedded Kafka leaves threads behind when something fails.
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        int pairs = USUAL_PAIRS;
        boolean quick = false;
        var names = new ArrayList<String>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> quick = true;
                case "--pairs" -> pairs = i + 1 < arguments.length ? number(arguments[++i]) : 0;
                default -> names.add(arguments[i]);
            }
        }
        var known = ALL.stream().map(Measurement::name).toList();
        if (pairs < 1 || !known.containsAll(names)) {
            System.err.println("usage: ./opvang bench [NAME ...] [--pairs N] [--quick]; names are");
            ALL.forEach(each -> System.err.printf("  %-12s %s%n", each.name(), each.about()));
            return 2;
        }
        var scale = new Scale(quick ? Math.min(pairs, 2) : pairs, quick);
        boolean whole = true;
        for (var measurement : ALL)
            if (names.isEmpty() || names.contains(measurement.name())) whole &= run(measurement, scale);
        return whole ? 0 : 1;
    }

    static Measurement named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    /** One that fails leaves the others to be measured. */
    private static boolean run(Measurement measurement, Scale scale) {
        System.out.printf("## %s: %s%n%n", measurement.name(), measurement.about());
        try (var servers = Servers.start()) {
            for (var table : measurement.measure(servers, scale)) System.out.println(table.text());
            return true;
        } catch (Exception e) {
            System.out.println("failed: " + SteadyWork.innermost(e));
            if (!scale.quick()) e.printStackTrace();
            return false;
        }
    }
}
