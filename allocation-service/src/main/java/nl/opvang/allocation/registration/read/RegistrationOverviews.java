package nl.opvang.allocation.registration.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code views.registration}, in which rows are written together with their events. */
@Component
final class RegistrationOverviews {
    private static final String SELECT = """
        select municipality, registration_id, nationality_group, from_day, moved_from, withdrawn,
               least(until_day, next_from) as until_day,
               case when next_from < until_day then null else departure_reason end as departure_reason,
               (select max(sequence) from events.event where aggregate_id = 'registration:' || person_id) as sequence
        from views.registration registration
        left join lateral (select min(next.from_day) as next_from
                           from views.registration next
                           where next.person_id = registration.person_id
                             and next.from_day > registration.from_day
                             and not next.withdrawn and not registration.withdrawn) next on true
        """;

    private final JdbcClient jdbc;

    RegistrationOverviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RegistrationOverview> find(MunicipalityCode municipality, UUID id) {
        return jdbc.sql(SELECT + "where municipality = :municipality and registration_id = :id")
                .param("municipality", municipality.text())
                .param("id", id)
                .query(RegistrationOverviews::row)
                .optional();
    }

    /** At most one more than {@code rows}, in the order of their ids. */
    List<RegistrationOverview> page(MunicipalityCode municipality, @Nullable UUID after, int rows) {
        return jdbc.sql(SELECT + """
            where municipality = :municipality and (:after::text is null or registration_id > :after::text::uuid)
            order by registration_id limit :rows
            """)
                .param("municipality", municipality.text())
                .param("after", after == null ? null : after.toString())
                .param("rows", rows + 1)
                .query(RegistrationOverviews::row)
                .list();
    }

    private static RegistrationOverview row(ResultSet row, int nr) throws SQLException {
        var reason = row.getString("departure_reason");
        var movedFrom = row.getString("moved_from");
        return new RegistrationOverview(
                row.getObject("registration_id", UUID.class),
                new MunicipalityCode(row.getString("municipality")),
                NationalityGroup.valueOf(row.getString("nationality_group")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                reason == null ? null : DepartureReason.valueOf(reason),
                movedFrom == null ? null : new MunicipalityCode(movedFrom),
                row.getBoolean("withdrawn"),
                row.getLong("sequence"));
    }
}
