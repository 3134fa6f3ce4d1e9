package nl.opvang.torture.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.LoggedEvent;

/**
 * After every single event: no number of its subject is below zero on any day, no more places are out of use than there are, and
 * nobody is registered twice on one day.
 */
final class NumbersArePossible implements Check {
    @Override
    public String claim() {
        return "after every event every number is possible on every day";
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        evidence.logs().forEach((service, log) -> {
            var ofSubjects = new HashMap<String, Map<String, Course>>();
            for (var event : log) {
                var courses = ofSubjects.computeIfAbsent(event.aggregateId(), subject -> new HashMap<>());
                for (var quantity : add(event, courses)) judge(event, quantity, courses, breach);
            }
        });
    }

    private static Set<String> add(LoggedEvent event, Map<String, Course> courses) {
        var touched = new HashSet<String>();
        for (var line : event.lines()) {
            courses.computeIfAbsent(line.quantity(), quantity -> new Course()).add(line.effectiveOn(), line.change());
            touched.add(line.quantity());
        }
        return touched;
    }

    private static void judge(
            LoggedEvent event, String quantity, Map<String, Course> courses, Consumer<String> breach) {
        var course = courses.getOrDefault(quantity, new Course());
        if (course.least() < 0) breach.accept("after %s there are %d %s".formatted(event, course.least(), quantity));
        if (quantity.equals("registered") && course.most() > 1)
            breach.accept("after %s somebody is registered %d times".formatted(event, course.most()));
        if (quantity.equals("places.outOfUse") || quantity.equals("places.realised")) {
            var usable = courses.getOrDefault("places.realised", new Course())
                    .minus(courses.getOrDefault("places.outOfUse", new Course()));
            if (usable.least() < 0)
                breach.accept(
                        "after %s %d more places are out of use than there are".formatted(event, -usable.least()));
        }
    }
}
