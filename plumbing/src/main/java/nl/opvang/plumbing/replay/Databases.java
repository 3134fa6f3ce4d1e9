package nl.opvang.plumbing.replay;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How a replay reaches the database of its service.
 *
 * @param ownerUser makes and drops its schema, nothing else
 * @param appUser does everything else: it may add events, and never change or remove one
 */
public record Databases(String url, String ownerUser, String ownerPassword, String appUser, String appPassword) {
    Connection owner() throws SQLException {
        return DriverManager.getConnection(url, ownerUser, ownerPassword);
    }

    /** Without passwords: records end up in logs. */
    @Override
    public String toString() {
        return url;
    }
}
