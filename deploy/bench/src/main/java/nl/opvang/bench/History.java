package nl.opvang.bench;

import java.sql.SQLException;

/**
 * Years of counting in many locations, put into the store set-wise: per location an opening, places that came to be
 * there, and a count per day. The owner may do so; the application could only say it command by command.
 */
final class History {
    private static final int PER_LOCATION = 50;
    private static final int PER_TRANSACTION = 5_000;

    private static final String LOCATIONS = """
        create temporary table location as
        select nr - 1 as nr, split_part(id, ':', 1) as municipality, id
        from unnest(?::text[]) with ordinality as given (id, nr)\
        """;

    private History() {}

    private static String insert(int locations) {
        return """
            insert into events.event (event_id, type, aggregate_id, sequence, command_id, correlation_id, causation_id,
                                      traceparent, actor, actor_role, on_behalf_of, payload)
            select uuidv7(),
                   'nl.opvang.capacity.location.' || case sequence when 0 then 'opened.v1' when 1 then 'places-realised.v1'
                                                                   else 'occupancy-counted.v1' end,
                   'location:' || id, sequence, uuidv7(), uuidv7(), uuidv7(),
                   '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', '7b1f9a52-demo', 'municipality', municipality,
                   case sequence
                       when 0 then jsonb_build_object(
                           'locationId', id, 'effectiveOn', '2022-03-07', 'plannedPlaces', 200, 'occupancyBasis', 'COUNTED',
                           'description', jsonb_build_object(
                               'name', 'Location ' || location, 'situatedIn', municipality, 'kind', 'MUNICIPAL',
                               'ownFacilities', '[]'::jsonb, 'availableFrom', '2022-03-07'),
                           'lines', jsonb_build_array(jsonb_build_object(
                               'effectiveOn', '2022-03-07', 'quantity', 'places.planned', 'change', 200,
                               'dimensions', dimensions)))
                       when 1 then jsonb_build_object(
                           'locationId', id, 'factId', uuidv7(), 'effectiveOn', '2022-03-07', 'places', 200,
                           'stillPlanned', 0,
                           'lines', jsonb_build_array(
                               jsonb_build_object('effectiveOn', '2022-03-07', 'quantity', 'places.planned', 'change', -200,
                                   'dimensions', dimensions),
                               jsonb_build_object('effectiveOn', '2022-03-07', 'quantity', 'places.realised', 'change', 200,
                                   'dimensions', dimensions)))
                       else jsonb_build_object(
                           'locationId', id, 'factId', uuidv7(), 'on', day, 'occupied', now,
                           'lines', jsonb_build_array(jsonb_build_object(
                               'effectiveOn', day, 'quantity', 'stays', 'change', now - before,
                               'dimensions', dimensions)))
                   end
            from (select number / %1$d as sequence, nr as location, id, municipality,
                         (date '2022-03-07' + (number / %1$d - 2)::int)::text as day,
                         1 + (nr * 31 + number / %1$d * 17) %% 150 as now,
                         case when number / %1$d > 2 then 1 + (nr * 31 + (number / %1$d - 1) * 17) %% 150 else 0 end as before,
                         jsonb_build_object('municipality', municipality, 'location', id, 'kind', 'MUNICIPAL') as dimensions
                  from generate_series(?::bigint, ?::bigint - 1) as number
                       join location on nr = number %% %1$d
                  order by number) as event\
            """.formatted(locations);
    }

    /** Adds events up to this number in all; what is there already stays. */
    static void upTo(Service service, int events, int locations) throws SQLException {
        try (var owner = service.owner()) {
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
            var there = service.jdbc().queryForObject("select count(*) from events.event", Integer.class);
            try (var insert = owner.prepareStatement(insert(locations))) {
                for (int from = there == null ? 0 : there; from < events; from += PER_TRANSACTION) {
                    insert.setLong(1, from);
                    insert.setLong(2, Math.min(events, from + PER_TRANSACTION));
                    insert.executeUpdate();
                }
            }
            try (var statement = owner.createStatement()) {
                statement.execute("vacuum analyze events.event");
            }
        }
    }

    /** An empty store gets so many events, of locations with fifty each. */
    static void fill(Service service, int events) throws SQLException {
        upTo(service, events, Math.max(1, events / PER_LOCATION));
    }
}
