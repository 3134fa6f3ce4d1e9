package nl.opvang.plumbing.replay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A schema of its own with the tables of the live views, empty, and a few connections to it. Unless they may take the place of those,
 * its tables are not logged: nothing outlives a crash, and nothing of it goes into backups.
 */
final class IsolatedSchema implements AutoCloseable {
    static final String PREFIX = "replay_";
    private static final Pattern NAME = Pattern.compile(PREFIX + "[0-9a-f]{32}");
    private static final int CONNECTIONS = 3;

    /** What readers remember; each projection's own part of it lies beside its rows. */
    private static final List<String> READERS =
            List.of("kafka_offset", "store_offset", "projected_through", "seen", "parked");

    private final Databases database;
    private final String name;
    private final HikariDataSource connections;
    private final Redirected redirected;
    private final List<String> tables;

    private IsolatedSchema(Databases database, String name, List<String> tables) {
        this.database = database;
        this.name = name;
        this.tables = List.copyOf(tables);
        this.connections = pool(database, name);
        this.redirected = new Redirected(connections, name);
    }

    static String nameOf(UUID id) {
        return PREFIX + id.toString().replace("-", "");
    }

    /**
     * Makes it.
     *
     * @param fromEvents tables of {@code keys} whose rows follow from events; of the others, which hold secrets and are
     *     never copied, it sees what there is, and cannot change it
     */
    static IsolatedSchema create(Databases database, UUID id, Set<String> fromEvents) throws SQLException {
        return create(database, id, fromEvents, "unlogged table");
    }

    /**
     * Makes one whose tables may take the place of the live ones. Of {@code keys} it sees what there is: only whoever has all
     * that is decided makes its own. They are logged from the beginning, since to have that done later would take a transaction
     * as long as it takes, for which all readers of the store would wait.
     */
    static IsolatedSchema toSwitch(Databases database, UUID id) throws SQLException {
        return create(database, id, Set.of(), "table");
    }

    private static IsolatedSchema create(Databases database, UUID id, Set<String> fromEvents, String kind)
            throws SQLException {
        var name = nameOf(id);
        try (var owner = database.owner()) {
            owner.setAutoCommit(false);
            drop(owner, name);
            execute(owner, "create schema " + name);
            execute(owner, "grant usage on schema %s to %s".formatted(name, quoted(database.appUser())));
            var views = tablesIn(owner, "views");
            for (var table : views) copy(owner, kind, name, "views", table);
            for (var table : READERS) copy(owner, "unlogged table", name, "runtime", table);
            for (var table : tablesIn(owner, "keys"))
                if (fromEvents.contains(table)) copy(owner, kind, name, "keys", table);
                else show(owner, name, table);
            for (var view : viewsIn(owner))
                execute(
                        owner,
                        "create view %s.%s as %s"
                                .formatted(name, quoted(view.name()), Redirected.to(name, view.definition())));
            execute(
                    owner,
                    "grant select, insert, update, delete, truncate on all tables in schema %s to %s"
                            .formatted(name, quoted(database.appUser())));
            owner.commit();
            return new IsolatedSchema(database, name, views);
        }
    }

    private static void copy(Connection owner, String kind, String name, String schema, String table)
            throws SQLException {
        execute(
                owner,
                "create %s %s.%s (like %s.%s including all)"
                        .formatted(kind, name, quoted(table), schema, quoted(table)));
    }

    /** Whoever is forgotten meanwhile is waited for, and not forgotten from here. */
    private static void show(Connection owner, String name, String table) throws SQLException {
        var view = name + "." + quoted(table);
        execute(owner, "create view %s as select * from keys.%s".formatted(view, quoted(table)));
        for (var change : List.of("insert", "update", "delete"))
            execute(owner, "create rule %s_not as on %s to %s do instead nothing".formatted(change, change, view));
    }

    private static List<String> tablesIn(Connection owner, String schema) throws SQLException {
        var tables = new ArrayList<String>();
        try (var select = owner.prepareStatement(
                "select relname from pg_class where relnamespace = ?::regnamespace and relkind = 'r' order by 1")) {
            select.setString(1, schema);
            try (var rows = select.executeQuery()) {
                while (rows.next()) tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private record View(String name, String definition) {}

    private static List<View> viewsIn(Connection owner) throws SQLException {
        var views = new ArrayList<View>();
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery("""
                    select relname, pg_get_viewdef(oid) from pg_class
                    where relnamespace = 'views'::regnamespace and relkind = 'v' order by oid\
                    """)) {
            while (rows.next()) views.add(new View(rows.getString(1), rows.getString(2)));
        }
        return views;
    }

    /** Removes what replays that ended without a word left behind. */
    static void dropAll(Databases database) throws SQLException {
        try (var owner = database.owner()) {
            var names = new TreeSet<String>();
            try (var statement = owner.createStatement();
                    var rows = statement.executeQuery("select nspname from pg_namespace")) {
                while (rows.next()) names.add(rows.getString(1));
            }
            for (var left : names) if (NAME.matcher(left).matches()) drop(owner, left);
        }
    }

    private static void drop(Connection owner, String name) throws SQLException {
        execute(owner, "drop schema if exists %s cascade".formatted(name));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static HikariDataSource pool(Databases database, String schema) {
        var config = new HikariConfig();
        config.setPoolName(schema);
        config.setJdbcUrl(database.url());
        config.setUsername(database.appUser());
        config.setPassword(database.appPassword());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(10_000);
        config.addDataSourceProperty("ApplicationName", schema);
        config.addDataSourceProperty("logServerErrorDetail", "false");
        // One process for each statement, and little memory: the others on this machine are the ones who wait.
        config.setConnectionInitSql("""
            set search_path = %s, public; set synchronous_commit = off; set max_parallel_workers_per_gather = 0;
            set work_mem = '32MB'; set timezone = 'UTC'\
            """.formatted(schema));
        return new HikariDataSource(config);
    }

    String name() {
        return name;
    }

    /** Names of the tables that lie in {@code views} and here, in order. */
    List<String> tables() {
        return tables;
    }

    /** A session of the owner of both schemas. */
    Connection owner() throws SQLException {
        return database.owner();
    }

    /** Tables that a piece of work is about, which is done here. */
    Set<String> tablesOf(Runnable work) {
        var named = new TreeSet<String>();
        SwitchedPool.elsewhere(new Redirected(connections, name, named::add), work);
        named.retainAll(tables);
        return named;
    }

    /**
     * Does this here.
     *
     * @throws IllegalStateException when it is about other tables than these
     */
    void within(Set<String> only, Runnable work) {
        var named = tablesOf(work);
        named.removeAll(only);
        if (!named.isEmpty()) throw new IllegalStateException("not built, and yet asked: " + named);
    }

    /** Connections on which every table is the one that is named. */
    DataSource plain() {
        return connections;
    }

    void within(Runnable work) {
        SwitchedPool.elsewhere(redirected, work);
    }

    <T> T answer(ScopedValue.CallableOp<T, RuntimeException> work) {
        return SwitchedPool.elsewhere(redirected, work);
    }

    @Override
    public void close() throws SQLException {
        connections.close();
        try (var owner = database.owner()) {
            drop(owner, name);
        }
    }
}
