package nl.opvang.plumbing.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets tables of another schema take the place of the live ones of the same name, in one transaction of their owner, with
 * all that belongs to those: names of indexes, triggers, views, rights, and what their readers remember.
 */
final class Switch implements AutoCloseable {
    private static final Pattern NAMES = Pattern.compile("^CREATE (UNIQUE )?INDEX \\S+ ON (ONLY )?\\S+ ");

    /** Somebody kept a lock for too long, or waited for one of ours: nothing happened, and it can be tried again. */
    static final class Busy extends Exception {
        private static final long serialVersionUID = 1L;

        Busy(SQLException cause) {
            super(cause);
        }
    }

    /** SQLSTATE: cancelled for its time, deadlock, lock not available, and the end of a transaction for its time. */
    private static final Set<String> BUSY = Set.of("57014", "40P01", "55P03", "25P04");

    private final Connection owner;
    private final String schema;
    private final Set<String> tables;

    private Switch(Connection owner, String schema, Set<String> tables) {
        this.owner = owner;
        this.schema = schema;
        this.tables = new TreeSet<>(tables);
    }

    /**
     * What takes time and needs no lock: from now on the planner knows the new tables.
     *
     * @throws IllegalStateException when something belongs to a live table that could not be taken over
     */
    static void prepare(Connection owner, String schema, Collection<String> tables) throws SQLException {
        for (var table : tables) {
            requireNoForeignKeys(owner, table);
            IsolatedSchema.execute(owner, "analyze %s.%s".formatted(schema, IsolatedSchema.quoted(table)));
        }
    }

    private static void requireNoForeignKeys(Connection owner, String table) throws SQLException {
        var keys = texts(owner, """
            select conname from pg_constraint
            where contype = 'f' and ?::regclass in (conrelid, confrelid)\
            """, live(table));
        if (!keys.isEmpty()) throw new IllegalStateException(table + " cannot be replaced: it has " + keys);
    }

    /** A transaction of its own, which ends by itself should this process stand still. */
    static Switch begin(Connection owner, String schema, Set<String> tables) throws SQLException {
        IsolatedSchema.execute(
                owner, "set transaction_timeout = '15s'; set idle_in_transaction_session_timeout = '5s'");
        owner.setAutoCommit(false);
        return new Switch(owner, schema, tables);
    }

    /**
     * From now on nobody writes the live rows, nor moves where a reader stands; whoever asks goes on. In the order in which
     * readers write, so that none of them waits for us who holds what we wait for. Without a transaction id: a reader of
     * the store is not held up either.
     */
    void lockWriters() throws SQLException, Busy {
        locked(Stream.concat(
                        Stream.concat(
                                Stream.of("runtime.parked", "runtime.seen"),
                                tables.stream().map(Switch::live)),
                        Stream.of("runtime.store_offset", "runtime.kafka_offset"))
                .collect(Collectors.joining(", ", "", " in share row exclusive mode")));
    }

    private void locked(String what) throws SQLException, Busy {
        try {
            IsolatedSchema.execute(owner, "set local statement_timeout = '1s'");
            IsolatedSchema.execute(owner, "lock table " + what);
            IsolatedSchema.execute(owner, "set local statement_timeout = 0");
        } catch (SQLException e) {
            if (BUSY.contains(String.valueOf(e.getSQLState()))) throw new Busy(e);
            throw e;
        }
    }

    /** What the readers of these groups remember is what was remembered here; rows that say so already stay. */
    void takeMemory(Collection<String> groups) throws SQLException {
        for (var group : groups) {
            takeMemory("seen", "here.aggregate_id = there.aggregate_id and here.sequence = there.sequence", group);
            takeMemory("parked", "here.event_id = there.event_id", group);
        }
    }

    private void takeMemory(String table, String same, String group) throws SQLException {
        update("""
            delete from runtime.%1$s as there where consumer_group = ? and not exists (
                select from %2$s.%1$s as here where here.consumer_group = there.consumer_group and %3$s)\
            """.formatted(table, schema, same), group);
        update("""
            insert into runtime.%1$s select * from %2$s.%1$s as here where consumer_group = ? and not exists (
                select from runtime.%1$s as there where here.consumer_group = there.consumer_group and %3$s)\
            """.formatted(table, schema, same), group);
    }

    /** From now on whoever asks waits, for as long as names take to be changed. */
    void takePlace() throws SQLException, Busy {
        locked(tables.stream().map(Switch::live).collect(Collectors.joining(", ", "", " in access exclusive mode")));
        var views = viewsOver();
        var replaced = new ArrayList<String>();
        for (var table : tables) replaced.add(takePlace(table));
        for (var view : views) IsolatedSchema.execute(owner, view);
        for (var old : replaced) {
            // Whoever has to hear that rows are taken away hears it.
            IsolatedSchema.execute(owner, "truncate " + old);
            IsolatedSchema.execute(owner, "drop table " + old);
        }
    }

    /** Statements that make views mean the tables that have the names by then. */
    private List<String> viewsOver() throws SQLException {
        var views = new TreeSet<String>();
        for (var table : tables) views.addAll(texts(owner, """
            select distinct format('create or replace view %s as %s', ev_class::regclass, pg_get_viewdef(ev_class))
            from pg_depend join pg_rewrite on pg_rewrite.oid = objid and classid = 'pg_rewrite'::regclass
                           join pg_class on pg_class.oid = ev_class
            where refobjid = ?::regclass and relnamespace = 'views'::regnamespace\
            """, live(table)));
        return List.copyOf(views);
    }

    /** Answers what the old one is called now. */
    private String takePlace(String table) throws SQLException {
        var live = live(table);
        var beside = schema + "." + IsolatedSchema.quoted(table);
        if (!columns(beside).equals(columns(live)))
            throw new IllegalStateException(table + " was changed while its rows were built: build them again");
        var belongings = belongings(live);
        var names = indexes(live);
        var sequences = sequences(live);
        var old = "replaced_"
                + texts(owner, "select ?::regclass::oid::text", live).getFirst();
        // Names are given out per schema: until all are free nobody has its own.
        for (var index : all(names)) rename("index", "views", index.name(), "replaced_" + index.oid());
        for (var sequence : sequences.values())
            rename("sequence", "views", sequence.name(), "replaced_" + sequence.oid());
        for (var index : all(indexes(beside))) rename("index", schema, index.name(), "replacing_" + index.oid());
        for (var sequence : sequences(beside).values())
            rename("sequence", schema, sequence.name(), "replacing_" + sequence.oid());
        rename("table", "views", table, old);
        IsolatedSchema.execute(owner, "alter table %s set schema views".formatted(beside));
        nameIndexes(indexes(live), names);
        nameSequences(sequences(live), sequences);
        for (var none : texts(owner, """
            select distinct format('revoke all on %s from %s', pg_class.oid::regclass, grantee::regrole)
            from pg_class, aclexplode(relacl) where pg_class.oid = ?::regclass and grantee not in (0, relowner)\
            """, live)) IsolatedSchema.execute(owner, none);
        for (var statement : belongings) IsolatedSchema.execute(owner, statement);
        return "views." + old;
    }

    /** What a row can be: a release that came in between may have added to it. */
    private List<String> columns(String table) throws SQLException {
        return texts(owner, """
            select format('%s %s %s %s %s %s', attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
                          attgenerated, pg_get_expr(adbin, adrelid))
            from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
            where attrelid = ?::regclass and attnum > 0 and not attisdropped
            union all
            select pg_get_constraintdef(oid) from pg_constraint where conrelid = ?::regclass and contype = 'c'
            order by 1\
            """, table, table);
    }

    /** Statements that give whatever has this name by then what this one has. */
    private List<String> belongings(String live) throws SQLException {
        return texts(owner, """
            select format('grant %s on %s to %s', privilege_type, pg_class.oid::regclass,
                          case grantee when 0 then 'public' else grantee::regrole::text end)
            from pg_class, aclexplode(relacl) where pg_class.oid = ?::regclass and grantee <> relowner
            union all
            select pg_get_triggerdef(oid) from pg_trigger where tgrelid = ?::regclass and not tgisinternal
            union all
            select format('comment on table %s is %L', pg_class.oid::regclass, obj_description(pg_class.oid, 'pg_class'))
            from pg_class where pg_class.oid = ?::regclass
            union all
            select format('alter table %s set (%s)', pg_class.oid::regclass, array_to_string(reloptions, ', '))
            from pg_class where pg_class.oid = ?::regclass and reloptions is not null\
            """, live, live, live, live);
    }

    private record Named(long oid, String name) {}

    /** By what they say, without any name; several may say the same. */
    private Map<String, List<Named>> indexes(String table) throws SQLException {
        var indexes = new LinkedHashMap<String, List<Named>>();
        try (var statement = owner.prepareStatement("""
            select pg_get_indexdef(indexrelid), indexrelid::bigint, relname
            from pg_index join pg_class on pg_class.oid = indexrelid
            where indrelid = ?::regclass order by 2\
            """)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next())
                    indexes.computeIfAbsent(NAMES.matcher(rows.getString(1)).replaceFirst("$1"), _ -> new ArrayList<>())
                            .add(new Named(rows.getLong(2), rows.getString(3)));
            }
        }
        return indexes;
    }

    private static List<Named> all(Map<String, List<Named>> indexes) {
        return indexes.values().stream().flatMap(List::stream).toList();
    }

    private void nameIndexes(Map<String, List<Named>> indexes, Map<String, List<Named>> names) throws SQLException {
        if (!indexes.keySet().equals(names.keySet()))
            throw new IllegalStateException("indexes differ: " + indexes.keySet() + ", " + names.keySet());
        for (var same : indexes.entrySet()) {
            var named = Objects.requireNonNull(names.get(same.getKey()));
            if (named.size() != same.getValue().size())
                throw new IllegalStateException("indexes differ: " + same.getKey());
            for (int i = 0; i < named.size(); i++)
                rename(
                        "index",
                        "views",
                        same.getValue().get(i).name(),
                        named.get(i).name());
        }
    }

    /** Those that belong to columns, by the name of these. */
    private Map<String, Named> sequences(String table) throws SQLException {
        var sequences = new LinkedHashMap<String, Named>();
        try (var statement = owner.prepareStatement("""
            select attname, pg_class.oid::bigint, relname
            from pg_depend join pg_class on pg_class.oid = objid and relkind = 'S'
                           join pg_attribute on attrelid = refobjid and attnum = refobjsubid
            where classid = 'pg_class'::regclass and refobjid = ?::regclass and deptype in ('a', 'i')\
            """)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) sequences.put(rows.getString(1), new Named(rows.getLong(2), rows.getString(3)));
            }
        }
        return sequences;
    }

    private void nameSequences(Map<String, Named> sequences, Map<String, Named> names) throws SQLException {
        if (!sequences.keySet().equals(names.keySet()))
            throw new IllegalStateException("columns differ: " + sequences.keySet() + ", " + names.keySet());
        for (var same : sequences.entrySet())
            rename(
                    "sequence",
                    "views",
                    same.getValue().name(),
                    Objects.requireNonNull(names.get(same.getKey())).name());
    }

    private void rename(String kind, String in, String from, String to) throws SQLException {
        IsolatedSchema.execute(
                owner,
                "alter %s %s.%s rename to %s"
                        .formatted(kind, in, IsolatedSchema.quoted(from), IsolatedSchema.quoted(to)));
    }

    /**
     * Says that it switched, in this transaction.
     *
     * @param versions of the rows of each projection from now on
     * @return whether the run is still the one that does it, and nobody has cancelled it
     */
    boolean record(UUID run, Map<String, Integer> versions) throws SQLException {
        for (var version : versions.entrySet())
            try (var statement =
                    owner.prepareStatement("update runtime.projection_version set version = ? where projection = ?")) {
                statement.setInt(1, version.getValue());
                statement.setString(2, version.getKey());
                statement.executeUpdate();
            }
        try (var statement = owner.prepareStatement("""
            update runtime.replay set state = 'SWITCHED'
            where run = ? and ended_at is null and cancel_reason is null and switch_reason is not null\
            """)) {
            statement.setObject(1, run);
            return statement.executeUpdate() == 1;
        }
    }

    void commit() throws SQLException {
        owner.commit();
    }

    /** What was not committed did not happen. */
    @Override
    public void close() throws SQLException {
        try (owner) {
            owner.rollback();
        }
    }

    private static String live(String table) {
        return "views." + IsolatedSchema.quoted(table);
    }

    private static List<String> texts(Connection owner, String sql, String... parameters) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) statement.setString(i + 1, parameters[i]);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private void update(String sql, String parameter) throws SQLException {
        try (var statement = owner.prepareStatement(sql)) {
            statement.setString(1, parameter);
            statement.executeUpdate();
        }
    }
}
