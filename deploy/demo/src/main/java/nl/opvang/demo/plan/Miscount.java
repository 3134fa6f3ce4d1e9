package nl.opvang.demo.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.demo.plan.Location.Step.Counted;

/**
 * The wrong figures of September 2024. That the ministry replaced its first figures is published, the wrong figures are
 * not: here some locations count far too few people on that Sunday and correct it four days later.
 */
final class Miscount {
    private static final int LOCATIONS = 24;
    private static final int FEWEST_PEOPLE = 60;

    private Miscount() {}

    static void plant(List<Location> locations, Draw draw) {
        var candidates = new ArrayList<>(locations.stream()
                .filter(location -> location.kind == PlaceKind.MUNICIPAL && !location.named)
                .filter(location -> location.closedOn > Knowledge.MISCOUNTED_ON + 60)
                .filter(location -> peopleThen(location) >= FEWEST_PEOPLE)
                .toList());
        draw.shuffle(candidates);
        candidates.stream().limit(LOCATIONS).forEach(location -> plant(location, draw));
    }

    private static void plant(Location location, Draw draw) {
        int people = peopleThen(location);
        int wrong = people * draw.between(25, 55) / 100;
        for (var step : location.steps) {
            // The next count must still say something new.
            if (step instanceof Counted later && later.on() > Knowledge.MISCOUNTED_ON && later.occupied() == wrong)
                wrong++;
        }
        location.steps.removeIf(step -> step instanceof Counted && step.on() == Knowledge.MISCOUNTED_ON);
        location.steps.add(new Counted(Knowledge.MISCOUNTED_ON, people, wrong));
    }

    private static int peopleThen(Location location) {
        return location.steps.stream()
                .filter(step -> step.on() <= Knowledge.MISCOUNTED_ON)
                .filter(Counted.class::isInstance)
                .map(Counted.class::cast)
                .max(Comparator.comparingInt(Counted::on))
                .map(Counted::occupied)
                .orElse(0);
    }
}
