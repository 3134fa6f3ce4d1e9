package nl.opvang.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param pairs how often the two sides take turns
 * @param quick so short that it only shows that everything runs; its figures mean nothing
 */
record Scale(int pairs, boolean quick) {
    /** How long one side is measured at a time. */
    Duration turn() {
        return quick ? Duration.ofMillis(300) : Duration.ofSeconds(2);
    }

    /** Events, or lines, in what is called a million. */
    int million() {
        return quick ? 20_000 : 1_000_000;
    }

    /** The larger or the smaller of two amounts. */
    int of(int usual, int whenQuick) {
        return quick ? whenQuick : usual;
    }
}
