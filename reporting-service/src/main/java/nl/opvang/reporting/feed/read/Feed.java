package nl.opvang.reporting.feed.read;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static nl.opvang.plumbing.store.Columns.array;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What was told, up to where, and what may have to be told again. */
@Component
class Feed {
    private static final int MOST_DUE = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Feed(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * How far the topic goes.
     *
     * @param run another one whenever it is filled anew
     * @param next where the next record goes
     * @param through the last day that was looked at; null before the first time
     * @param knownAt as known at which moment that was; null before the first time
     */
    record Reach(
            String topicId,
            UUID run,
            long next,
            @Nullable LocalDate through,
            @Nullable Instant knownAt) {
        private Reach plus(int records) {
            return new Reach(topicId, run, next + records, through, knownAt);
        }
    }

    /**
     * What may be other than it was told.
     *
     * @param since from this day on; null when nothing is due
     */
    record Due(@Nullable LocalDate since, List<Long> ids) {}

    /** Figures, with where and as known at which moment they were told. */
    record Told(UUID run, long position, Figures figures, Instant knownAt) {}

    Optional<Reach> reach(String topic) {
        return jdbc.sql("select topic_id, run, next, through, known_at from runtime.figure_topic where topic = :topic")
                .param("topic", topic)
                .query((row, _) -> new Reach(
                        requireNonNull(row.getString("topic_id")),
                        requireNonNull(row.getObject("run", UUID.class)),
                        row.getLong("next"),
                        row.getObject("through", LocalDate.class),
                        moment(row)))
                .optional();
    }

    /** Nothing that was told is known to be in the topic. */
    Reach beginAnew(String topic, String topicId, long next, @Nullable Instant knownAt) {
        var run = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from views.figure_told").update();
            jdbc.sql("""
                insert into runtime.figure_topic (topic, topic_id, run, next, known_at)
                values (:topic, :topicId, :run, :next, :knownAt::timestamptz)
                on conflict (topic) do update set
                    topic_id = excluded.topic_id, run = excluded.run, next = excluded.next, through = null
                """)
                    .param("topic", topic)
                    .param("topicId", topicId)
                    .param("run", run)
                    .param("next", next)
                    .param("knownAt", knownAt == null ? null : knownAt.atOffset(ZoneOffset.UTC))
                    .update();
        });
        return new Reach(topicId, run, next, null, knownAt);
    }

    /** What changed what was known by a moment, and was not looked at since. */
    Due due(Instant moment) {
        var ids = jdbc.sql("select id from runtime.figure_due where known_at <= :moment order by id limit :most")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("most", MOST_DUE)
                .query((row, _) -> row.getLong("id"))
                .list();
        if (ids.isEmpty()) return new Due(null, ids);
        var since = jdbc.sql("""
            select greatest(min(since), date '0001-01-01') from runtime.figure_due where id = any (:ids)
            """)
                .param("ids", array("int8", ids, id -> id))
                .query(LocalDate.class)
                .single();
        return new Due(since, ids);
    }

    /** How much is due, counted up to 10,000. */
    long countDue() {
        return jdbc.sql("select count(*) from (select from runtime.figure_due limit :most) as due")
                .param("most", MOST_DUE)
                .query(Long.class)
                .single();
    }

    /** What was told of these days, by key. */
    Map<String, Figures> told(LocalDate from, LocalDate through) {
        return jdbc
                .sql("""
                    select area, on_day, realised, out_of_use, occupied, target
                    from views.figure_told
                    where on_day between :from and :through
                    """)
                .param("from", from)
                .param("through", through)
                .query((row, _) -> figures(row))
                .list()
                .stream()
                .collect(toMap(Figures::key, Function.identity()));
    }

    /**
     * Remembers what Kafka has acknowledged.
     *
     * @throws IllegalStateException when somebody else told more meanwhile
     */
    Reach remember(String topic, Reach reach, List<Figures> told, Instant knownAt) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("""
                insert into views.figure_told (
                    area, on_day, realised, out_of_use, occupied, target, known_at, position)
                select area, on_day, realised, out_of_use, occupied, target, :knownAt, position
                from unnest(:area, :onDay, :realised, :outOfUse, :occupied, :target, :position)
                    as told (area, on_day, realised, out_of_use, occupied, target, position)
                on conflict (on_day, area) do update set
                    realised = excluded.realised, out_of_use = excluded.out_of_use, occupied = excluded.occupied,
                    target = excluded.target, known_at = excluded.known_at, position = excluded.position
                """)
                    .param("area", array("text", told, Figures::area))
                    .param("onDay", array("date", told, Figures::on))
                    .param("realised", array("int8", told, Figures::realised))
                    .param("outOfUse", array("int8", told, Figures::outOfUse))
                    .param("occupied", array("int8", told, Figures::occupied))
                    .param("target", array("int8", told, Figures::target))
                    .param(
                            "position",
                            array(
                                    "int8",
                                    LongStream.range(reach.next(), reach.next() + told.size())
                                            .boxed()
                                            .toList(),
                                    position -> position))
                    .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                    .update();
            int moved = jdbc.sql("""
                update runtime.figure_topic set next = next + :told
                where topic = :topic and run = :run and next = :next
                """)
                    .param("told", told.size())
                    .param("topic", topic)
                    .param("run", reach.run())
                    .param("next", reach.next())
                    .update();
            if (moved != 1) throw new IllegalStateException("somebody else told more");
        });
        return reach.plus(told.size());
    }

    /** All days up to this one were looked at, as known at a moment. */
    Reach lookedAt(String topic, Reach reach, LocalDate through, Instant knownAt, Due due) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from runtime.figure_due where id = any (:ids)")
                    .param("ids", array("int8", due.ids(), id -> id))
                    .update();
            int moved = jdbc.sql("""
                update runtime.figure_topic set through = :through, known_at = :knownAt
                where topic = :topic and run = :run and next = :next
                """)
                    .param("through", through)
                    .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                    .param("topic", topic)
                    .param("run", reach.run())
                    .param("next", reach.next())
                    .update();
            if (moved != 1) throw new IllegalStateException("somebody else told more");
        });
        return new Reach(reach.topicId(), reach.run(), reach.next(), through, knownAt);
    }

    /**
     * What was told after a position of a run, in order; from the first on when there is another run by now.
     *
     * @param area code of the only area asked about; null for all
     */
    List<Told> after(String topic, UUID run, long position, LocalDate from, @Nullable String area, int limit) {
        return jdbc.sql("""
            select run, position, area, on_day, realised, out_of_use, occupied, target, told.known_at
            from runtime.figure_topic as reach
                join views.figure_told as told on position > case when run = :run then :position::bigint else -1 end
            where topic = :topic and on_day >= :from and (:area::text is null or area = :area::text)
            order by position
            limit :limit
            """)
                .param("topic", topic)
                .param("run", run)
                .param("position", position)
                .param("from", from)
                .param("area", area)
                .param("limit", limit)
                .query((row, _) -> new Told(
                        requireNonNull(row.getObject("run", UUID.class)),
                        row.getLong("position"),
                        figures(row),
                        requireNonNull(moment(row))))
                .list();
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                requireNonNull(row.getString("area")),
                requireNonNull(row.getObject("on_day", LocalDate.class)),
                row.getLong("realised"),
                row.getLong("out_of_use"),
                row.getLong("occupied"),
                row.getObject("target", Long.class));
    }

    private static @Nullable Instant moment(ResultSet row) throws SQLException {
        var moment = row.getObject("known_at", OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
