package nl.opvang.torture.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nl.opvang.torture.history.Asked;
import nl.opvang.torture.history.Command.Accepted;
import nl.opvang.torture.history.Command.Refused;
import nl.opvang.torture.history.Command.Unknown;
import nl.opvang.torture.history.Effect;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.LoggedEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was accepted is in the store once, whole and as the answer says; what was refused is not; what nobody was told about is
 * there once and whole, or not at all; and nothing is there that nobody asked for.
 */
final class EveryCommandHappenedOnce implements Check {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What reactions record, and what time did and whoever came next recorded; other checks judge it. */
    private static final Set<String> UNASKED = Set.of(
            "nl.opvang.allocation.guest-book.places-noted.v1",
            "nl.opvang.allocation.guest-book.stays-restated.v1",
            "nl.opvang.allocation.guest-book.hold-ended.v1",
            "nl.opvang.allocation.request.offer-expired.v1",
            "nl.opvang.capacity.statement.reminded.v1");

    @Override
    public String claim() {
        return "every acknowledged command happened once, none is missing, none is half there";
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        var found = found(evidence);
        var together = together(evidence);
        var explained = new HashSet<UUID>();
        for (var asked : evidence.asked()) {
            var events = new ArrayList<LoggedEvent>();
            for (var effect : asked.effects()) {
                var those = found.getOrDefault(effect.key(), List.of());
                those.stream().map(LoggedEvent::id).forEach(explained::add);
                if (those.size() > 1)
                    breach.accept("happened more than once: %s as %s".formatted(asked.request(), those));
                for (var event : those)
                    if (!effect.isWhat(event))
                        breach.accept("%s became %s %s".formatted(asked.request(), event, event.payload()));
                events.addAll(those);
            }
            var companions = companions(events, together);
            for (var event : companions) {
                explained.add(event.id());
                if (!UNASKED.contains(event.type()) && !asked.companions().contains(event.type()))
                    breach.accept("%s brought %s along".formatted(asked.request(), event));
            }
            judge(asked, events, companions, breach);
        }
        evidence.logs().values().stream()
                .flatMap(List::stream)
                .filter(event -> !UNASKED.contains(event.type()) && !explained.contains(event.id()))
                .forEach(event -> breach.accept("nobody asked for " + event));
    }

    /** Events by type and every value in them that may be the id of a command. */
    private static Map<String, List<LoggedEvent>> found(Evidence evidence) {
        var idFields = new HashMap<String, Set<List<String>>>();
        for (var asked : evidence.asked())
            for (var effect : asked.effects())
                idFields.computeIfAbsent(effect.type(), type -> new HashSet<>()).add(effect.idFields());
        var found = new HashMap<String, List<LoggedEvent>>();
        for (var log : evidence.logs().values())
            for (var event : log)
                for (var fields : idFields.getOrDefault(event.type(), Set.of()))
                    found.computeIfAbsent(Effect.key(event.type(), fields, event::text), key -> new ArrayList<>())
                            .add(event);
        return found;
    }

    /** Events by the command that they were recorded for. */
    private static Map<UUID, List<LoggedEvent>> together(Evidence evidence) {
        var together = new HashMap<UUID, List<LoggedEvent>>();
        for (var log : evidence.logs().values())
            for (var event : log)
                together.computeIfAbsent(event.commandId(), id -> new ArrayList<>())
                        .add(event);
        return together;
    }

    private static List<LoggedEvent> companions(List<LoggedEvent> events, Map<UUID, List<LoggedEvent>> together) {
        var companions = new LinkedHashSet<LoggedEvent>();
        for (var event : events) companions.addAll(together.getOrDefault(event.commandId(), List.of()));
        events.forEach(companions::remove);
        return List.copyOf(companions);
    }

    private static void judge(
            Asked asked, List<LoggedEvent> events, List<LoggedEvent> companions, Consumer<String> breach) {
        boolean whole = events.size() == asked.effects().size();
        if (!events.isEmpty() && !whole) breach.accept("half done: %s as %s".formatted(asked.request(), events));
        if (Stream.of(events, companions)
                        .flatMap(List::stream)
                        .map(LoggedEvent::tx)
                        .distinct()
                        .count()
                > 1) breach.accept("done in more than one transaction: %s as %s".formatted(asked.request(), events));
        switch (asked.outcome()) {
            case Accepted accepted
            when accepted.changed() -> {
                if (events.isEmpty()) breach.accept("missing, though acknowledged: " + asked.request());
                else if (whole && !told(accepted).equals(ids(events, companions)))
                    breach.accept("%s is %s with %s, and was answered %s"
                            .formatted(asked.request(), events, companions, accepted.answer()));
            }
            case Accepted _ -> {
                if (!events.isEmpty())
                    breach.accept("answered as nothing new, and there: %s as %s".formatted(asked.request(), events));
            }
            case Refused refused -> {
                // One that was sent before, and had no answer then, may have arrived after the refusal of a later one.
                if (!events.isEmpty() && (refused.lasting() || asked.attempts() < 2))
                    breach.accept("refused, and there: %s as %s".formatted(asked.request(), events));
            }
            case Unknown _ -> {}
        }
    }

    private static Set<String> told(Accepted accepted) {
        var ids = new HashSet<String>();
        for (JsonNode id : JSON.readTree(accepted.answer()).path("events")) ids.add(id.asString());
        return ids;
    }

    private static Set<String> ids(List<LoggedEvent> events, List<LoggedEvent> companions) {
        var ids = new HashSet<String>();
        events.forEach(event -> ids.add(event.id().toString()));
        companions.forEach(event -> ids.add(event.id().toString()));
        return ids;
    }
}
