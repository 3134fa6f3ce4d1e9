package nl.opvang.plumbing.store;

import java.sql.SQLException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.postgresql.util.PSQLException;

/** Someone else stored an event at the same place of the same aggregate first. */
final class ConcurrentAppend extends ConcurrencyException {
    private static final long serialVersionUID = 1L;
    private static final String UNIQUE_VIOLATION = "23505";

    ConcurrentAppend(SQLException cause) {
        super("another event came first", cause);
    }

    static boolean isMeantBy(PSQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState())
                && e.getServerErrorMessage() != null
                && "event_of_aggregate".equals(e.getServerErrorMessage().getConstraint());
    }
}
