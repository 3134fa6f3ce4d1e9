package nl.opvang.funding.entitlement.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.RuleName;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.funding.entitlement.domain.EntitlementHistory;
import nl.opvang.funding.entitlement.domain.EntitlementHistory.Facts;
import nl.opvang.funding.entitlement.domain.Regulations;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.funding.norm.read.Norms;
import nl.opvang.funding.posting.read.Postings;
import nl.opvang.funding.rule.read.Rules;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** What the ledger, the norms, the rules and the books say about a municipality and a year. */
@Component
public class EntitlementHistories {
    /** Lines that bear on an entitlement: municipal places, and months of private reception. */
    private static final String BEARING = """
            municipality = any (:codes) and effective_on < :until and known_at <= :knownAt
                and (quantity in ('places.realised', 'places.outOfUse') and kind = 'MUNICIPAL'
                     or quantity = 'provision.personMonths')
        """;

    /** Rules on which entitlements rest. */
    private static final Set<RuleName> RULES = EnumSet.of(
            RuleName.OUT_OF_USE_PLACES,
            RuleName.PLACES_SITUATED_OUTSIDE,
            RuleName.PLACES_AFTER_RIGHT_ENDED,
            RuleName.TRANSITION_COSTS);

    private final JdbcClient jdbc;
    private final EntitlementFacts facts;
    private final Norms norms;
    private final Rules rules;
    private final Postings postings;
    private final EntitlementProjection projection;
    private final GroundsProjection grounds;
    private final ProjectedThrough projectedThrough;
    private final Division division = Division.ofTheNetherlands();

    EntitlementHistories(
            JdbcClient jdbc,
            EntitlementFacts facts,
            Norms norms,
            Rules rules,
            Postings postings,
            EntitlementProjection projection,
            GroundsProjection grounds,
            ProjectedThrough projectedThrough) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.norms = norms;
        this.rules = rules;
        this.postings = postings;
        this.projection = projection;
        this.grounds = grounds;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment everything that bears on entitlements is here. */
    public Instant projectedThrough() {
        return Stream.of(
                        projectedThrough.of(projection),
                        projectedThrough.of(grounds),
                        norms.projectedThrough(),
                        postings.projectedThrough())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * Everything that was known by a moment, with all events but those of private reception, of which there may be very
     * many.
     */
    public EntitlementHistory knownAt(MunicipalityCode municipality, int year, Instant moment) {
        return history(
                municipality, year, moment, facts.of(municipality, year, moment, EntitlementFacts.ALWAYS, moment));
    }

    /** The same with the events of private reception as well. */
    EntitlementHistory explained(MunicipalityCode municipality, int year, Instant moment) {
        return history(
                municipality,
                year,
                moment,
                facts.of(municipality, year, moment, EntitlementFacts.ALWAYS, EntitlementFacts.ALWAYS));
    }

    /** Everything that was known by the later of two moments, with the events that became known after the earlier one. */
    public EntitlementHistory knownBetween(MunicipalityCode municipality, int year, Instant earlier, Instant later) {
        return history(municipality, year, later, facts.of(municipality, year, later, earlier, earlier));
    }

    /** The same of every municipality that exists in the year, by code. */
    public List<EntitlementHistory> allKnownBetween(int year, Instant earlier, Instant later) {
        var regulations = regulations(later);
        return facts.ofAll(year, later, earlier).entrySet().stream()
                .map(each -> new EntitlementHistory(division, each.getKey(), year, each.getValue(), regulations))
                .toList();
    }

    private EntitlementHistory history(MunicipalityCode municipality, int year, Instant moment, Facts known) {
        return new EntitlementHistory(division, municipality, year, known, regulations(moment));
    }

    private Regulations regulations(Instant moment) {
        return new Regulations(norms.knownAt(moment), rules.facts(moment), rules.defaults());
    }

    /** Whether something that was known by a moment may still have come in later. */
    KnownAtBasis basis(EntitlementHistory history, Instant moment) {
        var codes = codes(history.municipality());
        int closed = jdbc.sql("""
            select (select count(*) from views.import_closing
                    where municipality = any (:codes) and closed_at <= :moment)
                 + (select count(*) from views.history_import
                    where municipality = any (:codes) and closed_at <= :moment)
            """)
                .param("codes", new SqlArrayValue("text", codes))
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        // Of the neighbours, and of this service itself.
        boolean allClosed = closed == codes.length * (EntitlementProjection.SOURCES.size() + 1)
                && KnownNorms.at(moment, history.regulations().norms()).historyImportClosed()
                && rules.knownAt(moment).historyImportClosed(RULES);
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

    private static @Nullable LocationId location(ResultSet row) throws SQLException {
        var text = row.getString("location");
        return text.isEmpty() ? null : LocationId.parse(text);
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("known_at", OffsetDateTime.class).toInstant();
    }
}
