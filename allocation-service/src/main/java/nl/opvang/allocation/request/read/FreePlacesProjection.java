package nl.opvang.allocation.request.read;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import nl.opvang.allocation.request.read.Levels.Step;
import nl.opvang.contracts.allocation.GuestBookEvent;
import nl.opvang.contracts.allocation.GuestBookEvent.PlacesNoted;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.projection.Projection;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Places that guest books know of and nobody stays in by name, from day to day. */
@Component
class FreePlacesProjection implements Projection {
    private final Levels levels;

    FreePlacesProjection(JdbcClient jdbc) {
        this.levels = new Levels(jdbc, "place");
    }

    @Override
    public String name() {
        return "free-places";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> sources() {
        return Set.of("allocation");
    }

    @Override
    public Set<String> features() {
        return Set.of("allocation.guest-book");
    }

    /** Numbers are added up here, so an event must not come twice. */
    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public void apply(List<RecordedEvent> events) {
        var changes = new TreeMap<Step, Integer>();
        for (var recorded : events) {
            if (!(recorded.event() instanceof GuestBookEvent event)) continue;
            var location = event.locationId();
            for (var line : event.lines())
                if (line.quantity() == Quantity.STAYS)
                    changes.merge(new Step(location, line.effectiveOn()), -line.change(), Integer::sum);
            if (!(event instanceof PlacesNoted noted)) continue;
            for (var change : noted.realised())
                changes.merge(new Step(location, change.effectiveOn()), change.change(), Integer::sum);
            for (var change : noted.outOfUse())
                changes.merge(new Step(location, change.effectiveOn()), -change.change(), Integer::sum);
        }
        levels.add(changes);
    }

    @Override
    public void clear() {
        levels.clear();
    }
}
