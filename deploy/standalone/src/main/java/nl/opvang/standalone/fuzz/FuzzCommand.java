package nl.opvang.standalone.fuzz;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** {@code ./opvang fuzz}: attacks a system of its own, tells what came of it, and answers whether nothing failed. */
public final class FuzzCommand {
    /** How it is used. */
    public static final String USAGE = "fuzz [--seed N] [--requests M] [--from N]";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long seed;
    private final long requests;
    private final long from;

    /** @throws IllegalArgumentException when these options are none */
    public FuzzCommand(List<String> options) {
        long seedGiven = ThreadLocalRandom.current().nextInt(1_000_000);
        long requestsGiven = 10_000;
        long fromGiven = 0;
        for (int i = 0; i < options.size(); i += 2) {
            long value = i + 1 < options.size() ? number(options.get(i + 1)) : number("");
            switch (options.get(i)) {
                case "--seed" -> seedGiven = value;
                case "--requests" -> requestsGiven = value;
                case "--from" -> fromGiven = value;
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        seed = seedGiven;
        requests = requestsGiven;
        from = fromGiven;
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,12}")) throw new IllegalArgumentException(USAGE);
        return Long.parseLong(text);
    }

    /**
     * Attacks this system.
     *
     * @return whether nothing failed
     */
    public boolean run(Target target, Consumer<String> tell) throws IOException, InterruptedException {
        tell.accept("Seed %d: requests %d to %d.".formatted(seed, from, from + requests - 1));
        var report = Fuzzing.run(target, seed, from, requests, PATIENCE, tell);
        report.tell(tell);
        tell.accept("Again: ./opvang fuzz --seed %d --requests %d --from %d".formatted(seed, requests, from));
        return report.isClean();
    }
}
