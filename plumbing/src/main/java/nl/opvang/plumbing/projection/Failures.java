package nl.opvang.plumbing.projection;

import java.sql.SQLException;
import java.util.Set;
import nl.opvang.plumbing.relay.KafkaUnavailable;
import org.springframework.transaction.TransactionException;

/** Tells a failure that passes by itself from one that lies in the event. */
final class Failures {
    /** Connection, transaction state, conflict, resources, locks, intervention, system: SQLSTATE classes. */
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58");

    private Failures() {}

    static boolean passing(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StaleReader || cause instanceof ReleaseBehind || cause instanceof KafkaUnavailable)
                return true;
            // When the connection breaks, rolling back fails too, and hides what broke it.
            if (cause instanceof TransactionException) return true;
            if (cause instanceof java.io.IOException || cause instanceof java.sql.SQLTransientException) return true;
            if (cause instanceof SQLException database
                    && database.getSQLState() != null
                    && PASSING.contains(database.getSQLState().substring(0, 2))) return true;
        }
        return false;
    }
}
