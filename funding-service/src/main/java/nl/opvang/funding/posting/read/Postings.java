package nl.opvang.funding.posting.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Depreciation;
import nl.opvang.contracts.funding.Posting;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.posting.domain.PostingFact;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** What stands in the books of municipalities. */
@Component
public class Postings {
    private final JdbcClient jdbc;
    private final PostingProjection projection;
    private final ProjectedThrough projectedThrough;

    Postings(JdbcClient jdbc, PostingProjection projection, ProjectedThrough projectedThrough) {
        this.jdbc = jdbc;
        this.projection = projection;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything that was said is here. */
    public Instant projectedThrough() {
        return projectedThrough.of(projection);
    }

    /**
     * All that was said by a moment about amounts of these municipalities, in its order.
     *
     * @param codes as coded at recording; null for all there are
     */
    public List<PostingFact> knownAt(@Nullable Collection<MunicipalityCode> codes, Instant moment) {
        return jdbc.sql("""
            select event_id, known_at, municipality, posting_id, kind, month, cents, depreciation_from,
                   depreciation_months, application_id
            from views.posting
            where known_at <= :moment and (:all or municipality = any (:codes))
            order by municipality, sequence
            """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("all", codes == null)
                .param("codes", texts(codes == null ? List.of() : codes))
                .query((row, _) -> fact(row))
                .list();
    }

    /** The same of one municipality, as it stands then: by month, and in the order of its ids. */
    List<PostingFact> standing(
            Collection<MunicipalityCode> codes, Instant moment, PostingOverview.Key after, int limit) {
        return jdbc.sql("""
            select * from (
                select distinct on (municipality, posting_id)
                       event_id, known_at, municipality, posting_id, kind, month, cents, depreciation_from,
                       depreciation_months, application_id
                from views.posting
                where known_at <= :moment and municipality = any (:codes)
                order by municipality, posting_id, sequence desc
            ) as last_said
            where kind is not null and (month, posting_id, municipality) > (:afterMonth, :afterId, :afterCode)
            order by month, posting_id, municipality
            limit :limit
            """)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("codes", texts(codes))
                .param("afterMonth", after.month())
                .param("afterId", after.postingId())
                .param("afterCode", after.municipality())
                .param("limit", limit)
                .query((row, _) -> fact(row))
                .list();
    }

    private static SqlArrayValue texts(Collection<MunicipalityCode> codes) {
        return new SqlArrayValue(
                "text", codes.stream().map(MunicipalityCode::text).sorted().toArray());
    }

    private static PostingFact fact(ResultSet row) throws SQLException {
        return new PostingFact(
                row.getObject("event_id", UUID.class),
                Objects.requireNonNull(row.getObject("known_at", OffsetDateTime.class))
                        .toInstant(),
                new MunicipalityCode(row.getString("municipality")),
                row.getObject("posting_id", UUID.class),
                posting(row));
    }

    private static @Nullable Posting posting(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        if (kind == null) return null;
        var depreciationFrom = row.getObject("depreciation_from", LocalDate.class);
        return new Posting(
                PostingKind.valueOf(kind),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                new Euro(row.getLong("cents")),
                depreciationFrom == null
                        ? null
                        : new Depreciation(YearMonth.from(depreciationFrom), row.getInt("depreciation_months")),
                row.getObject("application_id", UUID.class));
    }
}
