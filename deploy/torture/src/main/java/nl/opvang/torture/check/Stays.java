package nl.opvang.torture.check;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.opvang.torture.history.LoggedEvent;
import org.jspecify.annotations.Nullable;

/** What guest books say, all of them together. */
final class Stays {
    /** @param until first day on which the person no longer stays; null while that is open */
    record Stay(
            String id,
            String location,
            String person,
            LocalDate from,
            @Nullable LocalDate until,
            boolean withdrawn) {}

    private Stays() {}

    /** As it is after all of these events; stays of one guest book never depend on another's. */
    static List<Stay> of(List<LoggedEvent> log) {
        Map<String, Stay> stays = new LinkedHashMap<>();
        for (var event : log) {
            if (!event.feature().equals("allocation.guest-book")) continue;
            var id = event.text("stayId");
            var stay = stays.get(id);
            switch (event.fact()) {
                case "stay-started" -> stays.put(id, begun(event, day(event, "until")));
                case "stay-moved-in" -> stays.put(id, begun(event, null));
                case "stay-ended", "stay-moved-out" -> {
                    if (stay != null)
                        stays.put(
                                id,
                                new Stay(
                                        id,
                                        stay.location,
                                        stay.person,
                                        stay.from,
                                        day(event, "until"),
                                        stay.withdrawn));
                }
                case "stay-corrected" -> {
                    if (stay != null)
                        stays.put(
                                id, new Stay(id, stay.location, stay.person, from(event), day(event, "until"), false));
                }
                case "stay-withdrawn" -> {
                    if (stay != null)
                        stays.put(id, new Stay(id, stay.location, stay.person, stay.from, stay.until, true));
                }
                default -> {}
            }
        }
        return List.copyOf(stays.values());
    }

    private static Stay begun(LoggedEvent event, @Nullable LocalDate until) {
        return new Stay(
                event.text("stayId"), event.text("locationId"), event.text("personId"), from(event), until, false);
    }

    private static LocalDate from(LoggedEvent event) {
        return LocalDate.parse(event.text("from"));
    }

    private static @Nullable LocalDate day(LoggedEvent event, String field) {
        var text = event.text(field);
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
