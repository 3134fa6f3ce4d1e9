package nl.opvang.allocation.person.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.allocation.sealing.Seals;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code views.person_merge}, in which rows are written together with their events. */
@Component
final class MergeOverviews {
    private static final String SELECT = """
        select municipality, merge_id, merged_id, survivor_id, reason, known_from, nullif(known_until, 'infinity')
               as undone_at, undo_reason,
               (select max(sequence) from events.event where aggregate_id = 'person:' || merged_id) as sequence
        from views.person_merge
        """;

    private final JdbcClient jdbc;

    private final Seals seals;

    MergeOverviews(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    Optional<MergeOverview> find(MunicipalityCode municipality, UUID id) {
        return read(jdbc.sql(SELECT + "where municipality = :municipality and merge_id = :id")
                        .param("municipality", municipality.text())
                        .param("id", id)
                        .query(MergeOverviews::row)
                        .list())
                .stream()
                .findFirst();
    }

    /** At most one more than {@code rows}, in the order of their ids. */
    List<MergeOverview> page(MunicipalityCode municipality, @Nullable UUID after, int rows) {
        return read(jdbc.sql(SELECT + """
            where municipality = :municipality and (:after::text is null or merge_id > :after::text::uuid)
            order by merge_id limit :rows
            """)
                .param("municipality", municipality.text())
                .param("after", after == null ? null : after.toString())
                .param("rows", rows + 1)
                .query(MergeOverviews::row)
                .list());
    }

    private List<MergeOverview> read(List<MergeOverview> recorded) {
        var reasons = new ArrayList<@Nullable String>();
        for (var merge : recorded) {
            reasons.add(merge.reason());
            reasons.add(merge.undoReason());
        }
        var written = seals.openReasons(reasons);
        return recorded.stream().map(merge -> merge.read(written)).toList();
    }

    private static MergeOverview row(ResultSet row, int nr) throws SQLException {
        var undoneAt = row.getObject("undone_at", OffsetDateTime.class);
        return new MergeOverview(
                row.getObject("merge_id", UUID.class),
                new MunicipalityCode(row.getString("municipality")),
                row.getObject("merged_id", UUID.class),
                row.getObject("survivor_id", UUID.class),
                row.getString("reason"),
                Objects.requireNonNull(row.getObject("known_from", OffsetDateTime.class))
                        .toInstant(),
                undoneAt == null ? null : undoneAt.toInstant(),
                row.getString("undo_reason"),
                row.getLong("sequence"));
    }
}
