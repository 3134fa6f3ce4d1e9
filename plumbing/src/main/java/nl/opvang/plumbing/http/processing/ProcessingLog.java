package nl.opvang.plumbing.http.processing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.opvang.plumbing.store.StorePosition;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Table {@code runtime.processing}: rows are added and read, nothing else. */
public final class ProcessingLog {
    /** Adds rows; to be given to a statement of its own, or within another's {@code with}. */
    public static final String INSERT = """
        insert into runtime.processing
              (started_at, trace_id, span_id, parent_span_id, operation, object, activity, subject_types, subjects,
               lines, status, actor, actor_role, client, on_behalf_of, origin)
        select started_at, trace_id, span_id, parent_span_id, operation, object, activity,
               string_to_array(subject_types, ' '), string_to_array(subjects, ' '),
               lines, status, actor, actor_role, client, on_behalf_of, origin
          from unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                      ?::text[], ?::int[], ?::smallint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
            as new (started_at, trace_id, span_id, parent_span_id, operation, object, activity, subject_types, subjects,
                    lines, status, actor, actor_role, client, on_behalf_of, origin)
        """;

    /** How many parameters {@link #INSERT} has. */
    public static final int PARAMETERS = 16;

    /** A row as it was read. */
    record Row(
            StorePosition at,
            Instant startedAt,
            Instant endedAt,
            String traceId,
            String spanId,
            String parentSpanId,
            String operation,
            String object,
            String activity,
            List<DataSubject> subjects,
            int lines,
            int status,
            String actor,
            String actorRole,
            String client,
            String onBehalfOf,
            String origin) {}

    private final JdbcTemplate jdbc;

    public ProcessingLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a row in a transaction of its own. */
    void add(Processed processed) {
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (var statement = connection.prepareStatement(INSERT)) {
                bind(connection, statement, List.of(processed));
                return statement.executeUpdate();
            }
        });
    }

    /** Sets the first {@link #PARAMETERS} parameters of a statement to these rows. */
    public static void bind(Connection connection, PreparedStatement statement, List<Processed> rows)
            throws SQLException {
        int parameter = 1;
        statement.setArray(
                parameter++,
                connection.createArrayOf(
                        "timestamptz",
                        rows.stream()
                                .map(row -> OffsetDateTime.ofInstant(row.trail().startedAt, ZoneOffset.UTC)
                                        .toString())
                                .toArray()));
        for (var text : List.<Function<Processed, String>>of(
                row -> row.trail().traceId,
                row -> row.trail().spanId,
                row -> row.trail().parentSpanId,
                Processed::operation,
                row -> row.trail().object(),
                Processed::activity,
                row -> joined(row, DataSubject::type),
                row -> joined(row, DataSubject::id))) statement.setArray(parameter++, texts(connection, rows, text));
        statement.setArray(
                parameter++,
                connection.createArrayOf(
                        "int", rows.stream().map(Processed::lines).toArray()));
        statement.setArray(
                parameter++,
                connection.createArrayOf(
                        "smallint", rows.stream().map(Processed::status).toArray()));
        for (var text : List.<Function<Processed, String>>of(
                Processed::actor,
                Processed::actorRole,
                Processed::client,
                Processed::onBehalfOf,
                row -> row.trail().origin)) statement.setArray(parameter++, texts(connection, rows, text));
    }

    private static Array texts(Connection connection, List<Processed> rows, Function<Processed, String> text)
            throws SQLException {
        return connection.createArrayOf("text", rows.stream().map(text).toArray());
    }

    /** Neither types nor ids have spaces. */
    private static String joined(Processed row, Function<DataSubject, String> part) {
        return row.subjects().stream().map(part).collect(Collectors.joining(" "));
    }

    /** The next rows after a position, in the one order in which none can appear behind a reader. */
    List<Row> after(StorePosition position, int most) {
        return jdbc.query(
                """
                select tx::text, position, started_at, ended_at, trace_id, span_id, parent_span_id, operation, object,
                       activity, subject_types, subjects, lines, status, actor, actor_role, client, on_behalf_of, origin
                  from runtime.processing
                 where (tx, position) > (?::text::xid8, ?) and tx < pg_snapshot_xmin(pg_current_snapshot())
                 order by processing.tx, processing.position limit ?\
                """,
                (row, nr) -> new Row(
                        new StorePosition(row.getLong(1), row.getLong(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        subjects((String[]) row.getArray(11).getArray(), (String[])
                                row.getArray(12).getArray()),
                        row.getInt(13),
                        row.getInt(14),
                        row.getString(15),
                        row.getString(16),
                        row.getString(17),
                        row.getString(18),
                        row.getString(19)),
                Long.toUnsignedString(position.tx()),
                position.position(),
                most);
    }

    private static List<DataSubject> subjects(String[] types, String[] ids) {
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new DataSubject(types[i], ids[i]))
                .toList();
    }
}
