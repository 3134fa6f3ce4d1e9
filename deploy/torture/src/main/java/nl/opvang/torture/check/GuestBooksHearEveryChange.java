package nl.opvang.torture.check;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.LoggedEvent;
import tools.jackson.databind.JsonNode;

/** What one service decides on another's word: each word is heard once, in order, and as it was said. */
final class GuestBooksHearEveryChange implements Check {
    private static final Set<String> ABOUT_KIND_OR_BASIS =
            Set.of("opened", "opening-corrected", "occupancy-basis-changed", "withdrawn");

    private final boolean atTheEnd;

    /** @param atTheEnd whether everything must have been heard by now */
    GuestBooksHearEveryChange(boolean atTheEnd) {
        this.atTheEnd = atTheEnd;
    }

    @Override
    public String claim() {
        return atTheEnd
                ? "every guest book heard every change of its location, once and in order"
                : "guest books hear changes of their locations once and in order";
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        var said = new HashMap<UUID, LoggedEvent>();
        for (var event : evidence.log("capacity")) said.put(event.id(), event);
        var heard = new HashSet<UUID>();
        var last = new HashMap<String, Long>();
        for (var event : evidence.log("allocation")) {
            if (!event.fact().equals("places-noted")) continue;
            var source = said.get(UUID.fromString(event.text("sourceEventId")));
            if (source == null) {
                breach.accept("%s notes what nobody said".formatted(event));
                continue;
            }
            if (!heard.add(source.id())) breach.accept("%s was heard twice, again as %s".formatted(source, event));
            var before = last.put(event.aggregateId(), source.sequence());
            if (before != null && before >= source.sequence())
                breach.accept("%s heard #%d after #%d".formatted(event.aggregateId(), source.sequence(), before));
            if (!changes(event.payload().path("realised")).equals(changes(source, "places.realised"))
                    || !changes(event.payload().path("outOfUse")).equals(changes(source, "places.outOfUse")))
                breach.accept("%s was heard as %s".formatted(source, event.payload()));
        }
        if (!atTheEnd) return;
        for (var event : evidence.log("capacity"))
            if (mustBeHeard(event) && !heard.contains(event.id())) breach.accept("nobody heard " + event);
    }

    private static boolean mustBeHeard(LoggedEvent event) {
        return event.feature().equals("capacity.location")
                && (ABOUT_KIND_OR_BASIS.contains(event.fact())
                        || !changes(event, "places.realised").isEmpty()
                        || !changes(event, "places.outOfUse").isEmpty());
    }

    private static Map<LocalDate, Long> changes(LoggedEvent event, String quantity) {
        var changes = new TreeMap<LocalDate, Long>();
        for (var line : event.lines())
            if (line.quantity().equals(quantity)) changes.merge(line.effectiveOn(), (long) line.change(), Long::sum);
        changes.values().removeIf(change -> change == 0);
        return changes;
    }

    private static Map<LocalDate, Long> changes(JsonNode noted) {
        var changes = new TreeMap<LocalDate, Long>();
        for (var change : noted)
            changes.put(
                    LocalDate.parse(change.path("effectiveOn").asString()),
                    change.path("change").asLong());
        return changes;
    }
}
