package nl.opvang.capacity.location.page;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.opvang.capacity.location.domain.LocationDecider;
import nl.opvang.capacity.location.read.Locations;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.Sight;
import nl.opvang.plumbing.page.upload.Cells;
import nl.opvang.plumbing.page.upload.TableKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a municipality can say of all its locations with one table: how many places there are, and how many people were counted. */
@Configuration(proxyBeanMethods = false)
class LocationTables {
    private static final int MOST_LOCATIONS = 10_000;

    @Bean
    TableKind placesTable(Locations locations) {
        return new Kind("places", "change-places", List.of("location", "from", "places", "reason"), locations);
    }

    @Bean
    TableKind countsTable(Locations locations) {
        return new Kind("counts", "count-occupancy", List.of("location", "on", "people", "reason"), locations);
    }

    private record Kind(String word, String type, List<String> columns, Locations locations) implements TableKind {
        @Override
        public int needed() {
            return 3;
        }

        @Override
        public Reading of(MunicipalityCode municipality) {
            var ids = ids(municipality);
            return (id, cells) -> data(id, cells, ids);
        }

        private @Nullable Map<String, Object> data(UUID id, Cells cells, Map<String, List<UUID>> ids) {
            var location = location(cells, ids);
            var day = cells.day(columns.get(1));
            var number = cells.number(columns.get(2), LocationDecider.MOST_PLACES);
            if (location == null || day == null || number == null) return null;
            boolean counts = type.equals("count-occupancy");
            var said = new LinkedHashMap<String, Object>();
            said.put(counts ? "on" : "effectiveOn", day.toString());
            said.put(counts ? "occupied" : "places", number);
            var reason = cells.text("reason");
            if (reason != null) said.put("reason", reason);
            return Map.of(
                    "locationId",
                    location.toString(),
                    counts ? "countId" : "changeId",
                    id.toString(),
                    counts ? "count" : "placeChange",
                    said);
        }

        /** By its name, where no other has the same, or by its id. */
        private static @Nullable UUID location(Cells cells, Map<String, List<UUID>> ids) {
            var said = cells.needed("location");
            if (said == null) return null;
            var found = ids.getOrDefault(said.toLowerCase(Locale.ROOT), List.of());
            if (found.size() == 1) return found.getFirst();
            cells.wrong("location", found.isEmpty() ? "fault.no-such-location" : "fault.several-locations");
            return null;
        }

        private Map<String, List<UUID>> ids(MunicipalityCode municipality) {
            var ids = new HashMap<String, List<UUID>>();
            locations
                    // The endpoint let nobody in who may not see all of this municipality.
                    .on(LocalDate.now(Netherlands.ZONE), Sight.EVERYTHING, municipality, null, MOST_LOCATIONS)
                    .forEach(location -> {
                        ids.merge(
                                location.name().toLowerCase(Locale.ROOT), List.of(location.id()), LocationTables::both);
                        ids.put(location.id().toString(), List.of(location.id()));
                    });
            return ids;
        }
    }

    private static List<UUID> both(List<UUID> some, List<UUID> more) {
        return List.of(some.getFirst(), more.getFirst());
    }
}
