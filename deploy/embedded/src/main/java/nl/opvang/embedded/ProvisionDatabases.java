package nl.opvang.embedded;

import java.nio.file.Path;

/**
 * Makes the databases and roles of all services on a PostgreSQL that runs elsewhere; doing it again changes nothing but the passwords,
 * which are those of the files.
 *
 * <p>Arguments: host, port, superuser, and the directory with a file per secret, that of the superuser among them.
 */
public final class ProvisionDatabases {
    private ProvisionDatabases() {}

    public static void main(String[] arguments) {
        if (arguments.length != 4)
            throw new IllegalArgumentException("Arguments: <host> <port> <superuser> <directory of secrets>");
        var secrets = new Secrets(Path.of(arguments[3]));
        var superuser = new PostgresAccess(
                arguments[0],
                Integer.parseInt(arguments[1]),
                arguments[2],
                secrets.readOrGenerate(EmbeddedPostgres.SUPERUSER_SECRET));
        var databases = new Databases(superuser, secrets);
        Databases.SERVICES.forEach(databases::provision);
    }
}
