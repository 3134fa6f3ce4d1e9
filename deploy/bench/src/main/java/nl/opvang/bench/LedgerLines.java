package nl.opvang.bench;

import java.sql.SQLException;

/** Ledger lines by the million, put into the tables of reporting-service set-wise, with the sums of them. */
final class LedgerLines {
    private static final int PER_STATEMENT = 250_000;

    private static final String LOCATIONS = """
        create temporary table location as
        select nr - 1 as nr, split_part(id, ':', 1) as municipality, id
        from unnest(?::text[]) with ordinality as given (id, nr)\
        """;

    private static final String ROLL_UP = """
        insert into views.ledger_rollup
        select quantity, municipality, kind, nationality_group, effective_on, (known_at at time zone 'UTC')::date,
               sum(change)
        from views.ledger_line group by 1, 2, 3, 4, 5, 6\
        """;

    private static final String MONTHS = """
        insert into views.ledger_month
        select quantity, municipality, kind, nationality_group, date_trunc('month', effective_on::timestamp)::date,
               date_trunc('month', known_on::timestamp)::date, sum(change)
        from views.ledger_rollup group by 1, 2, 3, 4, 5, 6\
        """;

    private LedgerLines() {}

    /** A line per location and day, known the day after; each round corrects every line of the first a month later. */
    private static String lines(int locations) {
        return """
            insert into views.ledger_line (event_id, line, type, aggregate_id, sequence, known_at, effective_on, quantity,
                                           municipality, location, kind, nationality_group, change)
            select uuidv7(), 0, 'nl.opvang.capacity.location.occupancy-counted.v1', 'location:' || id,
                   number / %1$d + ?::int * 1000,
                   timestamptz '2022-03-08 08:00Z' + (number / %1$d + ?::int * 30) * interval '1 day'
                       + (nr %% 600) * interval '1 minute',
                   date '2022-03-07' + (number / %1$d)::int,
                   case number / %1$d %% 4 when 0 then 'places.realised' else 'stays' end,
                   municipality, id, 'MUNICIPAL', '', 1 + (nr + number) %% 9
            from generate_series(?::bigint, ?::bigint - 1) as number join location on nr = number %% %1$d\
            """.formatted(locations);
    }

    /** Adds lines from one number up to another, in a round of corrections, 0 for the first time. */
    static void add(Service reporting, int from, int until, int locations, int round) throws SQLException {
        try (var owner = reporting.owner()) {
            try (var table = owner.prepareStatement(LOCATIONS)) {
                table.setArray(
                        1,
                        owner.createArrayOf(
                                "text",
                                Locations.ids(locations).stream()
                                        .map(id -> id.text())
                                        .toArray()));
                table.execute();
            }
            try (var insert = owner.prepareStatement(lines(locations))) {
                for (int first = from; first < until; first += PER_STATEMENT) {
                    insert.setInt(1, round);
                    insert.setInt(2, round);
                    insert.setLong(3, first);
                    insert.setLong(4, Math.min(until, first + PER_STATEMENT));
                    insert.executeUpdate();
                }
            }
            try (var statement = owner.createStatement()) {
                statement.execute("truncate views.ledger_rollup, views.ledger_month");
                statement.execute(ROLL_UP);
                statement.execute(MONTHS);
                statement.execute("vacuum analyze views.ledger_line");
                statement.execute("vacuum analyze views.ledger_rollup");
                statement.execute("vacuum analyze views.ledger_month");
            }
        }
    }
}
