package nl.opvang.plumbing.store;

import java.sql.SQLException;
import java.util.Set;

/** The database ended a transaction that lasted longer than its role may have one: its work fits into smaller ones. */
public final class OutOfTime {
    /** {@code idle_in_transaction_session_timeout} and {@code transaction_timeout}. */
    private static final Set<String> STATES = Set.of("25P03", "25P04");

    private OutOfTime() {}

    /** Whether this is why it failed. */
    public static boolean isMeantBy(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException database && STATES.contains(String.valueOf(database.getSQLState())))
                return true;
        return false;
    }
}
