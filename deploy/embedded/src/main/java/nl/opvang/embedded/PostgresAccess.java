package nl.opvang.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a PostgreSQL cluster answers, and its superuser. */
public record PostgresAccess(String host, int port, String user, String password) {

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user, password);
    }

    /** Without the password: this ends up in logs. */
    @Override
    public String toString() {
        return "%s@%s:%d".formatted(user, host, port);
    }
}
