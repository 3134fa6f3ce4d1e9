package nl.opvang.allocation.stay.write;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.opvang.contracts.allocation.GuestBookEvent.PlacesNoted;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.decision.Refusal;
import nl.opvang.plumbing.store.InlineProjection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The places that each guest book has heard of: beside its stays they show what is free, and what is over capacity. */
@Component
final class NotedPlaces implements InlineProjection {
    private record Step(String locationId, LocalDate effectiveOn) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byLocation = locationId.compareTo(other.locationId);
            return byLocation == 0 ? effectiveOn.compareTo(other.effectiveOn) : byLocation;
        }
    }

    private record Places(int realised, int outOfUse) {
        Places plus(Places more) {
            return new Places(realised + more.realised, outOfUse + more.outOfUse);
        }
    }

    private final JdbcClient jdbc;

    NotedPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> features() {
        return Set.of("guest-book");
    }

    @Override
    public void project(List<RecordedEvent> events) {
        var kinds = new HashMap<LocationId, PlaceKind>();
        var steps = new TreeMap<Step, Places>();
        for (var recorded : events) {
            if (!(recorded.event() instanceof PlacesNoted noted)) continue;
            if (noted.kind() != null) kinds.put(noted.locationId(), noted.kind());
            var location = noted.locationId().text();
            for (var change : noted.realised()) add(steps, location, change, new Places(change.change(), 0));
            for (var change : noted.outOfUse()) add(steps, location, change, new Places(0, change.change()));
        }
        if (!kinds.isEmpty()) writeKinds(kinds);
        if (!steps.isEmpty()) writeSteps(steps);
    }

    private static void add(Map<Step, Places> steps, String location, Timeline.Change change, Places places) {
        steps.merge(new Step(location, change.effectiveOn()), places, Places::plus);
    }

    private void writeKinds(Map<LocationId, PlaceKind> kinds) {
        var locations = kinds.keySet().stream().toList();
        jdbc.sql("""
            insert into views.guest_book (location_id, kind)
            select location, kind from unnest(:locations::text[], :kinds::text[]) as new (location, kind)
            order by location
            on conflict (location_id) do update set kind = excluded.kind
            """)
                .param("locations", locations.stream().map(LocationId::text).toArray(String[]::new))
                .param(
                        "kinds",
                        locations.stream()
                                .map(id -> String.valueOf(kinds.get(id)))
                                .toArray(String[]::new))
                .update();
    }

    private void writeSteps(Map<Step, Places> steps) {
        jdbc.sql("""
            insert into views.guest_book_places as known (location_id, effective_on, realised, out_of_use)
            select location, day, realised, out_of_use
            from unnest(:locations::text[], :days::text[]::date[], :realised::text[]::int[],
                        :outOfUse::text[]::int[]) as new (location, day, realised, out_of_use)
            on conflict (location_id, effective_on) do update
            set realised = known.realised + excluded.realised, out_of_use = known.out_of_use + excluded.out_of_use
            """)
                .param(
                        "locations",
                        steps.keySet().stream().map(Step::locationId).toArray(String[]::new))
                .param(
                        "days",
                        steps.keySet().stream()
                                .map(step -> step.effectiveOn().toString())
                                .toArray(String[]::new))
                .param(
                        "realised",
                        steps.values().stream()
                                .map(places -> Integer.toString(places.realised()))
                                .toArray(String[]::new))
                .param(
                        "outOfUse",
                        steps.values().stream()
                                .map(places -> Integer.toString(places.outOfUse()))
                                .toArray(String[]::new))
                .update();
    }

    @Override
    public Optional<Refusal> refusal(String constraint) {
        return Optional.empty();
    }
}
