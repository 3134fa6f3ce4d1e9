package nl.opvang.allocation.stay.read;

import static nl.opvang.plumbing.store.Columns.texts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What capacity-service calls the locations that have a guest book, for people; nothing is decided by a name. */
@Component
public final class LocationNames {
    private static final int MOST = 1000;

    /** A location, and what it is called. */
    public record Named(LocationId id, String name) {}

    private final JdbcClient jdbc;

    LocationNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The locations of a municipality where somebody can stay by name, in the order of their names. */
    public List<Named> of(MunicipalityCode municipality) {
        return jdbc.sql("""
            select book.location_id, coalesce(location.name, book.location_id) as name
            from views.guest_book book left join views.shelter_location location using (location_id)
            where starts_with(book.location_id, :prefix)
            order by name, book.location_id limit :most
            """)
                .param("prefix", municipality.text() + ":")
                .param("most", MOST)
                .query((row, _) -> new Named(LocationId.parse(row.getString("location_id")), row.getString("name")))
                .list();
    }

    /** The names of these, as far as they were heard of. */
    public Map<LocationId, String> of(Collection<LocationId> locations) {
        var names = new HashMap<LocationId, String>();
        if (locations.isEmpty()) return names;
        jdbc.sql("select location_id, name from views.shelter_location where location_id = any (:ids::text[])")
                .param("ids", texts(locations, LocationId::text))
                .query(row -> {
                    names.put(LocationId.parse(row.getString("location_id")), row.getString("name"));
                });
        return names;
    }
}
