package nl.opvang.capacity.location.read;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.Opened;
import nl.opvang.contracts.capacity.LocationEvent.OpeningCorrected;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.plumbing.access.Sight;
import nl.opvang.plumbing.json.EventReader;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All locations; whoever asks sees those of the municipalities in its scope, and of others not even that they exist. */
@Component
public class Locations {
    private static final TypeReference<Map<String, Object>> JSON_OBJECT = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The page of locations is cut first; only for these is anything added up. */
    private static final String OVERVIEWS = """
        with page as (
            select municipality, id, name, opening_type, opening, sequence
            from views.location
            where (:everything or municipality = any (:codes))
                and (:municipality::text is null or municipality = :municipality)
                and (:id::uuid is null or id = :id)
                and (:afterMunicipality::text is null
                    or (municipality, name, id) > (:afterMunicipality, :afterName, :afterId))
            order by municipality, name, id
            limit :limit
        )
        select page.municipality, page.id, page.opening_type, page.opening::text as opening, page.sequence,
            prolonged.payload is not null as prolonged,
            (prolonged.payload ->> 'availableUntil')::date as prolonged_until,
            closed.closed_from, basis.basis, counted.last_counted_on,
            figures.planned, figures.realised, figures.out_of_use, figures.stays
        from page
        left join lateral (
            select payload from views.location_fact as fact
            where (fact.municipality, fact.location) = (page.municipality, page.id)
                and fact = 'prolonged' and corrected_by is null
            order by turn desc limit 1) as prolonged on true
        left join lateral (
            select (payload ->> 'effectiveOn')::date as closed_from from views.location_fact as fact
            where (fact.municipality, fact.location) = (page.municipality, page.id)
                and fact = 'closed' and corrected_by is null
            order by turn desc limit 1) as closed on true
        left join lateral (
            select payload ->> 'basis' as basis from views.location_fact as fact
            where (fact.municipality, fact.location) = (page.municipality, page.id)
                and fact = 'occupancy-basis-changed' and corrected_by is null
                and (payload ->> 'effectiveOn')::date <= :on
            order by (payload ->> 'effectiveOn')::date desc, turn desc limit 1) as basis on true
        left join lateral (
            select max((payload ->> 'on')::date) as last_counted_on from views.location_fact as fact
            where (fact.municipality, fact.location) = (page.municipality, page.id)
                and fact = 'occupancy-counted' and corrected_by is null
                and (payload ->> 'on')::date <= :on) as counted on true
        left join lateral (
            select
                coalesce(sum(change) filter (where quantity = 'places.planned'), 0) as planned,
                coalesce(sum(change) filter (where quantity = 'places.realised'), 0) as realised,
                coalesce(sum(change) filter (where quantity = 'places.outOfUse'), 0) as out_of_use,
                coalesce(sum(change) filter (where quantity = 'stays'), 0) as stays
            from views.location_figure as figure
            where (figure.municipality, figure.location) = (page.municipality, page.id)
                and effective_on <= :on) as figures on true
        order by page.municipality, page.name, page.id
        """;

    private static final String FACTS = """
        select fact_id, type, sequence, event_id, recorded_at, known_at, reason, payload::text as payload, corrected_by
        from views.location_fact
        where (:everything or municipality = any (:codes))
            and municipality = :municipality and location = :location and sequence > :after
        order by sequence
        limit :limit
        """;

    /** A place in the order of locations. */
    public record Place(MunicipalityCode municipality, String name, UUID id) {}

    /**
     * One thing that was said about a location.
     *
     * @param correctedBy the fact that took its place or withdrew it; null while it stands
     */
    public record Told(
            LocationEvent event,
            Instant recordedAt,
            @Nullable String reason,
            @Nullable UUID correctedBy) {}

    private final JdbcClient jdbc;
    private final EventReader events;

    Locations(JdbcClient jdbc, EventReader events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** @param municipality whose locations; null for all in sight */
    public List<LocationOverview> on(
            LocalDate day, Sight sight, @Nullable MunicipalityCode municipality, @Nullable Place after, int limit) {
        return overviews(day, sight, municipality, null, after, limit);
    }

    public Optional<LocationOverview> on(LocalDate day, Sight sight, MunicipalityCode municipality, UUID id) {
        return overviews(day, sight, municipality, id, null, 1).stream().findFirst();
    }

    /** What was said about a location, in order. */
    List<LocationFact> facts(Sight sight, MunicipalityCode municipality, UUID location, long after, int limit) {
        return jdbc.sql(FACTS)
                .param("everything", sight.everything())
                .param("codes", new SqlArrayValue("text", (Object[]) sight.array()))
                .param("municipality", municipality.text())
                .param("location", location)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new LocationFact(
                        row.getObject("fact_id", UUID.class),
                        row.getString("type"),
                        row.getLong("sequence"),
                        row.getObject("event_id", UUID.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getObject("known_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        JSON.readValue(row.getString("payload"), JSON_OBJECT),
                        row.getObject("corrected_by", UUID.class)))
                .list();
    }

    /** All that was said about a location, in order: its whole state follows from it. */
    public List<Told> told(Sight sight, MunicipalityCode municipality, UUID location) {
        return jdbc.sql(FACTS)
                .param("everything", sight.everything())
                .param("codes", new SqlArrayValue("text", (Object[]) sight.array()))
                .param("municipality", municipality.text())
                .param("location", location)
                .param("after", -1)
                .param("limit", Integer.MAX_VALUE)
                .query((row, _) -> new Told(
                        (LocationEvent) events.read(
                                row.getString("type"), row.getString("payload").getBytes(StandardCharsets.UTF_8)),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        row.getObject("corrected_by", UUID.class)))
                .list();
    }

    private List<LocationOverview> overviews(
            LocalDate day,
            Sight sight,
            @Nullable MunicipalityCode municipality,
            @Nullable UUID id,
            @Nullable Place after,
            int limit) {
        return jdbc.sql(OVERVIEWS)
                .param("everything", sight.everything())
                .param("codes", new SqlArrayValue("text", (Object[]) sight.array()))
                .param("municipality", municipality == null ? null : municipality.text())
                .param("id", id)
                .param(
                        "afterMunicipality",
                        after == null ? null : after.municipality().text())
                .param("afterName", after == null ? null : after.name())
                .param("afterId", after == null ? null : after.id())
                .param("on", day)
                .param("limit", limit)
                .query((row, _) -> overview(row, day))
                .list();
    }

    private LocationOverview overview(ResultSet row, LocalDate day) throws SQLException {
        var opening = opening(row);
        var description = opening.description();
        var changed = row.getString("basis");
        var basis = changed == null ? opening.occupancyBasis() : OccupancyBasis.valueOf(changed);
        return new LocationOverview(
                new MunicipalityCode(row.getString("municipality")),
                row.getObject("id", UUID.class),
                description.name(),
                description.situatedIn(),
                description.kind(),
                description.stayLength(),
                description.buildingType(),
                description.privacyLevel(),
                description.ownFacilities(),
                description.suitableFor(),
                opening.on(),
                description.availableFrom(),
                row.getBoolean("prolonged")
                        ? row.getObject("prolonged_until", LocalDate.class)
                        : description.availableUntil(),
                row.getObject("closed_from", LocalDate.class),
                day,
                basis,
                row.getLong("planned"),
                row.getLong("realised"),
                row.getLong("out_of_use"),
                basis == OccupancyBasis.NAMED ? null : row.getLong("stays"),
                row.getObject("last_counted_on", LocalDate.class),
                row.getLong("sequence"));
    }

    private Opening opening(ResultSet row) throws SQLException {
        var event = events.read(
                row.getString("opening_type"), row.getString("opening").getBytes(StandardCharsets.UTF_8));
        return switch (event) {
            case Opened said -> new Opening(said.effectiveOn(), said.description(), said.occupancyBasis());
            case OpeningCorrected said -> new Opening(said.effectiveOn(), said.description(), said.occupancyBasis());
            default -> throw new IllegalStateException("not an opening: " + event);
        };
    }

    private record Opening(LocalDate on, LocationDescription description, OccupancyBasis occupancyBasis) {}
}
