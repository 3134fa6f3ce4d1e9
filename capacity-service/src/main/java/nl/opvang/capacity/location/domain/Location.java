package nl.opvang.capacity.location.domain;

import static java.util.Collections.unmodifiableList;

import java.util.ArrayList;
import java.util.List;
import nl.opvang.contracts.capacity.LocationEvent;

/**
 * A location as its events tell it. Whether it is open is a question about a day, not a state: a closing may lie ahead.
 */
public sealed interface Location {
    record Absent() implements Location {}

    /**
     * @param said everything ever said, in order, without the lines
     * @param figures what all lines add up to
     */
    record Known(List<LocationEvent> said, Figures figures) implements Location {}

    static Location evolve(Location location, LocationEvent event) {
        return switch (location) {
            case Absent() -> known(List.of(), Figures.NONE, event);
            case Known(var said, var figures) -> known(said, figures, event);
        };
    }

    private static Known known(List<LocationEvent> said, Figures figures, LocationEvent event) {
        var longer = new ArrayList<LocationEvent>(said.size() + 1);
        longer.addAll(said);
        longer.add(event.withLines(List.of()));
        return new Known(unmodifiableList(longer), figures.plus(event.lines()));
    }
}
