package nl.opvang.funding.dossier.read;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.opvang.contracts.funding.DossierEvent;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.json.EventReader;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Dossiers as known at a moment; who may not see one finds nothing. */
@Component
public class Dossiers {
    private final JdbcClient jdbc;
    private final EventReader events;
    private final DossierProjection projection;
    private final ProjectedThrough projectedThrough;

    Dossiers(JdbcClient jdbc, EventReader events, DossierProjection projection, ProjectedThrough projectedThrough) {
        this.jdbc = jdbc;
        this.events = events;
        this.projection = projection;
        this.projectedThrough = projectedThrough;
    }

    /** @param knownAt never after {@code projectedThrough} */
    public record Moment(Instant knownAt, Instant projectedThrough) {}

    /** The moment asked, or the latest for which there is one answer for ever. */
    public Moment moment(@Nullable Instant asked) {
        var through = projectedThrough.of(projection);
        return new Moment(asked == null || asked.isAfter(through) ? through : asked, through);
    }

    /** One dossier, for the register itself. */
    public Optional<Dossier> one(String aggregateId, Instant knownAt) {
        return read(jdbc.sql("""
            select event_id, aggregate_id, known_at, type, payload::text as payload, reason
            from views.dossier_event
            where aggregate_id = :aggregateId and known_at <= :knownAt
            order by sequence
            """).param("aggregateId", aggregateId), knownAt).stream()
                .findFirst();
    }

    /** One dossier, for somebody who may see it. */
    public Optional<Dossier> one(String aggregateId, Caller caller, Instant knownAt) {
        return read(jdbc.sql("""
            select event_id, aggregate_id, known_at, type, payload::text as payload, reason
            from views.dossier_event
            where aggregate_id = :aggregateId and known_at <= :knownAt and (:everything or area = any (:areas))
            order by sequence
            """).param("aggregateId", aggregateId), caller, knownAt).stream()
                .findFirst();
    }

    /** A page of those dossiers of a feature that the caller may see. */
    public DossierPage page(String feature, DossierQuestion question, Caller caller) {
        var moment = moment(question.knownAtOfPages());
        var found = found(feature, question, caller, moment.knownAt());
        boolean more = found.size() > question.rows();
        var page = more ? found.subList(0, question.rows()) : found;
        return new DossierPage(moment, page, more ? DossierPlace.next(moment.knownAt(), page.getLast()) : null);
    }

    /** One more than are asked for, where there is one more. */
    private List<Dossier> found(String feature, DossierQuestion question, Caller caller, Instant knownAt) {
        return read(
                jdbc.sql("""
                    select event_id, aggregate_id, known_at, type, payload::text as payload, reason
                    from views.dossier_event
                    where known_at <= :knownAt
                        and aggregate_id in (
                            select distinct aggregate_id from views.dossier_event
                            where feature = :feature and (cast(:year as int) is null or year = :year)
                                and aggregate_id > :after and known_at <= :knownAt and (:everything or area = any (:areas))
                            order by aggregate_id
                            limit :limit)
                    order by aggregate_id, sequence
                    """)
                        .param("feature", feature)
                        .param("year", question.year())
                        .param("after", question.after())
                        .param("limit", question.rows() + 1),
                caller,
                knownAt);
    }

    /** All dossiers of a municipality or region, in order of their ids. */
    public List<Dossier> ofArea(String area, Instant knownAt) {
        return read(jdbc.sql("""
            select event_id, aggregate_id, known_at, type, payload::text as payload, reason
            from views.dossier_event
            where known_at <= :knownAt and area = :area
            order by aggregate_id, sequence
            """).param("area", area), knownAt);
    }

    /** All dossiers of some features about some municipalities or regions, for the register itself, in order of their ids. */
    public List<Dossier> ofAreas(Collection<String> features, Collection<String> areas, Instant knownAt) {
        if (features.isEmpty() || areas.isEmpty()) return List.of();
        return read(
                jdbc.sql("""
                    select event_id, aggregate_id, known_at, type, payload::text as payload, reason
                    from views.dossier_event
                    where known_at <= :knownAt and area = any (:areas) and feature = any (:features)
                    order by aggregate_id, sequence
                    """)
                        .param("areas", areas.toArray(String[]::new))
                        .param("features", features.toArray(String[]::new)),
                knownAt);
    }

    /** Dossiers of one feature, for the register itself, in order of their ids. */
    public List<Dossier> pageOf(String feature, String after, int limit, Instant knownAt) {
        return read(
                jdbc.sql("""
                    select event_id, aggregate_id, known_at, type, payload::text as payload, reason
                    from views.dossier_event
                    where known_at <= :knownAt
                        and aggregate_id in (
                            select distinct aggregate_id from views.dossier_event
                            where feature = :feature and aggregate_id > :after and known_at <= :knownAt
                            order by aggregate_id
                            limit :limit)
                    order by aggregate_id, sequence
                    """).param("feature", feature).param("after", after).param("limit", limit), knownAt);
    }

    /** Some dossiers of all features, in order of their ids. */
    public List<Dossier> pageOfAll(String after, int limit, Caller caller, Instant knownAt) {
        return read(jdbc.sql("""
            select event_id, aggregate_id, known_at, type, payload::text as payload, reason
            from views.dossier_event
            where known_at <= :knownAt
                and aggregate_id in (
                    select distinct aggregate_id from views.dossier_event
                    where aggregate_id > :after and known_at <= :knownAt and (:everything or area = any (:areas))
                    order by aggregate_id
                    limit :limit)
            order by aggregate_id, sequence
            """).param("after", after).param("limit", limit), caller, knownAt);
    }

    /** These dossiers, for the register itself; those that are not there are not in the answer. */
    public List<Dossier> these(Collection<String> aggregateIds, Instant knownAt) {
        if (aggregateIds.isEmpty()) return List.of();
        return read(jdbc.sql("""
            select event_id, aggregate_id, known_at, type, payload::text as payload, reason
            from views.dossier_event
            where known_at <= :knownAt and aggregate_id = any (:aggregateIds)
            order by aggregate_id, sequence
            """).param("aggregateIds", aggregateIds.toArray(String[]::new)), knownAt);
    }

    private List<Dossier> read(StatementSpec question, Caller caller, Instant knownAt) {
        var municipalities = caller.municipalities();
        var areas = new ArrayList<>(municipalities.codes());
        areas.addAll(caller.regions().codes());
        return read(
                question.param("everything", municipalities.everything()).param("areas", areas.toArray(String[]::new)),
                knownAt);
    }

    private List<Dossier> read(StatementSpec question, Instant knownAt) {
        record Row(String aggregateId, Dossier.Said said) {}
        Map<String, List<Dossier.Said>> said = question
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Row(
                        row.getString("aggregate_id"),
                        new Dossier.Said(
                                row.getObject("event_id", UUID.class),
                                row.getString("type"),
                                Objects.requireNonNull(row.getObject("known_at", OffsetDateTime.class))
                                        .toInstant(),
                                row.getString("reason"),
                                (DossierEvent) events.read(
                                        row.getString("type"),
                                        row.getString("payload").getBytes(StandardCharsets.UTF_8)))))
                .list()
                .stream()
                .collect(groupingBy(Row::aggregateId, LinkedHashMap::new, mapping(Row::said, toList())));
        return said.entrySet().stream()
                .map(dossier -> new Dossier(dossier.getKey(), dossier.getValue()))
                .toList();
    }
}
