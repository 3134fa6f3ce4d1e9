package nl.opvang.plumbing.replay;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A connection whose statements, which only read, may last longer than those of a command. */
record Unhurried(Connection get) implements AutoCloseable {
    static Unhurried of(DataSource connections) throws SQLException {
        var connection = connections.getConnection();
        IsolatedSchema.execute(connection, "set transaction_timeout = 0; set default_transaction_read_only = on");
        return new Unhurried(connection);
    }

    @Override
    public void close() throws SQLException {
        try (get) {
            IsolatedSchema.execute(get, "reset transaction_timeout; reset default_transaction_read_only");
        }
    }
}
