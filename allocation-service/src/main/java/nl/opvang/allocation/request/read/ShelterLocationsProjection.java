package nl.opvang.allocation.request.read;

import static nl.opvang.plumbing.store.Columns.texts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.allocation.request.read.Levels.Step;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.Opened;
import nl.opvang.contracts.capacity.LocationEvent.OpeningCorrected;
import nl.opvang.contracts.capacity.LocationEvent.Prolonged;
import nl.opvang.contracts.capacity.LocationEvent.Withdrawn;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What capacity-service says about locations, as far as it matters to who needs a place. */
@Component
class ShelterLocationsProjection implements Projection {
    private record Described(LocationId id, LocationDescription description) {}

    private final JdbcClient jdbc;
    private final Levels counts;

    ShelterLocationsProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.counts = new Levels(jdbc, "count");
    }

    @Override
    public String name() {
        return "shelter-locations";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> sources() {
        return Set.of("capacity");
    }

    @Override
    public Set<String> features() {
        return Set.of("capacity.location");
    }

    /** Numbers are added up here, and the last word counts. */
    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        var described = new LinkedHashMap<LocationId, LocationDescription>();
        var prolonged = new ArrayList<RecordedEvent>();
        var changes = new TreeMap<Step, Integer>();
        for (var recorded : events) {
            if (!(recorded.event() instanceof LocationEvent event)) continue;
            switch (event) {
                case Opened said -> described.put(said.locationId(), said.description());
                case OpeningCorrected said -> described.put(said.locationId(), said.description());
                case Prolonged _, Withdrawn _ -> prolonged.add(recorded);
                default -> {}
            }
            for (var line : event.lines())
                if (line.quantity() == Quantity.STAYS)
                    changes.merge(new Step(event.locationId(), line.effectiveOn()), line.change(), Integer::sum);
        }
        if (!described.isEmpty())
            describe(described.entrySet().stream()
                    .map(entry -> new Described(entry.getKey(), entry.getValue()))
                    .toList());
        prolonged.forEach(this::prolong);
        if (!described.isEmpty() || !prolonged.isEmpty()) writeAvailability(touched(described, prolonged));
        counts.add(changes);
    }

    private static List<LocationId> touched(
            Map<LocationId, LocationDescription> described, List<RecordedEvent> prolonged) {
        var touched = new ArrayList<>(described.keySet());
        for (var recorded : prolonged) touched.add(((LocationEvent) recorded.event()).locationId());
        return touched.stream().distinct().toList();
    }

    private void describe(List<Described> rows) {
        jdbc.sql("""
            insert into views.shelter_location as known (
                location_id, name, kind, stay_length, privacy_level, own_facilities, suitable_for, available_from,
                opening_until, available_until)
            select id, name, kind, stay_length, privacy_level, string_to_array(facilities, ','),
                   string_to_array(suitable, ','), available_from::date, coalesce(available_until::date, 'infinity'),
                   coalesce(available_until::date, 'infinity')
            from unnest(:ids::text[], :names::text[], :kinds::text[], :stayLengths::text[], :privacyLevels::text[],
                        :facilities::text[], :suitable::text[], :availableFrom::text[], :availableUntil::text[])
                 as new (id, name, kind, stay_length, privacy_level, facilities, suitable, available_from,
                         available_until)
            on conflict (location_id) do update
            set name = excluded.name, kind = excluded.kind, stay_length = excluded.stay_length,
                privacy_level = excluded.privacy_level, own_facilities = excluded.own_facilities,
                suitable_for = excluded.suitable_for, available_from = excluded.available_from,
                opening_until = excluded.opening_until
            """)
                .param("ids", texts(rows, row -> row.id().text()))
                .param("names", texts(rows, row -> row.description().name()))
                .param("kinds", texts(rows, row -> row.description().kind().name()))
                .param("stayLengths", texts(rows, row -> row.description().stayLength()))
                .param("privacyLevels", texts(rows, row -> row.description().privacyLevel()))
                .param("facilities", texts(rows, row -> list(row.description().ownFacilities())))
                .param("suitable", texts(rows, row -> list(row.description().suitableFor())))
                .param("availableFrom", texts(rows, row -> row.description().availableFrom()))
                .param("availableUntil", texts(rows, row -> row.description().availableUntil()))
                .update();
    }

    /** Facts take each other's place: what is said instead of another counts at the moment of that one. */
    private void prolong(RecordedEvent recorded) {
        var event = (LocationEvent) recorded.event();
        var corrected = event.correctedFactId();
        boolean prolongs = event instanceof Prolonged;
        // Whatever else was withdrawn is of no interest here.
        if (!prolongs && !knows(event.locationId(), corrected)) return;
        var until = event instanceof Prolonged said ? said.availableUntil() : null;
        jdbc.sql("""
            insert into views.shelter_prolongation (location_id, fact_id, turn, prolongs, available_until, standing)
            values (:location, :fact,
                    coalesce((select turn from views.shelter_prolongation
                              where location_id = :location and fact_id = :corrected::uuid), :sequence),
                    :prolongs, coalesce(:until::date, 'infinity'), true)
            on conflict (location_id, fact_id) do nothing
            """)
                .param("location", event.locationId().text())
                .param("fact", event.factId())
                .param("corrected", text(corrected))
                .param("sequence", recorded.envelope().sequence())
                .param("prolongs", prolongs)
                .param("until", text(until))
                .update();
        if (corrected == null) return;
        jdbc.sql("""
            update views.shelter_prolongation set standing = false
            where location_id = :location and fact_id = :corrected
            """)
                .param("location", event.locationId().text())
                .param("corrected", corrected)
                .update();
    }

    private boolean knows(LocationId location, @Nullable UUID fact) {
        return fact != null
                && jdbc.sql("""
                    select exists (select from views.shelter_prolongation
                                   where location_id = :location and fact_id = :fact)
                    """)
                        .param("location", location.text())
                        .param("fact", fact)
                        .query(Boolean.class)
                        .single();
    }

    private void writeAvailability(List<LocationId> locations) {
        jdbc.sql("""
            update views.shelter_location as location
            set available_until = coalesce(
                (select said.available_until from views.shelter_prolongation said
                 where said.location_id = location.location_id and said.standing and said.prolongs
                 order by said.turn desc limit 1), location.opening_until)
            where location.location_id = any (:ids::text[])
            """).param("ids", texts(locations, LocationId::text)).update();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String list(@Nullable List<? extends Enum<?>> values) {
        return values == null
                ? ""
                : String.join(",", values.stream().map(Enum::name).toList());
    }

    @Override
    public void clear() {
        jdbc.sql("truncate views.shelter_location, views.shelter_prolongation").update();
        counts.clear();
    }
}
