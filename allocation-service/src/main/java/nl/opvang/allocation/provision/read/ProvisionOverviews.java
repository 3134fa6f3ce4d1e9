package nl.opvang.allocation.provision.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code views.provision}, in which rows are written together with their events. */
@Component
final class ProvisionOverviews {
    private static final String SELECT = """
        select municipality, provision_id, month, withdrawn,
               (select max(sequence) from events.event where aggregate_id = 'provision:' || person_id) as sequence
        from views.provision
        """;

    private final JdbcClient jdbc;

    ProvisionOverviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ProvisionOverview> find(MunicipalityCode municipality, UUID id) {
        return jdbc.sql(SELECT + "where municipality = :municipality and provision_id = :id")
                .param("municipality", municipality.text())
                .param("id", id)
                .query(ProvisionOverviews::row)
                .optional();
    }

    /** At most one more than {@code rows}, in the order of their ids. */
    List<ProvisionOverview> page(MunicipalityCode municipality, @Nullable UUID after, int rows) {
        return jdbc.sql(SELECT + """
            where municipality = :municipality and (:after::text is null or provision_id > :after::text::uuid)
            order by provision_id limit :rows
            """)
                .param("municipality", municipality.text())
                .param("after", after == null ? null : after.toString())
                .param("rows", rows + 1)
                .query(ProvisionOverviews::row)
                .list();
    }

    private static ProvisionOverview row(ResultSet row, int nr) throws SQLException {
        return new ProvisionOverview(
                row.getObject("provision_id", UUID.class),
                new MunicipalityCode(row.getString("municipality")),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getBoolean("withdrawn"),
                row.getLong("sequence"));
    }
}
