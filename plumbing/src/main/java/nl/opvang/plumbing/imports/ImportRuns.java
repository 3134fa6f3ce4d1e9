package nl.opvang.plumbing.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.plumbing.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All imports that were begun on a page of this service: rows, so that every replica knows of them. */
final class ImportRuns {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    /** As long as answers to requests. */
    private static final Duration KEPT = Duration.ofDays(90);

    /** Lines that are decided together take seconds at most: whoever says nothing for so long is no more. */
    private static final Duration SILENT = Duration.ofMinutes(2);

    private static final String SELECT = """
        select import_id, asked_at, ended_at, lines, accepted, refused, failure from runtime.import_run\
        """;

    /** What became of a wish for one. */
    enum Asked {
        ACCEPTED,
        /** It was asked for before. */
        THERE_ALREADY,
        /** Another one has not ended. */
        ANOTHER_RUNS
    }

    /** What a line was answered; without a problem it is recorded. */
    record LineAnswer(int line, int status, @Nullable Problem problem) {}

    private final JdbcClient jdbc;

    ImportRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Asked begin(UUID id, String askedBy, int lines) {
        abandonSilent();
        jdbc.sql("delete from runtime.import_run where ended_at < clock_timestamp() - make_interval(secs => :kept)")
                .param("kept", (double) KEPT.toSeconds())
                .update();
        try {
            int begun = jdbc.sql("""
                insert into runtime.import_run (import_id, asked_by, lines) values (:id, :by, :lines)
                on conflict (import_id) do nothing\
                """)
                    .param("id", id)
                    .param("by", askedBy)
                    .param("lines", lines)
                    .update();
            return begun == 1 ? Asked.ACCEPTED : Asked.THERE_ALREADY;
        } catch (DuplicateKeyException e) {
            return find(id).isPresent() ? Asked.THERE_ALREADY : Asked.ANOTHER_RUNS;
        }
    }

    private void abandonSilent() {
        jdbc.sql("""
            update runtime.import_run set ended_at = clock_timestamp(), failure = 'the process that carried it out has ended'
            where ended_at is null and told_at < clock_timestamp() - make_interval(secs => :silent)\
            """).param("silent", (double) SILENT.toSeconds()).update();
    }

    /** The latest first. */
    List<ImportRun> latest(int limit) {
        abandonSilent();
        return jdbc.sql(SELECT + " order by asked_at desc, import_id desc limit :limit")
                .param("limit", limit)
                .query(ImportRuns::run)
                .list();
    }

    Optional<ImportRun> find(UUID id) {
        return jdbc.sql(SELECT + " where import_id = :id")
                .param("id", id)
                .query(ImportRuns::run)
                .optional();
    }

    /** As {@link #find}, after whoever is silent has been taken to have ended. */
    Optional<ImportRun> look(UUID id) {
        abandonSilent();
        return find(id);
    }

    /** @param refused whether only those are wanted in whose way something stood */
    List<LineAnswer> answers(UUID id, boolean refused, int after, int limit) {
        return jdbc.sql("""
            select line, status, problem::text from runtime.import_run_line
            where import_id = :id and line > :after and (status >= 400 or not :refused) order by line limit :limit\
            """)
                .param("id", id)
                .param("after", after)
                .param("refused", refused)
                .param("limit", limit)
                .query((row, number) -> new LineAnswer(row.getInt(1), row.getInt(2), problem(row.getString(3))))
                .list();
    }

    /** Writes down what lines were answered; false when the import was taken to have ended. */
    boolean tell(UUID id, List<LineAnswer> answers) {
        long refused =
                answers.stream().filter(answer -> answer.problem() != null).count();
        int told = jdbc.sql("""
            with told as (
                update runtime.import_run
                set told_at = clock_timestamp(), accepted = accepted + :accepted, refused = refused + :refused
                where import_id = :id and ended_at is null returning import_id)
            insert into runtime.import_run_line (import_id, line, status, problem)
            select import_id, line, status, problem
            from told, unnest(:lines::text[]::int[], :statuses::text[]::int[], :problems::text[]::jsonb[])
                as each (line, status, problem)\
            """)
                .param("id", id)
                .param("accepted", (int) (answers.size() - refused))
                .param("refused", (int) refused)
                .param("lines", texts(answers, answer -> Integer.toString(answer.line())))
                .param("statuses", texts(answers, answer -> Integer.toString(answer.status())))
                .param("problems", texts(answers, answer -> json(answer.problem())))
                .update();
        return told == answers.size();
    }

    private static @Nullable String[] texts(List<LineAnswer> answers, TextOf text) {
        var texts = new @Nullable String[answers.size()];
        for (int i = 0; i < texts.length; i++) texts[i] = text.of(answers.get(i));
        return texts;
    }

    @FunctionalInterface
    private interface TextOf {
        @Nullable
        String of(LineAnswer answer);
    }

    private static @Nullable String json(@Nullable Problem problem) {
        return problem == null ? null : JSON.writeValueAsString(problem.json());
    }

    private static @Nullable Problem problem(@Nullable String json) {
        return json == null ? null : Problem.fromJson(JSON.readValue(json, MEMBERS));
    }

    /** @param failure null when all lines were answered */
    void end(UUID id, @Nullable String failure) {
        jdbc.sql("""
            update runtime.import_run set ended_at = clock_timestamp(), failure = :failure
            where import_id = :id and ended_at is null\
            """).param("id", id).param("failure", failure).update();
    }

    // The driver's nullness is not annotated; these columns may hold null.
    @SuppressWarnings("RedundantNullCheck")
    private static ImportRun run(ResultSet row, int number) throws SQLException {
        var ended = row.getObject(3, OffsetDateTime.class);
        return new ImportRun(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getString(7));
    }
}
