package nl.opvang.plumbing.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Lets one process of a service at a time do something. The lock belongs to a session outside any transaction, and goes
 * with it. The database ends that session when nothing is heard of this process for a while: one that is frozen, or cut
 * off without a word, must not hold the others up.
 */
public final class DatabaseLock implements AutoCloseable {
    private static final Duration LAPSES = Duration.ofSeconds(10);
    private static final Duration PROVED_EVERY = Duration.ofSeconds(1);
    private static final int PROVED_WITHIN_SECONDS = 5;

    private final Connection session;
    private long provedNanos = System.nanoTime();

    private DatabaseLock(Connection session) {
        this.session = session;
    }

    /** The lock of this name; empty while somebody else has it. */
    public static Optional<DatabaseLock> take(DataSource dataSource, String name) throws SQLException {
        var session = dataSource.getConnection();
        boolean taken = false;
        try {
            taken = taken(session, name);
        } finally {
            if (!taken) session.close();
        }
        if (!taken) return Optional.empty();
        var lock = new DatabaseLock(session);
        try {
            execute(session, "set idle_session_timeout = '%ds'".formatted(LAPSES.toSeconds()));
        } catch (SQLException e) {
            lock.close();
            throw e;
        }
        return Optional.of(lock);
    }

    private static boolean taken(Connection session, String name) throws SQLException {
        try (var statement = session.prepareStatement("select pg_try_advisory_lock(hashtext(?))")) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (var statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * To be called often enough for the lock not to lapse, unless something takes longer than that: then another may go
     * on.
     *
     * @throws IllegalStateException when the session is no more, and the lock with it
     */
    public void prove() throws SQLException {
        if (System.nanoTime() - provedNanos < PROVED_EVERY.toNanos()) return;
        if (!session.isValid(PROVED_WITHIN_SECONDS))
            throw new IllegalStateException("lost the database session of the lock");
        provedNanos = System.nanoTime();
    }

    @Override
    public void close() throws SQLException {
        try (session) {
            if (session.isClosed()) return;
            execute(session, "select pg_advisory_unlock_all()");
            execute(session, "reset idle_session_timeout");
        }
    }
}
