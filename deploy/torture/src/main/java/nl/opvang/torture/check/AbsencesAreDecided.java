package nl.opvang.torture.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.LoggedEvent;
import org.jspecify.annotations.Nullable;

/** Nobody is absent twice on one day, no absence ends a stay by itself, and a stay whose end was decided has that end. */
final class AbsencesAreDecided implements Check {
    private record Absence(LocalDate from, @Nullable LocalDate until) {
        boolean meets(Absence other) {
            return from.isBefore(Objects.requireNonNullElse(other.until, LocalDate.MAX))
                    && other.from.isBefore(Objects.requireNonNullElse(until, LocalDate.MAX));
        }
    }

    @Override
    public String claim() {
        return "nobody is absent twice on one day, and a stay ends with the decision that it does";
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        var absences = new HashMap<String, Map<String, Absence>>();
        var ends = new HashMap<String, String>();
        var decided = new ArrayList<LoggedEvent>();
        for (var event : evidence.log("allocation")) {
            if (!decided.isEmpty() && decided.getFirst().tx() != event.tx()) settle(decided, ends, breach);
            switch (event.feature()) {
                case "allocation.guest-book" -> note(event, ends);
                case "allocation.attendance" -> {
                    if (event.fact().equals("stay-end-decided")) decided.add(event);
                    var ofStay = absences.computeIfAbsent(event.text("stayId"), stay -> new LinkedHashMap<>());
                    note(event, ofStay, breach);
                }
                default -> {}
            }
        }
        settle(decided, ends, breach);
    }

    private static void settle(List<LoggedEvent> decided, Map<String, String> ends, Consumer<String> breach) {
        for (var event : decided)
            if (!event.text("until").equals(ends.get(event.text("stayId"))))
                breach.accept("%s ends no stay on %s".formatted(event, event.text("until")));
        decided.clear();
    }

    private static void note(LoggedEvent event, Map<String, String> ends) {
        switch (event.fact()) {
            case "stay-started", "stay-moved-in", "stay-ended", "stay-moved-out", "stay-corrected" ->
                ends.put(event.text("stayId"), event.text("until"));
            default -> {}
        }
    }

    private static void note(LoggedEvent event, Map<String, Absence> ofStay, Consumer<String> breach) {
        var id = event.text("absenceId");
        var known = ofStay.get(id);
        switch (event.fact()) {
            case "absence-reported" -> put(event, id, absence(event), ofStay, breach);
            case "absence-corrected" -> put(event, id, absence(event), ofStay, breach);
            case "absence-ended" -> {
                if (known == null) breach.accept("%s ends what never began".formatted(event));
                else put(event, id, new Absence(known.from, day(event, "until")), ofStay, breach);
            }
            case "absence-withdrawn" -> ofStay.remove(id);
            case "absence-extended", "absence-left", "stay-end-decided" -> {
                if (known == null) breach.accept("%s decides about no absence".formatted(event));
            }
            default -> {}
        }
    }

    private static void put(
            LoggedEvent event, String id, Absence absence, Map<String, Absence> ofStay, Consumer<String> breach) {
        ofStay.put(id, absence);
        ofStay.forEach((other, its) -> {
            if (!other.equals(id) && its.meets(absence))
                breach.accept("%s is at the same time as %s".formatted(event, other));
        });
    }

    private static Absence absence(LoggedEvent event) {
        return new Absence(day(event, "from"), event.text("until").isEmpty() ? null : day(event, "until"));
    }

    private static LocalDate day(LoggedEvent event, String field) {
        return LocalDate.parse(event.text(field));
    }
}
