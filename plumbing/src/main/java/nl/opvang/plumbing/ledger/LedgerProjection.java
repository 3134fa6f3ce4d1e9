package nl.opvang.plumbing.ledger;

import static nl.opvang.plumbing.store.Columns.array;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Copies the lines of events into the ledger and its roll-up, each line once, in whatever order events arrive. */
public final class LedgerProjection implements Projection {
    /**
     * The roll-up takes what was really inserted, so a line that was there already changes nothing. Both parts write in
     * the order of their keys: batches that run beside each other wait, and do not deadlock.
     */
    private static final String INSERT = """
        with line as (
            insert into views.ledger_line (
                event_id, line, type, aggregate_id, sequence, corrects, known_at,
                effective_on, quantity, municipality, location, kind, nationality_group, change)
            select *
            from unnest(
                :eventId, :line, :type, :aggregateId, :sequence, :corrects, :knownAt,
                :effectiveOn, :quantity, :municipality, :location, :kind, :nationalityGroup, :change)
                as given(
                event_id, line, type, aggregate_id, sequence, corrects, known_at,
                effective_on, quantity, municipality, location, kind, nationality_group, change)
            order by event_id, line
            on conflict do nothing
            returning quantity, municipality, kind, nationality_group, effective_on,
                      (known_at at time zone 'UTC')::date as known_on, change
        ), by_month as (
            insert into views.ledger_month as month (
                quantity, municipality, kind, nationality_group, effective_month, known_month, change)
            select quantity, municipality, kind, nationality_group, date_trunc('month', effective_on::timestamp)::date,
                   date_trunc('month', known_on::timestamp)::date, sum(change)
            from line
            group by 1, 2, 3, 4, 5, 6
            order by 1, 2, 3, 4, 5, 6
            on conflict (quantity, municipality, kind, nationality_group, effective_month, known_month)
                do update set change = month.change + excluded.change
        )
        insert into views.ledger_rollup as rollup (
            quantity, municipality, kind, nationality_group, effective_on, known_on, change)
        select quantity, municipality, kind, nationality_group, effective_on, known_on, sum(change)
        from line
        group by 1, 2, 3, 4, 5, 6
        order by 1, 2, 3, 4, 5, 6
        on conflict (quantity, municipality, kind, nationality_group, effective_on, known_on)
            do update set change = rollup.change + excluded.change
        """;

    private final JdbcClient jdbc;
    private final Division division;
    private final Set<String> sources;
    private final Set<String> features;

    /**
     * @param sources services whose lines are summed
     * @param features features whose lines are summed, {@code <service>.<feature>}
     */
    public LedgerProjection(JdbcClient jdbc, Division division, Set<String> sources, Set<String> features) {
        this.jdbc = jdbc;
        this.division = division;
        this.sources = Set.copyOf(sources);
        this.features = Set.copyOf(features);
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return sources;
    }

    @Override
    public Set<String> features() {
        return features;
    }

    @Override
    public boolean ordered() {
        return false;
    }

    /** @throws IllegalArgumentException when a line's municipality is in no division: it would be in no sum of areas */
    @Override
    public void apply(List<RecordedEvent> events) {
        var rows = rows(events);
        if (rows.isEmpty()) return;
        jdbc.sql(INSERT)
                .param("eventId", array("uuid", rows, row -> row.envelope().eventId()))
                .param("line", array("int4", rows, Row::number))
                .param("type", array("text", rows, row -> row.envelope().type()))
                .param("aggregateId", array("text", rows, row -> row.envelope().aggregateId()))
                .param("sequence", array("int8", rows, row -> row.envelope().sequence()))
                .param("corrects", array("uuid", rows, row -> row.envelope().corrects()))
                .param(
                        "knownAt",
                        array(
                                "timestamptz",
                                rows,
                                row -> row.envelope().knownAt().atOffset(ZoneOffset.UTC)))
                .param("effectiveOn", array("date", rows, row -> row.line().effectiveOn()))
                .param(
                        "quantity",
                        array("text", rows, row -> row.line().quantity().text()))
                .param(
                        "municipality",
                        array(
                                "text",
                                rows,
                                row -> row.line().dimensions().municipality().text()))
                .param("location", array("text", rows, Row::location))
                .param(
                        "kind",
                        array("text", rows, row -> name(row.line().dimensions().kind())))
                .param(
                        "nationalityGroup",
                        array("text", rows, row -> name(row.line().dimensions().nationalityGroup())))
                .param("change", array("int4", rows, row -> row.line().change()))
                .update();
    }

    @Override
    public void clear() {
        jdbc.sql("truncate views.ledger_line, views.ledger_rollup, views.ledger_month")
                .update();
    }

    private List<Row> rows(List<RecordedEvent> events) {
        var rows = new ArrayList<Row>();
        for (var recorded : events) {
            var lines = recorded.event().lines();
            for (int number = 0; number < lines.size(); number++) {
                var line = lines.get(number);
                var municipality = line.dimensions().municipality();
                if (division.municipality(municipality).isEmpty())
                    throw new IllegalArgumentException("in no division: " + municipality);
                rows.add(new Row(recorded.envelope(), number, line));
            }
        }
        return rows;
    }

    private static String name(@Nullable Enum<?> value) {
        return value == null ? "" : value.name();
    }

    private record Row(Envelope envelope, int number, LedgerLine line) {
        String location() {
            var location = line.dimensions().location();
            return location == null ? "" : location.text();
        }
    }
}
