package nl.opvang.capacity.statement.read;

import static java.util.stream.Collectors.groupingBy;
import static nl.opvang.plumbing.store.Columns.array;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.opvang.capacity.statement.read.WeekFigures.Place;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What locations are called now. */
@Component
public class LocationNames {
    private final JdbcClient jdbc;

    LocationNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a caller may see locations: their municipality, its region and audit. */
    public static boolean seenBy(Caller caller) {
        return caller.roles().stream().anyMatch(role -> !role.national() || role == Role.AUDITOR);
    }

    /** Per place; without those whose opening has not arrived. */
    public Map<Place, String> of(Collection<Place> places) {
        var names = new HashMap<Place, String>();
        if (places.isEmpty()) return names;
        var asked = places.stream().collect(groupingBy(LocationNames::location));
        jdbc.sql("""
            select municipality, id, name from views.location
            where (municipality, id) in (select * from unnest(:codes, :ids))
            """)
                .param(
                        "codes",
                        array(
                                "text",
                                asked.keySet(),
                                location -> location.municipality().text()))
                .param("ids", array("uuid", asked.keySet(), LocationId::id))
                .query(row -> {
                    var location = new LocationId(
                            new MunicipalityCode(row.getString("municipality")), row.getObject("id", UUID.class));
                    for (var place : asked.getOrDefault(location, List.of())) names.put(place, row.getString("name"));
                });
        return names;
    }

    private static LocationId location(Place place) {
        return new LocationId(place.municipality(), place.location());
    }
}
