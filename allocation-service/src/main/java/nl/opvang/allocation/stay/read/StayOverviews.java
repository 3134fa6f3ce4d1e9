package nl.opvang.allocation.stay.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code views.stay_period}, in which rows are written together with their events. */
@Component
final class StayOverviews {
    private static final String SELECT = """
        select municipality, stay_id, location_id, lower(period) as from_day, upper(period) as until_day,
               isempty(period) as withdrawn,
               (select max(sequence) from events.event where aggregate_id = 'guest-book:' || location_id) as sequence
        from views.stay_period
        """;

    private final JdbcClient jdbc;

    StayOverviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StayOverview> find(MunicipalityCode municipality, UUID id) {
        return jdbc.sql(SELECT + "where municipality = :municipality and stay_id = :id")
                .param("municipality", municipality.text())
                .param("id", id)
                .query(StayOverviews::row)
                .optional();
    }

    /** At most one more than {@code rows}, in the order of their ids. */
    List<StayOverview> page(
            MunicipalityCode municipality,
            @Nullable UUID location,
            @Nullable LocalDate on,
            @Nullable UUID after,
            int rows) {
        return jdbc.sql(SELECT + """
            where municipality = :municipality
              and (:location::text is null or location_id = :location::text)
              and (:on::text is null or period @> :on::text::date)
              and (:after::text is null or stay_id > :after::text::uuid)
            order by stay_id limit :rows
            """)
                .param("municipality", municipality.text())
                .param("location", location == null ? null : new LocationId(municipality, location).text())
                .param("on", on == null ? null : on.toString())
                .param("after", after == null ? null : after.toString())
                .param("rows", rows + 1)
                .query(StayOverviews::row)
                .list();
    }

    private static StayOverview row(ResultSet row, int nr) throws SQLException {
        var location = LocationId.parse(row.getString("location_id"));
        return new StayOverview(
                row.getObject("stay_id", UUID.class),
                new MunicipalityCode(row.getString("municipality")),
                location.id(),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getBoolean("withdrawn"),
                row.getLong("sequence"));
    }
}
