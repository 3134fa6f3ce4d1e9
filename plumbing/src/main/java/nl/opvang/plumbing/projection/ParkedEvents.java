package nl.opvang.plumbing.projection;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Events that a group could not apply, with the reason, and later ones of the same aggregates behind them. */
final class ParkedEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedEvents.class);

    /** Another replica took the event meanwhile: it is dealt with. */
    private static final class TakenElsewhere extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final int LONGEST_REASON = 500;
    private static final int RETRIED_AGGREGATES = 100;

    private final JdbcTemplate jdbc;
    private final JsonMapper mapper;

    ParkedEvents(JdbcTemplate jdbc, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    void park(String group, Incoming event, String reason) {
        var envelope = event.envelope();
        jdbc.update(
                """
                insert into runtime.parked (consumer_group, event_id, aggregate_id, sequence, envelope, payload, reason)
                values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?) on conflict do nothing\
                """,
                group,
                envelope.eventId(),
                envelope.aggregateId(),
                envelope.sequence(),
                mapper.writeValueAsString(envelope),
                new String(event.payload(), StandardCharsets.UTF_8),
                shortened(reason));
    }

    /** Those of these aggregates that have parked events. */
    Set<String> parkedAmong(String group, Collection<String> aggregateIds) {
        return new HashSet<>(jdbc.query(
                "select distinct aggregate_id from runtime.parked where consumer_group = ? and aggregate_id = any (?)",
                (row, nr) -> row.getString(1),
                group,
                aggregateIds.toArray(String[]::new)));
    }

    boolean any(String group) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from runtime.parked where consumer_group = ?)", Boolean.class, group));
    }

    /**
     * Has the group's parked events taken again, in order per aggregate; where one fails, its aggregate waits on.
     *
     * @param take takes one event and releases it, in one transaction
     */
    void retry(String group, Consumer<Incoming> take) {
        if (!any(group)) return;
        for (var aggregate : aggregates(group, RETRIED_AGGREGATES)) {
            for (var event : of(group, aggregate)) {
                try {
                    take.accept(event);
                } catch (TakenElsewhere e) {
                    LOG.debug(
                            "{} had event {} taken by another replica",
                            group,
                            event.envelope().eventId());
                } catch (RuntimeException e) {
                    if (Failures.passing(e)) throw e;
                    failedAgain(group, event, SteadyWork.innermost(e));
                    break;
                }
            }
        }
    }

    /** Aggregates with parked events, at most so many, least tried first. */
    private List<String> aggregates(String group, int limit) {
        return jdbc.query("""
            select aggregate_id from runtime.parked where consumer_group = ?
            group by aggregate_id order by min(attempts), aggregate_id limit ?\
            """, (row, nr) -> row.getString(1), group, limit);
    }

    /** At most so many, the longest parked first. */
    List<ParkedAggregate> parkedAggregates(String group, int limit) {
        return jdbc.query(
                """
                select aggregate_id, count(*), (array_agg(reason order by sequence))[1],
                       (array_agg(attempts order by sequence))[1], min(parked_at) as since
                from runtime.parked where consumer_group = ?
                group by aggregate_id order by since, aggregate_id limit ?\
                """,
                (row, nr) -> new ParkedAggregate(
                        row.getString(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()),
                group,
                limit);
    }

    /** The parked events of one aggregate, in order. */
    private List<Incoming> of(String group, String aggregateId) {
        return jdbc.query(
                """
                select envelope, payload from runtime.parked
                where consumer_group = ? and aggregate_id = ? order by sequence\
                """,
                (row, nr) -> new Incoming(mapper.readValue(row.getBytes(1), Envelope.class), row.getBytes(2)),
                group,
                aggregateId);
    }

    /**
     * Takes the event out, within the transaction in which it is applied; whoever else would take it waits for its end.
     * Throws when it was taken meanwhile, so that nothing of that transaction stays.
     */
    void release(String group, Incoming event) {
        int released = jdbc.update(
                "delete from runtime.parked where consumer_group = ? and event_id = ?",
                group,
                event.envelope().eventId());
        if (released == 0) throw new TakenElsewhere();
    }

    private void failedAgain(String group, Incoming event, String reason) {
        jdbc.update("""
            update runtime.parked set attempts = attempts + 1, reason = ?
            where consumer_group = ? and event_id = ?\
            """, shortened(reason), group, event.envelope().eventId());
    }

    long count(String group) {
        var count =
                jdbc.queryForObject("select count(*) from runtime.parked where consumer_group = ?", Long.class, group);
        return count == null ? 0 : count;
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }
}
