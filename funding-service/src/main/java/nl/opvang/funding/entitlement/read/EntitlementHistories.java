package nl.opvang.funding.entitlement.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.funding.entitlement.domain.Change;
import nl.opvang.funding.entitlement.domain.EntitlementHistory;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.funding.norm.read.Norms;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** What the ledger and the norms say about a municipality and a year. */
@Component
class EntitlementHistories {
    /** Lines that bear on an entitlement: realised municipal places, and months of private reception. */
    private static final String BEARING = """
            municipality = any (:codes) and effective_on < :until and known_at <= :knownAt
                and (quantity = 'places.realised' and kind = 'MUNICIPAL' or quantity = 'provision.personMonths')
        """;

    private final JdbcClient jdbc;
    private final Norms norms;
    private final EntitlementProjection projection;
    private final ProjectedThrough projectedThrough;
    private final Division division = Division.ofTheNetherlands();

    EntitlementHistories(
            JdbcClient jdbc, Norms norms, EntitlementProjection projection, ProjectedThrough projectedThrough) {
        this.jdbc = jdbc;
        this.norms = norms;
        this.projection = projection;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything that bears on entitlements is here. */
    Instant projectedThrough() {
        var ledger = projectedThrough.of(projection);
        var said = norms.projectedThrough();
        return ledger.isBefore(said) ? ledger : said;
    }

    /**
     * Everything that was known by a moment.
     *
     * @param toldApartAfter changes in private reception that were known by then are added up per day, because there
     *     may be very many of them
     */
    EntitlementHistory knownAt(MunicipalityCode municipality, int year, Instant moment, Instant toldApartAfter) {
        var changes = ask("""
            select case when quantity = 'places.realised' or known_at > :toldApartAfter then event_id end as event_id,
                   quantity, municipality, location, effective_on, max(known_at) as known_at,
                   sum(change)::bigint as change
            from views.ledger_line
            where %s
            group by 1, 2, 3, 4, 5
            having sum(change) <> 0
            order by effective_on, known_at, event_id
            """.formatted(BEARING), municipality, year, moment)
                .param("toldApartAfter", toldApartAfter.atOffset(ZoneOffset.UTC))
                .query((row, _) -> change(row))
                .list();
        return new EntitlementHistory(division, municipality, year, changes, norms.knownAt(moment));
    }

    /** Whether something that was known by a moment may still have come in later. */
    KnownAtBasis basis(EntitlementHistory history, Instant moment) {
        var codes = codes(history.municipality());
        int closed = jdbc.sql("""
            select count(*) from views.import_closing
            where municipality = any (:codes) and closed_at <= :moment
            """)
                .param("codes", new SqlArrayValue("text", codes))
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        boolean allClosed = closed == codes.length * EntitlementProjection.SOURCES.size()
                && KnownNorms.at(moment, history.norms()).historyImportClosed();
        return allClosed ? KnownAtBasis.RECORDED : KnownAtBasis.SOURCE;
    }

    /** The lines that were known by a moment, in the order of their dates, from the one after a given one on. */
    List<EntitlementChange> lines(
            MunicipalityCode municipality, int year, Instant moment, EntitlementChange.Key after, int limit) {
        return ask("""
            select event_id, line, type, corrects, known_at, effective_on, quantity, municipality, location, change
            from views.ledger_line
            where %s
                and (effective_on, event_id, line) > (:afterDay, :afterEvent, :afterLine)
            order by effective_on, event_id, line
            limit :limit
            """.formatted(BEARING), municipality, year, moment)
                .param("afterDay", after.effectiveOn())
                .param("afterEvent", after.eventId())
                .param("afterLine", after.line())
                .param("limit", limit)
                .query((row, _) -> new EntitlementChange(
                        row.getObject("event_id", UUID.class),
                        row.getInt("line"),
                        row.getString("type"),
                        row.getObject("corrects", UUID.class),
                        instant(row),
                        row.getObject("effective_on", LocalDate.class),
                        Quantity.parse(row.getString("quantity")),
                        new MunicipalityCode(row.getString("municipality")),
                        location(row),
                        row.getInt("change")))
                .list();
    }

    private StatementSpec ask(String sql, MunicipalityCode municipality, int year, Instant moment) {
        return jdbc.sql(sql)
                .param("codes", new SqlArrayValue("text", codes(municipality)))
                .param("until", LocalDate.of(year + 1, 1, 1))
                .param("knownAt", moment.atOffset(ZoneOffset.UTC));
    }

    /** What became part of the municipality counts from then on; which days those are is the calculation's to know. */
    private Object[] codes(MunicipalityCode municipality) {
        return division.coveredBy(municipality).stream()
                .map(MunicipalityCode::text)
                .sorted()
                .toArray();
    }

    private static Change change(ResultSet row) throws SQLException {
        var quantity = Quantity.parse(row.getString("quantity"));
        return new Change(
                quantity == Quantity.PLACES_REALISED ? NormScheme.MUNICIPAL : NormScheme.PRIVATE,
                new MunicipalityCode(row.getString("municipality")),
                location(row),
                row.getObject("effective_on", LocalDate.class),
                row.getLong("change"),
                instant(row),
                row.getObject("event_id", UUID.class));
    }

    private static @Nullable LocationId location(ResultSet row) throws SQLException {
        var text = row.getString("location");
        return text.isEmpty() ? null : LocationId.parse(text);
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("known_at", OffsetDateTime.class).toInstant();
    }
}
