package nl.opvang.allocation.request.read;

import static nl.opvang.plumbing.store.Columns.texts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.capacity.LocationEvent.OccupancyCounted;
import nl.opvang.contracts.capacity.LocationEvent.Withdrawn;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On which days people were counted at locations: places of a household that came stay held until the next count. */
@Component
class LocationCountsProjection implements Projection {
    private record Counted(LocationId location, UUID fact, LocalDate on) {}

    private record Gone(LocationId location, UUID fact) {}

    private final JdbcClient jdbc;

    LocationCountsProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "location-counts";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> sources() {
        return Set.of("capacity");
    }

    @Override
    public Set<String> features() {
        return Set.of("capacity.location");
    }

    /** What is withdrawn was counted before. */
    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        var counted = new ArrayList<Counted>();
        var gone = new ArrayList<Gone>();
        for (var recorded : events) {
            switch (recorded.event()) {
                case OccupancyCounted said -> {
                    counted.add(new Counted(said.locationId(), said.factId(), said.on()));
                    addIfAny(gone, said.locationId(), said.correctedFactId());
                }
                // Whatever else was withdrawn is not in the table.
                case Withdrawn said -> addIfAny(gone, said.locationId(), said.correctedFactId());
                default -> {}
            }
        }
        if (!counted.isEmpty()) insert(counted);
        if (!gone.isEmpty()) withdraw(gone);
    }

    private static void addIfAny(List<Gone> gone, LocationId location, @Nullable UUID fact) {
        if (fact != null) gone.add(new Gone(location, fact));
    }

    private void insert(List<Counted> counted) {
        jdbc.sql("""
            insert into views.location_count (location_id, fact_id, counted_on)
            select location, fact::uuid, day::date
            from unnest(:locations::text[], :facts::text[], :days::text[]) as new (location, fact, day)
            on conflict do nothing
            """)
                .param("locations", texts(counted, Counted::location))
                .param("facts", texts(counted, Counted::fact))
                .param("days", texts(counted, Counted::on))
                .update();
    }

    private void withdraw(List<Gone> gone) {
        jdbc.sql("""
            update views.location_count count set withdrawn = true
            from unnest(:locations::text[], :facts::text[]) as gone (location, fact)
            where count.location_id = gone.location and count.fact_id = gone.fact::uuid
            """)
                .param("locations", texts(gone, Gone::location))
                .param("facts", texts(gone, Gone::fact))
                .update();
    }

    @Override
    public void clear() {
        jdbc.sql("truncate views.location_count").update();
    }
}
