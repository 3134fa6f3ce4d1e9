package nl.opvang.plumbing.store;

import java.time.Duration;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Raises the signal when the store gets events, whichever process writes them: one look for all readers of a process. It
 * sees a number that is given out before the commit, so a reader looks until all transactions of that moment have ended.
 */
public final class StoreWatch implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final JdbcTemplate jdbc;
    private final StoreSignal signal;
    private final SteadyWork work;

    public StoreWatch(String service, JdbcTemplate jdbc, StoreSignal signal) {
        this.jdbc = jdbc;
        this.signal = signal;
        this.work = new SteadyWork("store-watch-" + service, PAUSE, this::watch);
    }

    /** Starts watching in a thread of its own. */
    public void start() {
        work.start();
    }

    @Override
    public void close() {
        work.close();
    }

    private void watch() throws InterruptedException {
        long given = -1;
        while (work.running()) {
            long now = lastGiven();
            if (now != given) signal.raise();
            given = now;
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private long lastGiven() {
        return jdbc.query(
                "select case when is_called then last_value else 0 end from events.event_position_seq", row -> {
                    row.next();
                    return row.getLong(1);
                });
    }
}
