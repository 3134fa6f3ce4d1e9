package nl.opvang.plumbing.store;

import java.util.Optional;
import nl.opvang.plumbing.decision.Refusal;
import org.postgresql.util.PSQLException;

/** A constraint across aggregates does not hold; rolls the transaction back, after which it becomes a refusal. */
public final class ConstraintViolated extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String INTEGRITY = "23";

    private final transient Refusal reason;

    /** An inline projection found by itself that the events may not stand. */
    public ConstraintViolated(Refusal reason) {
        this.reason = reason;
    }

    ConstraintViolated(Refusal reason, Throwable cause) {
        super(cause);
        this.reason = reason;
    }

    public Refusal reason() {
        return reason;
    }

    /** The name of the violated constraint somewhere in this exception's causes. */
    static Optional<String> in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException database
                    && database.getSQLState() != null
                    && database.getSQLState().startsWith(INTEGRITY)
                    && database.getServerErrorMessage() != null)
                return Optional.ofNullable(database.getServerErrorMessage().getConstraint());
        }
        return Optional.empty();
    }
}
