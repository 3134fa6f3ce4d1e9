package nl.opvang.allocation.forgetting.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.allocation.ForgettingReason;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code views.forgetting}, in which rows are written together with their events. */
@Component
final class ForgettingOverviews {
    private static final String SELECT = """
        select municipality, forgetting_id, person_id, why, forgotten_at,
               (select max(sequence) from events.event where aggregate_id = 'forgetting:' || person_id) as sequence
        from views.forgetting
        """;

    private final JdbcClient jdbc;

    ForgettingOverviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ForgettingOverview> find(MunicipalityCode municipality, UUID id) {
        return jdbc.sql(SELECT + "where municipality = :municipality and forgetting_id = :id")
                .param("municipality", municipality.text())
                .param("id", id)
                .query(ForgettingOverviews::row)
                .optional();
    }

    /** At most one more than {@code rows}, in the order of their ids. */
    List<ForgettingOverview> page(MunicipalityCode municipality, @Nullable UUID after, int rows) {
        return jdbc.sql(SELECT + """
            where municipality = :municipality and (:after::text is null or forgetting_id > :after::text::uuid)
            order by forgetting_id limit :rows
            """)
                .param("municipality", municipality.text())
                .param("after", after == null ? null : after.toString())
                .param("rows", rows + 1)
                .query(ForgettingOverviews::row)
                .list();
    }

    private static ForgettingOverview row(ResultSet row, int nr) throws SQLException {
        return new ForgettingOverview(
                row.getObject("forgetting_id", UUID.class),
                new MunicipalityCode(row.getString("municipality")),
                row.getObject("person_id", UUID.class),
                ForgettingReason.valueOf(row.getString("why")),
                Objects.requireNonNull(row.getObject("forgotten_at", OffsetDateTime.class))
                        .toInstant(),
                row.getLong("sequence"));
    }
}
