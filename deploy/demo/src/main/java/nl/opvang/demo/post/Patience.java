package nl.opvang.demo.post;

import java.time.Duration;

/**
 * How long a service that does not answer as it should is waited for.
 *
 * @param attempts of one request, before the load stops
 * @param firstWait before the second attempt; doubled from then on, unless the service says how long
 * @param longestWait between two attempts, whatever the service says
 * @param answer for one request to be answered in full
 * @param still for something that others do meanwhile, counted from their last sign of progress
 */
record Patience(int attempts, Duration firstWait, Duration longestWait, Duration answer, Duration still) {
    /** Outlives a restart of a service or of its database. */
    static final Patience USUAL = new Patience(
            40, Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofMinutes(3), Duration.ofMinutes(2));

    Duration before(int attempt) {
        var wait = firstWait.multipliedBy(1L << Math.min(attempt - 1, 10));
        return shorter(wait);
    }

    Duration shorter(Duration wait) {
        return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }
}
