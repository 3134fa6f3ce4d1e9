package nl.opvang.capacity.quality.read;

import nl.opvang.contracts.area.LocationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which locations there are, as far as is known yet. */
@Component
public class OpenedLocations {
    private final JdbcClient jdbc;

    OpenedLocations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this one was opened. */
    public boolean contains(LocationId location) {
        return jdbc.sql("select exists (select from views.location where (municipality, id) = (:municipality, :id))")
                .param("municipality", location.municipality().text())
                .param("id", location.id())
                .query(Boolean.class)
                .single();
    }
}
