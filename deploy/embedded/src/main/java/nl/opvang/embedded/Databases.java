package nl.opvang.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/**
 * Gives every service a database and two roles of its own on one cluster: the owner, which migrates, and the application, which no
 * transaction may keep waiting.
 *
 * <p>The relay's order waits for the oldest open transaction of the whole cluster, so every role's transactions are bounded.
 */
public final class Databases {
    /** The services of Opvang. */
    public static final List<String> SERVICES = List.of("capacity", "allocation", "funding", "reporting");

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final PostgresAccess superuser;
    private final Secrets secrets;

    public Databases(PostgresAccess superuser, Secrets secrets) {
        this.superuser = superuser;
        this.secrets = secrets;
    }

    /** The database named as the service; made if needed. Doing it again changes nothing. */
    public ServiceDatabase provision(String service) {
        return provision(service, service);
    }

    /** A database of another name with the roles of this service: tests want fresh ones. */
    public ServiceDatabase provision(String service, String database) {
        var owner = service + "_owner";
        var app = service + "_app";
        List.of(service, database, owner, app).forEach(Databases::checkIdentifier);
        var access = new ServiceDatabase(
                service,
                superuser.jdbcUrl(database),
                owner,
                secrets.readOrGenerate(service + "-owner"),
                app,
                secrets.readOrGenerate(service + "-app"));
        try {
            try (var connection = superuser.connect("postgres")) {
                // Else every role of the cluster could enter the maintenance database.
                execute(connection, "revoke all on database postgres from public");
                createRoles(connection, access);
                createDatabase(connection, database, access);
            }
            try (var connection = superuser.connect(database)) {
                execute(connection, "revoke create on schema public from public");
                // For "one person, one stay per day", an exclusion constraint over an id and a range.
                execute(connection, "create extension if not exists btree_gist");
            }
            return access;
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + database + " cannot be provisioned", e);
        }
    }

    /** Drops a database with whoever is connected to it; its roles stay. */
    public void drop(String database) {
        checkIdentifier(database);
        try (var connection = superuser.connect("postgres")) {
            execute(connection, "drop database if exists " + database + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException("Database " + database + " cannot be dropped", e);
        }
    }

    private static void createRoles(Connection connection, ServiceDatabase access) throws SQLException {
        createRole(connection, access.ownerUser(), access.ownerPassword());
        createRole(connection, access.appUser(), access.appPassword());
        // A migration takes longer than a command, and Flyway keeps its lock in an idle transaction meanwhile.
        limit(connection, access.ownerUser(), "5min", "5min");
        limit(connection, access.appUser(), "5s", "2s");
    }

    private static void createRole(Connection connection, String role, String password) throws SQLException {
        if (!exists(connection, "select from pg_roles where rolname = ?", role)) {
            execute(connection, "create role " + role + " login");
        }
        // The driver sends the hash, so the password is in no log. Set again each time: the file is the truth.
        connection.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    private static void limit(Connection connection, String role, String transaction, String idleInTransaction)
            throws SQLException {
        execute(connection, "alter role %s set transaction_timeout = '%s'".formatted(role, transaction));
        execute(
                connection,
                "alter role %s set idle_in_transaction_session_timeout = '%s'".formatted(role, idleInTransaction));
    }

    private static void createDatabase(Connection connection, String database, ServiceDatabase access)
            throws SQLException {
        if (!exists(connection, "select from pg_database where datname = ?", database)) {
            execute(
                    connection,
                    "create database %s owner %s template template0".formatted(database, access.ownerUser()));
        }
        execute(connection, "revoke all on database " + database + " from public");
        execute(connection, "grant connect on database %s to %s".formatted(database, access.appUser()));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** These names become part of a statement, where no parameter can stand. */
    private static void checkIdentifier(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name for a database or role: " + name);
        }
    }
}
