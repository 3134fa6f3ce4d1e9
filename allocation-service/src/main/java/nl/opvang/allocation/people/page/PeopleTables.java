package nl.opvang.allocation.people.page;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.opvang.allocation.identity.IdentityForm;
import nl.opvang.allocation.identity.IdentityScheme;
import nl.opvang.allocation.stay.read.LocationNames;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.plumbing.page.upload.Cells;
import nl.opvang.plumbing.page.upload.TableKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a municipality can say of many people with one table: that they are registered, and where they stay. */
@Configuration(proxyBeanMethods = false)
class PeopleTables {
    @Bean
    TableKind registrationsTable() {
        return new Registrations();
    }

    @Bean
    TableKind staysTable(LocationNames locations) {
        return new Stays(locations);
    }

    private record Registrations() implements TableKind {
        @Override
        public String word() {
            return "registrations";
        }

        @Override
        public String type() {
            return "register";
        }

        @Override
        public List<String> columns() {
            return List.of("scheme", "number", "group", "from", "movedFrom", "reason");
        }

        @Override
        public int needed() {
            return 4;
        }

        @Override
        public Reading of(MunicipalityCode municipality) {
            return Registrations::data;
        }

        private static @Nullable Map<String, Object> data(UUID id, Cells cells) {
            var identity = identity(cells);
            var group = cells.choice("group", NationalityGroup.class, "group.");
            var from = cells.day("from");
            var before = cells.text("movedFrom");
            if (before != null && !isMunicipality(before)) cells.wrong("movedFrom", "fault.municipality");
            if (identity == null || group == null || from == null) return null;
            var said = new LinkedHashMap<String, Object>();
            said.put("registration", id.toString());
            said.put("identity", identity);
            said.put("nationalityGroup", group.name());
            said.put("from", from.toString());
            if (before != null) said.put("movedFrom", before);
            addReason(cells, said);
            return said;
        }

        private static boolean isMunicipality(String code) {
            try {
                return Division.ofTheNetherlands()
                        .municipality(new MunicipalityCode(code))
                        .isPresent();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

    private record Stays(LocationNames locations) implements TableKind {
        @Override
        public String word() {
            return "stays";
        }

        @Override
        public String type() {
            return "start-stay";
        }

        @Override
        public List<String> columns() {
            return List.of("location", "scheme", "number", "from", "until", "reason");
        }

        @Override
        public int needed() {
            return 4;
        }

        @Override
        public Reading of(MunicipalityCode municipality) {
            var ids = new HashMap<String, List<UUID>>();
            locations.of(municipality).forEach(location -> {
                var id = location.id().id();
                ids.merge(
                        location.name().toLowerCase(Locale.ROOT),
                        List.of(id),
                        (some, more) -> List.of(some.getFirst(), id));
                ids.put(id.toString(), List.of(id));
            });
            return (id, cells) -> data(id, cells, ids);
        }

        private static @Nullable Map<String, Object> data(UUID id, Cells cells, Map<String, List<UUID>> ids) {
            var location = location(cells, ids);
            var identity = identity(cells);
            var from = cells.day("from");
            var until = cells.dayIfAny("until");
            if (location == null || identity == null || from == null) return null;
            var said = new LinkedHashMap<String, Object>();
            said.put("stay", id.toString());
            said.put("location", location.toString());
            said.put("identity", identity);
            said.put("from", from.toString());
            if (until != null) said.put("until", until.toString());
            addReason(cells, said);
            return said;
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
    }

    private static @Nullable Map<String, Object> identity(Cells cells) {
        var scheme = cells.choice("scheme", IdentityScheme.class, "scheme.");
        var number = cells.needed("number");
        if (scheme == null || number == null) return null;
        if (IdentityForm.fits(scheme, number)) return Map.of("scheme", scheme.name(), "value", number);
        cells.wrong("number", "fault.number." + scheme.name().toLowerCase(Locale.ROOT));
        return null;
    }

    private static void addReason(Cells cells, Map<String, Object> said) {
        var reason = cells.text("reason");
        if (reason != null) said.put("reason", reason);
    }
}
