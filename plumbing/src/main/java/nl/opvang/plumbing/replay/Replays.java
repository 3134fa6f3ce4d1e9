package nl.opvang.plumbing.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All replays of a service: rows, so that every replica knows of them. */
public final class Replays {
    private static final TypeReference<Map<String, Object>> COLUMNS = new TypeReference<>() {};

    private static final String SELECT = """
        select replay_id, known_at, asked_by, asked_at, state, started_at, ended_at, events_done, events_expected, failure,
               cancel_reason, report
        from runtime.replay where projection is null\
        """;

    private static final String SELECT_REBUILD = """
        select replay_id, projection, version, asked_by, asked_at, state, started_at, ended_at, events_done, events_expected,
               failure, cancel_reason, switch_reason, report
        from runtime.replay where projection is not null\
        """;

    /** Who asks for what a release needs. */
    static final String RELEASE = "release";

    /** What became of a wish for one. */
    enum Asked {
        ACCEPTED,
        /** It was asked for before, just so. */
        THERE_ALREADY,
        /** Its id stands for another one. */
        ID_TAKEN,
        /** Another one has not ended. */
        ANOTHER_RUNS,
        /** What is to be known then is not known yet. */
        NOT_YET
    }

    private final JdbcTemplate jdbc;
    private final JsonMapper mapper;

    public Replays(JdbcTemplate jdbc, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    Asked ask(UUID id, Instant moment, String askedBy) {
        // The database knows microseconds, and the driver would round to them.
        var knownAt = moment.truncatedTo(ChronoUnit.MICROS);
        var there = find(id);
        if (there.isPresent()) return again(there.get(), knownAt);
        try {
            int asked = jdbc.update("""
                insert into runtime.replay (replay_id, known_at, asked_by)
                select ?, ?, ? where ? <= clock_timestamp()\
                """, id, offset(knownAt), askedBy, offset(knownAt));
            return asked == 1 ? Asked.ACCEPTED : Asked.NOT_YET;
        } catch (DuplicateKeyException e) {
            return find(id).map(same -> again(same, knownAt)).orElseGet(() -> clash(id));
        }
    }

    private static Asked again(Replay there, Instant knownAt) {
        return knownAt.equals(there.knownAt()) ? Asked.THERE_ALREADY : Asked.ID_TAKEN;
    }

    /** Why a row could not be added: its id, or that another one has not ended. */
    private Asked clash(UUID id) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                        "select exists (select from runtime.replay where replay_id = ?)", Boolean.class, id))
                ? Asked.ID_TAKEN
                : Asked.ANOTHER_RUNS;
    }

    /** @param version of the rows that are to be built */
    Asked askRebuild(UUID id, String projection, int version, String askedBy) {
        try {
            jdbc.update("""
                insert into runtime.replay (replay_id, known_at, asked_by, projection, version)
                values (?, clock_timestamp(), ?, ?, ?)\
                """, id, askedBy, projection, version);
            return Asked.ACCEPTED;
        } catch (DuplicateKeyException e) {
            return findRebuild(id)
                    .map(same -> same.projection().equals(projection) ? Asked.THERE_ALREADY : Asked.ID_TAKEN)
                    .orElseGet(() -> clash(id));
        }
    }

    /**
     * A release has rows of a version that is not live, and they are to take the place of those that are. Not while
     * anything runs, and not once somebody has cancelled just that.
     *
     * @return whether it is to be done
     */
    boolean askForRelease(UUID id, String projection, int version) {
        try {
            return jdbc.update(
                            """
                            insert into runtime.replay (replay_id, known_at, asked_by, projection, version, switch_reason)
                            select ?, clock_timestamp(), ?, ?, ?, ?
                            where not exists (
                                select from runtime.replay where ended_at is null
                                    or state = 'CANCELLED' and projection = ? and version = ?)\
                            """,
                            id,
                            RELEASE,
                            projection,
                            version,
                            "version " + version + " was released",
                            projection,
                            version)
                    == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** What a release asked for waits until somebody has looked at it, and said that it may take that place. */
    void hold(UUID run) {
        jdbc.update(
                "update runtime.replay set switch_reason = null where run = ? and ended_at is null and asked_by = ?",
                run,
                RELEASE);
    }

    boolean isToldToSwitch(UUID run) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from runtime.replay where run = ? and switch_reason is not null)",
                Boolean.class,
                run));
    }

    /** What switched has ended when nothing is left to be done about it. */
    void settle(UUID id) {
        jdbc.update("""
            update runtime.replay set ended_at = clock_timestamp()
            where replay_id = ? and state = 'SWITCHED' and ended_at is null\
            """, id);
    }

    Optional<Rebuild> findRebuild(UUID id) {
        return jdbc.query(SELECT_REBUILD + " and replay_id = ?", this::rebuild, id).stream()
                .findFirst();
    }

    Optional<Rebuild> currentRebuild() {
        return jdbc.query(SELECT_REBUILD + " and ended_at is null", this::rebuild).stream()
                .findFirst();
    }

    /** The latest first; without their reports. */
    List<Rebuild> rebuildsBefore(@Nullable Instant askedAt, @Nullable UUID id, int limit) {
        return jdbc.query(
                SELECT_REBUILD.replaceFirst("report\\s+from", "null::jsonb as report from") + """

                     and (asked_at, replay_id)
                         < (coalesce(?::timestamptz, 'infinity'), coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
                    order by asked_at desc, replay_id desc limit ?\
                    """,
                this::rebuild,
                offset(askedAt),
                id,
                limit);
    }

    /** Answers whether it was built, and nobody had asked before. */
    boolean askSwitch(UUID id, String reason) {
        return jdbc.update("""
            update runtime.replay set switch_reason = ?
            where replay_id = ? and state = 'BUILT' and switch_reason is null and cancel_reason is null\
            """, reason, id) == 1;
    }

    /** What was found is there to be read while it waits. */
    void report(UUID run, Report report) {
        jdbc.update(
                "update runtime.replay set report = ?::jsonb where run = ? and ended_at is null", json(report), run);
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    Optional<Replay> find(UUID id) {
        return jdbc.query(SELECT + " and replay_id = ?", this::replay, id).stream()
                .findFirst();
    }

    /** The one that has not ended. */
    Optional<Replay> current() {
        return jdbc.query(SELECT + " and ended_at is null", this::replay).stream()
                .findFirst();
    }

    /** The latest first; without their reports. */
    List<Replay> before(@Nullable Instant askedAt, @Nullable UUID id, int limit) {
        return jdbc.query(
                SELECT.replaceFirst("report\\s+from", "null::jsonb as report from") + """

                     and (asked_at, replay_id)
                         < (coalesce(?::timestamptz, 'infinity'), coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
                    order by asked_at desc, replay_id desc limit ?\
                    """,
                this::replay,
                offset(askedAt),
                id,
                limit);
    }

    List<ReplayDifference> differences(UUID id, long after, int limit) {
        return jdbc.query(
                """
                select number, about, key, kind, live::text, replayed::text from runtime.replay_difference
                where replay_id = ? and number > ? order by number limit ?\
                """,
                (row, _) -> new ReplayDifference(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        ReplayDifference.Kind.valueOf(row.getString(4)),
                        columns(row, 5),
                        columns(row, 6)),
                id,
                after,
                limit);
    }

    // The driver's nullness is not annotated; these columns may hold null.
    @SuppressWarnings("RedundantNullCheck")
    private @Nullable Map<String, Object> columns(ResultSet row, int column) throws SQLException {
        var json = row.getString(column);
        return json == null ? null : mapper.readValue(json, COLUMNS);
    }

    /** The first time it is asked of one that has not ended. */
    void cancel(UUID id, String reason) {
        jdbc.update("""
            update runtime.replay set cancel_reason = ?
            where replay_id = ? and ended_at is null and state <> 'SWITCHED' and cancel_reason is null\
            """, reason, id);
    }

    /** Of one that waits, and was cancelled before anybody began. */
    boolean cancelWaiting(UUID id) {
        return jdbc.update("""
            update runtime.replay set state = 'CANCELLED', ended_at = clock_timestamp()
            where replay_id = ? and state = 'WAITING' and cancel_reason is not null\
            """, id) == 1;
    }

    /** Answers whether it waited until now. */
    boolean begin(UUID id, UUID run) {
        return jdbc.update("""
            update runtime.replay set state = 'READING', run = ?, started_at = clock_timestamp()
            where replay_id = ? and state = 'WAITING'\
            """, run, id) == 1;
    }

    void expect(UUID run, long events) {
        jdbc.update("update runtime.replay set events_expected = ? where run = ? and ended_at is null", events, run);
    }

    /** How a run may go on. */
    enum Further {
        ON,
        CANCEL,
        /** It is not this process's any more. */
        LOST
    }

    Further done(UUID run, long events, ReplayState state) {
        return jdbc
                .query("""
                    update runtime.replay set events_done = ?, state = ? where run = ? and ended_at is null
                    returning cancel_reason is not null\
                    """, (row, _) -> row.getBoolean(1) ? Further.CANCEL : Further.ON, events, state.name(), run)
                .stream()
                .findFirst()
                .orElse(Further.LOST);
    }

    void add(UUID id, List<ReplayDifference> differences) {
        for (var difference : differences)
            jdbc.update(
                    """
                    insert into runtime.replay_difference (replay_id, number, about, key, kind, live, replayed)
                    values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)\
                    """,
                    id,
                    difference.number(),
                    difference.about(),
                    difference.key(),
                    difference.kind().name(),
                    json(difference.live()),
                    json(difference.replayed()));
    }

    private @Nullable String json(@Nullable Object value) {
        return value == null ? null : mapper.writeValueAsString(value);
    }

    void end(UUID run, ReplayState state, @Nullable String failure, @Nullable Report report) {
        jdbc.update("""
            update runtime.replay set state = ?, ended_at = clock_timestamp(), failure = ?, report = coalesce(?::jsonb, report)
            where run = ? and ended_at is null and state <> 'SWITCHED'\
            """, state.name(), failure, json(report), run);
    }

    /** Whoever does not hold the lock any more cannot have gone on: nothing of what it built is left. */
    void abandon(UUID id) {
        jdbc.update("""
            update runtime.replay set state = 'FAILED', ended_at = clock_timestamp(),
                failure = 'the process that replayed has ended; ask for another one'
            where replay_id = ? and ended_at is null and state not in ('WAITING', 'SWITCHED')\
            """, id);
    }

    /** Forgets those that ended longer ago than this. */
    void forget(Duration kept) {
        jdbc.update("delete from runtime.replay where ended_at < clock_timestamp() - make_interval(secs => ?)", (double)
                kept.toSeconds());
    }

    private Replay replay(ResultSet row, int number) throws SQLException {
        return new Replay(
                row.getObject(1, UUID.class),
                instant(row, 2),
                row.getString(3),
                instant(row, 4),
                ReplayState.valueOf(row.getString(5)),
                optional(row, 6),
                optional(row, 7),
                row.getLong(8),
                (Long) row.getObject(9),
                text(row, 10),
                text(row, 11),
                report(text(row, 12)));
    }

    private Rebuild rebuild(ResultSet row, int number) throws SQLException {
        return new Rebuild(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                instant(row, 5),
                ReplayState.valueOf(row.getString(6)),
                optional(row, 7),
                optional(row, 8),
                row.getLong(9),
                (Long) row.getObject(10),
                text(row, 11),
                text(row, 12),
                text(row, 13),
                report(text(row, 14)));
    }

    private @Nullable Report report(@Nullable String json) {
        return json == null ? null : mapper.readValue(json, Report.class);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @SuppressWarnings("RedundantNullCheck")
    private static @Nullable Instant optional(ResultSet row, int column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    @SuppressWarnings("RedundantNullCheck")
    private static @Nullable String text(ResultSet row, int column) throws SQLException {
        return row.getString(column);
    }
}
