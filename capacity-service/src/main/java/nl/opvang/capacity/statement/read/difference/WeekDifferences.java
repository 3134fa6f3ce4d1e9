package nl.opvang.capacity.statement.read.difference;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.opvang.capacity.statement.domain.RecordedCodes;
import nl.opvang.capacity.statement.read.difference.WeekDifference.Change;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.contracts.ledger.PlaceKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Events that came after a week was locked and changed a figure of it, on whatever day of the seven. */
@Component
public class WeekDifferences {
    /** A locked week. */
    public record LockedWeek(MunicipalityCode municipality, Week week, Instant lockedAt) {}

    /** How many events changed a week, and how many of them came without a reason. */
    public record Count(int events, int withoutReason) {
        public static final Count NONE = new Count(0, 0);
    }

    /** An event without a reason, and the locked weeks that it changed. */
    record Unexplained(UUID eventId, String type, Instant knownAt, List<Week> weeks) {}

    private static final int DAYS = 7;

    /** What an event changed per week, place and quantity; a change that the same event undoes on every day is none. */
    private static final String EFFECTS = """
        effect as (
            select given.municipality, given.week, line.event_id, line.known_at, line.type, line.reason, line.corrects,
                line.municipality as code, line.location, line.kind, line.quantity,
                coalesce(sum(line.change), 0) as last_day,
                sum(line.change::bigint * (given.week_from + 7 - greatest(line.effective_on, given.week_from))) as days
            from unnest(:codes, :municipalities, :weeks, :weekFroms, :lockedAts)
                    as given (code, municipality, week, week_from, locked_at)
                join views.statement_line as line on line.municipality = given.code
            where line.known_at > given.locked_at and line.known_at <= :knownAt
                and line.effective_on < given.week_from + 7
            group by given.municipality, given.week, line.event_id, line.known_at, line.type, line.reason,
                line.corrects, line.municipality, line.location, line.kind, line.quantity
            having %s
        )\
        """.formatted(IntStream.range(0, DAYS)
            .mapToObj("sum(line.change) filter (where line.effective_on <= given.week_from + %d) <> 0"::formatted)
            .collect(joining("\n                or ")));

    private static final String EXPLAINED = """
        explained as (
            select municipality, (payload ->> 'eventId')::uuid as event_id,
                (array_agg(payload ->> 'explanation' order by known_at desc))[1] as explanation
            from views.statement_event
            where fact = 'difference-explained' and known_at <= :knownAt
            group by 1, 2
        )\
        """;

    private static final String COUNTS = """
        with %s, %s
        select effect.municipality, count(distinct effect.event_id) as events,
            count(distinct effect.event_id)
                filter (where effect.reason is null and explained.explanation is null) as without_reason
        from effect left join explained using (municipality, event_id)
        group by effect.municipality
        """.formatted(EFFECTS, EXPLAINED);

    private static final String PAGE = """
        with %s, %s, page as (
            select distinct known_at, event_id
            from effect
            where (known_at, event_id) > (:afterKnownAt, :afterEvent)
            order by known_at, event_id
            limit :limit
        )
        select effect.*, explained.explanation
        from page join effect using (known_at, event_id) left join explained using (municipality, event_id)
        order by effect.known_at, effect.event_id, effect.code, effect.location, effect.kind, effect.quantity
        """.formatted(EFFECTS, EXPLAINED);

    private static final String UNEXPLAINED = """
        with %s, %s
        select effect.event_id, effect.type, effect.known_at, array_agg(distinct effect.week) as weeks
        from effect left join explained using (municipality, event_id)
        where effect.reason is null and explained.explanation is null
        group by effect.event_id, effect.type, effect.known_at
        order by effect.known_at, effect.event_id
        limit :limit
        """.formatted(EFFECTS, EXPLAINED);

    private final JdbcClient jdbc;

    WeekDifferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many there are, per municipality; all of one week. */
    public Map<MunicipalityCode, Count> counts(Collection<LockedWeek> locked, Instant knownAt) {
        var counts = new HashMap<MunicipalityCode, Count>();
        if (locked.isEmpty()) return counts;
        ask(COUNTS, locked, knownAt).query(row -> {
            counts.put(
                    new MunicipalityCode(row.getString("municipality")),
                    new Count(row.getInt("events"), row.getInt("without_reason")));
        });
        return counts;
    }

    /** Whether an event is one of them. */
    public boolean differs(LockedWeek locked, UUID eventId, Instant knownAt) {
        return jdbc.sql("with %s select exists (select from effect where event_id = :eventId)".formatted(EFFECTS))
                .params(parameters(List.of(locked), knownAt))
                .param("eventId", eventId)
                .query(Boolean.class)
                .single();
    }

    /** The differences after a place in their order. */
    public List<WeekDifference> page(LockedWeek locked, Instant knownAt, WeekDifference.Key after, int limit) {
        var rows = new LinkedHashMap<UUID, WeekDifference>();
        ask(PAGE, List.of(locked), knownAt)
                .param("afterKnownAt", moment(after.knownAt()))
                .param("afterEvent", after.eventId())
                .param("limit", limit)
                .query(row -> {
                    var difference = difference(row);
                    rows.merge(difference.eventId(), difference, WeekDifference::with);
                });
        return List.copyOf(rows.values());
    }

    /** Those that nobody gave a reason for, each once with all the weeks that it changed. */
    List<Unexplained> unexplained(Collection<LockedWeek> locked, Instant knownAt, int limit) {
        if (locked.isEmpty()) return List.of();
        return ask(UNEXPLAINED, locked, knownAt)
                .param("limit", limit)
                .query((row, _) -> new Unexplained(
                        row.getObject("event_id", UUID.class),
                        row.getString("type"),
                        row.getObject("known_at", OffsetDateTime.class).toInstant(),
                        weeks(row)))
                .list();
    }

    private static List<Week> weeks(ResultSet row) throws SQLException {
        var weeks = new ArrayList<Week>();
        for (var text : (Object[]) Objects.requireNonNull(row.getArray("weeks")).getArray())
            weeks.add(Week.parse(text.toString()));
        return weeks.stream().sorted().toList();
    }

    private static WeekDifference difference(ResultSet row) throws SQLException {
        var reason = row.getString("reason");
        var explanation = row.getString("explanation");
        return new WeekDifference(
                row.getObject("event_id", UUID.class),
                row.getObject("known_at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                row.getObject("corrects", UUID.class),
                reason,
                explanation,
                reason == null && explanation == null,
                List.of(new Change(
                        new MunicipalityCode(row.getString("code")),
                        row.getObject("location", UUID.class),
                        PlaceKind.valueOf(row.getString("kind")),
                        row.getString("quantity"),
                        row.getLong("last_day"),
                        row.getLong("days"))));
    }

    private StatementSpec ask(String sql, Collection<LockedWeek> locked, Instant knownAt) {
        return jdbc.sql(sql).params(parameters(locked, knownAt));
    }

    private static Map<String, @Nullable Object> parameters(Collection<LockedWeek> locked, Instant knownAt) {
        var codes = new ArrayList<String>();
        var municipalities = new ArrayList<String>();
        var weeks = new ArrayList<String>();
        var froms = new ArrayList<Object>();
        var lockedAts = new ArrayList<Object>();
        for (var one : locked) {
            for (var code : RecordedCodes.of(one.municipality(), one.week().lastDay())) {
                codes.add(code.text());
                municipalities.add(one.municipality().text());
                weeks.add(one.week().text());
                froms.add(one.week().from());
                lockedAts.add(moment(one.lockedAt()));
            }
        }
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("codes", new SqlArrayValue("text", codes.toArray()));
        parameters.put("municipalities", new SqlArrayValue("text", municipalities.toArray()));
        parameters.put("weeks", new SqlArrayValue("text", weeks.toArray()));
        parameters.put("weekFroms", new SqlArrayValue("date", froms.toArray()));
        parameters.put("lockedAts", new SqlArrayValue("timestamptz", lockedAts.toArray()));
        parameters.put("knownAt", moment(knownAt));
        return parameters;
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
