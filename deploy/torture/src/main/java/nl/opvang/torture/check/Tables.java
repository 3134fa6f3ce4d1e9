package nl.opvang.torture.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that are built from events, each row as a line of text: whoever builds them anew must get the same lines. */
final class Tables {
    private static final Map<String, String> LEDGER = Map.of(
            "ledger_line",
            "select concat_ws('|', event_id, line, " + moment("known_at") + """
                    , sequence, effective_on, change, quantity, municipality, location, kind, nationality_group, aggregate_id, type,
                    """ + empty("corrects")
                    + ") from views.ledger_line",
            "ledger_rollup",
            """
            select concat_ws('|', quantity, municipality, kind, nationality_group, effective_on, known_on, change)
            from views.ledger_rollup where change <> 0\
            """,
            "ledger_month",
            """
            select concat_ws('|', quantity, municipality, kind, nationality_group, effective_month, known_month, change)
            from views.ledger_month where change <> 0\
            """);

    private static final Map<String, Map<String, String>> OF_SERVICES = Map.of(
            "capacity",
            queries(
                    "location",
                    "select concat_ws('|', municipality, id, name, sequence, " + moment("recorded_at")
                            + ") from views.location",
                    "location_fact",
                    "select concat_ws('|', municipality, location, fact_id, sequence, type, event_id, "
                            + moment("known_at") + ", " + empty("corrected_by") + ") from views.location_fact",
                    "location_figure",
                    """
                    select concat_ws('|', municipality, location, quantity, effective_on, change)
                    from views.location_figure where change <> 0\
                    """,
                    "place_line",
                    statementLines("place_line"),
                    "stay_line",
                    statementLines("stay_line"),
                    "statement_event",
                    """
                    select concat_ws('|', event_id, municipality, week, sequence, fact) from views.statement_event\
                    """),
            "allocation",
            queries(
                    "registration",
                    "select concat_ws('|', municipality, registration_id, person_id, nationality_group, "
                            + empty("moved_from") + ", from_day, " + empty("until_day") + ", "
                            + empty("departure_reason") + ", withdrawn) from views.registration",
                    "provision",
                    "select concat_ws('|', municipality, provision_id, person_id, month, withdrawn) from"
                            + " views.provision",
                    "stay_period",
                    "select concat_ws('|', municipality, stay_id, location_id, person_id, period) from"
                            + " views.stay_period",
                    "guest_book",
                    "select concat_ws('|', location_id, kind) from views.guest_book",
                    "guest_book_places",
                    """
                    select concat_ws('|', location_id, effective_on, realised, out_of_use)
                    from views.guest_book_places where (realised, out_of_use) <> (0, 0)\
                    """,
                    "guest_book_hold",
                    """
                    select concat_ws('|', municipality || ':' || hold_id, location_id, places, from_day, until_day,
                                     held_until = 'infinity')
                    from views.guest_book_hold\
                    """,
                    "place_step",
                    "select concat_ws('|', location_id, effective_on, change) from views.place_step where change <> 0",
                    "shelter_request",
                    "select concat_ws('|', municipality || ':' || request_id, " + empty("closed") + ", "
                            + empty("closed_why") + ") from views.shelter_request",
                    "shelter_offer",
                    "select concat_ws('|', municipality || ':' || offer_id, municipality || ':' || request_id,"
                            + " asked_of,"
                            + " stage,"
                            + " " + empty("location_id") + ", " + empty("why") + ") from views.shelter_offer",
                    "placement_failure",
                    """
                    select concat_ws('|', municipality || ':' || request_id, attempt_id, failed_on, why)
                    from views.placement_failure\
                    """,
                    "absence",
                    "select concat_ws('|', municipality || ':' || subject, id, from_day, " + empty("until_day")
                            + ", withdrawn) from views.absence_version where known_until = 'infinity'",
                    "rule_event",
                    "select concat_ws('|', event_id, aggregate_id, sequence, type) from views.rule_event",
                    "target_event",
                    "select concat_ws('|', event_id, aggregate_id, sequence, type) from views.target_event"),
            "funding",
            with(
                    with(
                            with(
                                    LEDGER,
                                    "norm_event",
                                    "select concat_ws('|', event_id, aggregate_id, sequence) from views.norm_event"),
                            "posting",
                            "select concat_ws('|', event_id, municipality, sequence) from views.posting"),
                    "dossier_event",
                    "select concat_ws('|', event_id, aggregate_id, sequence) from views.dossier_event"),
            "reporting",
            with(
                    with(
                            LEDGER,
                            "report",
                            "select concat_ws('|', location, " + moment("known_at")
                                    + ", municipality) from views.report"),
                    "location_name",
                    "select concat_ws('|', location, sequence, " + moment("known_at")
                            + ", name) from views.location_name"));

    private Tables() {}

    private static String moment(String column) {
        return "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(column);
    }

    private static String empty(String column) {
        return "coalesce(%s::text, '')".formatted(column);
    }

    private static String statementLines(String table) {
        return "select concat_ws('|', event_id, line, " + moment("known_at")
                + ", effective_on, change, quantity, municipality || ':' || location, kind, " + empty("reason")
                + ") from views." + table;
    }

    /** Table, query, table, query. */
    private static Map<String, String> queries(String... tablesAndQueries) {
        var queries = new LinkedHashMap<String, String>();
        for (int i = 0; i < tablesAndQueries.length; i += 2) queries.put(tablesAndQueries[i], tablesAndQueries[i + 1]);
        return queries;
    }

    private static Map<String, String> with(Map<String, String> queries, String table, String query) {
        var more = new LinkedHashMap<>(queries);
        more.put(table, query);
        return more;
    }

    /** The rows of every such table of a service, in no order. */
    static Map<String, List<String>> of(String service, Connection connection) throws SQLException {
        var tables = new HashMap<String, List<String>>();
        for (var query : OF_SERVICES.getOrDefault(service, Map.of()).entrySet())
            tables.put(query.getKey(), rows(connection, query.getValue()));
        tables.put(
                "parked",
                rows(
                        connection,
                        "select concat_ws('|', consumer_group, aggregate_id, sequence, reason) from runtime.parked"));
        return tables;
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) rows.add(result.getString(1));
            return rows;
        }
    }
}
