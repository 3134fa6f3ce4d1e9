package nl.opvang.plumbing.replay;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds two tables against each other, row by row: by a hash of every row, gathered by their keys in buckets, and where
 * two buckets differ by the rows themselves. So neither memory nor what travels grows with the tables.
 *
 * <p>Numbers that a table gives out itself are left out: they say in which order rows happened to be written.
 */
final class Comparison {
    private static final TypeReference<Map<String, Object>> COLUMNS = new TypeReference<>() {};

    /**
     * The columns of a table that are compared.
     *
     * @param key those of its primary key; all, where that is a number that the table gives out
     */
    record Shape(String table, List<String> columns, List<String> key) {
        private String row() {
            return record(columns);
        }

        private String keyText() {
            return record(key);
        }

        private static String record(List<String> columns) {
            return columns.stream().map(IsolatedSchema::quoted).collect(joining(", ", "row(", ")::text"));
        }
    }

    /** Hashes of a table: per bucket the number of its rows and the hash over theirs. */
    record Summary(Map<Integer, Bucket> buckets) {
        long rows() {
            return buckets.values().stream().mapToLong(Bucket::rows).sum();
        }

        String sha256() {
            var digest = EventsHash.sha256();
            buckets.values().forEach(bucket -> digest.update(HexFormat.of().parseHex(bucket.sha256())));
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    record Bucket(long rows, String sha256) {}

    private record Row(String text, Map<String, Object> columns) {}

    /** Takes what differs. */
    @FunctionalInterface
    interface Differences {
        void add(
                String key,
                ReplayDifference.Kind kind,
                @Nullable Map<String, Object> live,
                @Nullable Map<String, Object> replayed)
                throws SQLException;
    }

    private final JsonMapper mapper;

    Comparison(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** What is compared of a live table. */
    static Shape shape(Connection connection, String table) throws SQLException {
        try (var select = connection.prepareStatement("""
            select attname, coalesce(attnum = any (indkey), false)
            from pg_attribute left join pg_index on indrelid = attrelid and indisprimary
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attidentity = ''
            order by attnum\
            """)) {
            select.setString(1, "views." + IsolatedSchema.quoted(table));
            var columns = new ArrayList<String>();
            var key = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                    if (rows.getBoolean(2)) key.add(rows.getString(1));
                }
            }
            return new Shape(table, columns, key.isEmpty() ? columns : key);
        }
    }

    /** Hashes of all rows, read once. */
    static Summary summary(Connection connection, String schema, Shape shape) throws SQLException {
        var sql = """
            select get_byte(key, 0) * 4 + (get_byte(key, 1) >> 6), count(*),
                   encode(sha256(string_agg(hash, ''::bytea order by hash)), 'hex')
            from (select sha256(convert_to(%s, 'UTF8')) as key, sha256(convert_to(%s, 'UTF8')) as hash from %s.%s) as each
            group by 1 order by 1\
            """.formatted(shape.keyText(), shape.row(), schema, IsolatedSchema.quoted(shape.table()));
        try (var select = connection.createStatement();
                var rows = select.executeQuery(sql)) {
            var buckets = new LinkedHashMap<Integer, Bucket>();
            while (rows.next()) buckets.put(rows.getInt(1), new Bucket(rows.getLong(2), rows.getString(3)));
            return new Summary(buckets);
        }
    }

    /**
     * Tells every row that is not in both, or not the same.
     *
     * @param live a connection that sees the live table as it was when its summary was made
     */
    void differences(
            Connection live,
            Summary liveSummary,
            Connection replay,
            String schema,
            Summary replayed,
            Shape shape,
            Differences differences)
            throws SQLException {
        var numbers = new TreeSet<>(liveSummary.buckets().keySet());
        numbers.addAll(replayed.buckets().keySet());
        for (int number : numbers) {
            if (Objects.equals(
                    liveSummary.buckets().get(number), replayed.buckets().get(number))) continue;
            inBucket(rows(live, "views", shape, number), rows(replay, schema, shape, number), differences);
        }
    }

    private static void inBucket(Map<String, Row> live, Map<String, Row> replayed, Differences differences)
            throws SQLException {
        for (var there : live.entrySet()) {
            var should = replayed.get(there.getKey());
            if (should == null)
                differences.add(
                        there.getKey(),
                        ReplayDifference.Kind.UNFOUNDED,
                        there.getValue().columns(),
                        null);
            else if (!should.text().equals(there.getValue().text()))
                differences.add(
                        there.getKey(),
                        ReplayDifference.Kind.DIFFERENT,
                        onlyDifferent(there.getValue().columns(), should.columns()),
                        onlyDifferent(should.columns(), there.getValue().columns()));
        }
        for (var should : replayed.entrySet())
            if (!live.containsKey(should.getKey()))
                differences.add(
                        should.getKey(),
                        ReplayDifference.Kind.MISSING,
                        null,
                        should.getValue().columns());
    }

    private static Map<String, Object> onlyDifferent(Map<String, Object> of, Map<String, Object> from) {
        var different = new LinkedHashMap<>(of);
        different.entrySet().removeIf(column -> Objects.equals(column.getValue(), from.get(column.getKey())));
        return different;
    }

    private Map<String, Row> rows(Connection connection, String schema, Shape shape, int bucket) throws SQLException {
        var columns = shape.columns().stream().map(IsolatedSchema::quoted).collect(joining(", "));
        var sql = """
            select key_text, row_text, (select jsonb_strip_nulls(to_jsonb(chosen)) from (select %s) as chosen)::text
            from (select %s as key_text, %s as row_text, %s, sha256(convert_to(%s, 'UTF8')) as key_hash from %s.%s) as each
            where get_byte(key_hash, 0) * 4 + (get_byte(key_hash, 1) >> 6) = ?\
            """.formatted(
                        columns,
                        shape.keyText(),
                        shape.row(),
                        columns,
                        shape.keyText(),
                        schema,
                        IsolatedSchema.quoted(shape.table()));
        var found = new TreeMap<String, Row>();
        try (var select = connection.prepareStatement(sql)) {
            select.setInt(1, bucket);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var key = rows.getString(1);
                    // Without a key of its own a table may hold one row several times.
                    while (found.containsKey(key)) key += " again";
                    found.put(key, new Row(rows.getString(2), mapper.readValue(rows.getString(3), COLUMNS)));
                }
            }
        }
        return found;
    }
}
