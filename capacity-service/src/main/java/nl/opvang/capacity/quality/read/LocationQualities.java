package nl.opvang.capacity.quality.read;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsFirst;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.capacity.quality.domain.Checklists;
import nl.opvang.capacity.quality.domain.Quality;
import nl.opvang.capacity.quality.domain.QualityCommand;
import nl.opvang.capacity.quality.read.LocationQuality.FollowUp;
import nl.opvang.capacity.quality.read.LocationQuality.Item;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.ChecklistItem;
import nl.opvang.contracts.capacity.ItemFinding;
import nl.opvang.contracts.capacity.ItemResult;
import nl.opvang.contracts.capacity.QualityEvent;
import nl.opvang.contracts.capacity.QualityEvent.FollowUpAgreed;
import nl.opvang.contracts.capacity.QualityEvent.Inspected;
import nl.opvang.plumbing.access.Sight;
import nl.opvang.plumbing.json.EventReader;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Quality beside places, of the locations in sight. */
@Component
class LocationQualities {
    /** The page of locations is cut first; only of these is anything read. */
    private static final String LOCATIONS = """
        select location.municipality, location.id, location.name, coalesce((
            select sum(line.change) from views.place_line as line
            where line.municipality = location.municipality and line.location = location.id
                and line.quantity = 'places.realised' and line.effective_on <= :on and line.known_at <= :knownAt), 0)
            as realised
        from views.location as location
        where (:everything or municipality = any (:codes))
            and (:municipality::text is null or municipality = :municipality)
            and (:id::uuid is null or id = :id)
            and (:afterMunicipality::text is null or (municipality, id) > (:afterMunicipality, :afterId))
        order by municipality, id
        limit :limit
        """;

    /** A location in the order of this list. */
    record Place(MunicipalityCode municipality, UUID id) {}

    private record Row(LocationId location, String name, long realised) {}

    private final JdbcClient jdbc;
    private final EventReader events;
    private final ChecklistBook checklists;

    LocationQualities(JdbcClient jdbc, EventReader events, ChecklistBook checklists) {
        this.jdbc = jdbc;
        this.events = events;
        this.checklists = checklists;
    }

    /**
     * On a day, as known at a moment.
     *
     * @param municipality whose locations; null for all in sight
     * @param id one of them; null for all
     */
    List<LocationQuality> of(
            Sight sight,
            @Nullable MunicipalityCode municipality,
            @Nullable UUID id,
            LocalDate on,
            Instant knownAt,
            Instant projectedThrough,
            @Nullable Place after,
            int limit) {
        var rows = jdbc.sql(LOCATIONS)
                .param("everything", sight.everything())
                .param("codes", new SqlArrayValue("text", (Object[]) sight.array()))
                .param("municipality", municipality == null ? null : municipality.text())
                .param("id", id)
                .param(
                        "afterMunicipality",
                        after == null ? null : after.municipality().text())
                .param("afterId", after == null ? null : after.id())
                .param("on", on)
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> new Row(
                        new LocationId(
                                new MunicipalityCode(row.getString("municipality")), row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getLong("realised")))
                .list();
        var said = said(rows.stream().map(Row::location).toList(), knownAt);
        var known = checklists.knownAt(knownAt);
        return rows.stream()
                .map(row -> quality(
                        row,
                        Quality.of(said.getOrDefault(row.location(), List.of())),
                        known,
                        on,
                        knownAt,
                        projectedThrough))
                .toList();
    }

    private Map<LocationId, List<QualityEvent>> said(List<LocationId> locations, Instant knownAt) {
        if (locations.isEmpty()) return Map.of();
        return jdbc
                .sql("""
                    select type, payload::text as payload from views.quality_event
                    where aggregate_id = any (:aggregateIds) and known_at <= :knownAt
                    order by aggregate_id, sequence
                    """)
                .param(
                        "aggregateIds",
                        new SqlArrayValue(
                                "text",
                                locations.stream()
                                        .map(location -> QualityCommand.FEATURE + ":" + location.text())
                                        .toArray()))
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .query((row, _) -> (QualityEvent) events.read(
                        row.getString("type"), row.getString("payload").getBytes(StandardCharsets.UTF_8)))
                .list()
                .stream()
                .collect(groupingBy(QualityEvent::locationId));
    }

    private static LocationQuality quality(
            Row row, Quality quality, Checklists checklists, LocalDate on, Instant knownAt, Instant projectedThrough) {
        // Of two inspections on one day, the one told last.
        var last = quality.inspections().values().stream()
                .filter(inspection -> !inspection.on().isAfter(on))
                .reduce((one, other) -> other.on().isBefore(one.on()) ? one : other)
                .orElse(null);
        var items = last == null ? List.<Item>of() : items(last, checklists);
        return new LocationQuality(
                row.location().municipality(),
                row.location().id(),
                row.name(),
                on,
                knownAt,
                projectedThrough,
                row.realised(),
                last == null ? null : last.inspectionId(),
                last == null ? null : last.on(),
                last == null ? null : last.checklistId(),
                count(items, ItemFinding.MET),
                count(items, ItemFinding.NOT_MET),
                count(items, ItemFinding.NOT_APPLICABLE),
                count(items, null),
                items,
                quality.followUps().values().stream()
                        .map(followUp -> followUp(followUp, quality, on))
                        .sorted(comparing(FollowUp::doneOn, nullsFirst(Comparator.naturalOrder()))
                                .thenComparing(FollowUp::dueOn))
                        .toList());
    }

    /** The items of the checklist as it reads now; should it have lost one since, its result is not shown. */
    private static List<Item> items(Inspected inspection, Checklists checklists) {
        var terms = checklists.standing().get(inspection.checklistId());
        if (terms == null) return List.of();
        var results = inspection.results().stream().collect(toMap(ItemResult::code, result -> result));
        return terms.items().stream()
                .map(item -> item(item, results.get(item.code())))
                .toList();
    }

    private static Item item(ChecklistItem item, @Nullable ItemResult result) {
        return new Item(
                item.code(),
                item.topic(),
                item.question(),
                result == null ? null : result.finding(),
                result == null ? null : result.remark());
    }

    private static FollowUp followUp(FollowUpAgreed agreed, Quality quality, LocalDate on) {
        var done = quality.done().get(agreed.followUpId());
        var doneOn = done == null || done.on().isAfter(on) ? null : done.on();
        return new FollowUp(
                agreed.followUpId(),
                agreed.inspectionId(),
                agreed.code(),
                agreed.action(),
                agreed.dueOn(),
                doneOn,
                doneOn == null && on.isAfter(agreed.dueOn()));
    }

    private static int count(List<Item> items, @Nullable ItemFinding finding) {
        return (int) items.stream().filter(item -> item.finding() == finding).count();
    }
}
