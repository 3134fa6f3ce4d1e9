package nl.opvang.torture;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * How it is tortured.
 *
 * @param seed what happens follows from it, as far as machines are quick
 * @param minutes how long things go wrong
 * @param replicas processes of each service
 * @param keep where everything is kept afterwards; null to forget it
 */
public record Settings(
        long seed, double minutes, int replicas, @Nullable Path keep) {
    static final String USAGE = "torture [--seed N] [--minutes M] [--replicas R] [--keep DIRECTORY]";
    private static final int MOST_REPLICAS = 3;
    private static final double MOST_MINUTES = 600;

    /** @throws IllegalArgumentException when they are not of this form */
    static Settings parse(List<String> arguments) {
        long seed = new Random().nextInt(Integer.MAX_VALUE);
        double minutes = 2;
        int replicas = 1;
        Path keep = null;
        if (arguments.size() % 2 != 0) throw new IllegalArgumentException(USAGE);
        for (int i = 0; i < arguments.size(); i += 2) {
            var value = arguments.get(i + 1);
            switch (arguments.get(i)) {
                case "--seed" -> seed = Long.parseLong(value);
                case "--minutes" -> minutes = Double.parseDouble(value);
                case "--replicas" -> replicas = Integer.parseInt(value);
                case "--keep" -> keep = Path.of(value);
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        if (minutes <= 0 || minutes > MOST_MINUTES || replicas < 1 || replicas > MOST_REPLICAS)
            throw new IllegalArgumentException(USAGE);
        return new Settings(seed, minutes, replicas, keep);
    }
}
