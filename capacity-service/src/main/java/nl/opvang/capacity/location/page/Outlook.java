package nl.opvang.capacity.location.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.opvang.capacity.location.domain.Figures;
import nl.opvang.capacity.location.domain.Location;
import nl.opvang.capacity.location.domain.LocationCommand;
import nl.opvang.capacity.location.domain.LocationDecider;
import nl.opvang.capacity.location.domain.LocationRefusal;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.decision.Decision;
import nl.opvang.plumbing.decision.Decision.Accepted;
import nl.opvang.plumbing.decision.Decision.Refused;
import org.jspecify.annotations.Nullable;

/** What a command would do to the numbers of a location: the decision itself, taken without anything being stored. */
sealed interface Outlook {
    /** The quantities that people speak of, in their order. */
    List<Quantity> SHOWN =
            List.of(Quantity.PLACES_REALISED, Quantity.PLACES_PLANNED, Quantity.PLACES_OUT_OF_USE, Quantity.STAYS);

    record Obstacle(LocationRefusal refusal) implements Outlook {}

    record Change(Figures before, Figures after) implements Outlook {
        /**
         * A stretch of days on which a number becomes another.
         *
         * @param until first day on which it no longer does; null when it does for good
         */
        record Stretch(
                Quantity quantity, LocalDate from, @Nullable LocalDate until, int before, int after) {}

        /** All of them, in order of quantity and day; none when nothing changes. */
        List<Stretch> stretches() {
            return SHOWN.stream().flatMap(each -> stretches(each).stream()).toList();
        }

        List<Stretch> stretches(Quantity quantity) {
            var then = before.of(quantity);
            var difference = after.of(quantity).minus(then);
            if (difference.isEmpty()) return List.of();
            var days = new TreeSet<LocalDate>();
            difference.changes().forEach(change -> days.add(change.effectiveOn()));
            var first = days.first();
            then.changes().stream()
                    .filter(change -> change.effectiveOn().isAfter(first))
                    .forEach(change -> days.add(change.effectiveOn()));
            var stretches = new ArrayList<Stretch>();
            for (var day : days) {
                int change = difference.on(day);
                if (change != 0)
                    stretches.add(new Stretch(quantity, day, days.higher(day), then.on(day), then.on(day) + change));
            }
            return stretches;
        }
    }

    /** @param said all that was said about the location so far */
    static Outlook of(LocationCommand command, List<LocationEvent> said) {
        var location = location(said);
        Decision<LocationEvent, LocationRefusal> decision = LocationDecider.decide(command, location);
        return switch (decision) {
            case Refused(var refusal) -> new Obstacle(refusal);
            case Accepted(var events) -> {
                var after = location;
                for (var event : events) after = Location.evolve(after, event);
                yield new Change(figures(location), figures(after));
            }
        };
    }

    /** The numbers of a location over time. */
    static Figures figures(List<LocationEvent> said) {
        return figures(location(said));
    }

    /** The state to which all of this leads. */
    static Location location(List<LocationEvent> said) {
        Location location = new Location.Absent();
        for (var event : said) location = Location.evolve(location, event);
        return location;
    }

    private static Figures figures(Location location) {
        return switch (location) {
            case Location.Absent() -> new Figures(Map.of());
            case Location.Known(var _, var figures) -> figures;
        };
    }
}
