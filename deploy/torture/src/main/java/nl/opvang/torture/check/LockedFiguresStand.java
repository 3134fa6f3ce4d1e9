package nl.opvang.torture.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import nl.opvang.torture.history.Evidence;
import nl.opvang.torture.history.Journal.Told;
import nl.opvang.torture.history.LoggedEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of a week as locked are those of the stores as known when it was locked, the same to the byte in every answer
 * since; and every later event that changed the week, and no other, is told as a difference.
 */
final class LockedFiguresStand implements Check {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern STATEMENT =
            Pattern.compile("/v1/municipalities/(?<town>\\w+)/statements/(?<week>[\\w-]+)\\?knownAt=(?<knownAt>.+)");
    private static final Pattern DIFFERENCES = Pattern.compile(
            "/v1/municipalities/(?<town>\\w+)/statements/(?<week>[\\w-]+)/differences\\?limit=1000&knownAt=(?<knownAt>.+)");
    private static final List<String> FIGURES =
            List.of("plannedPlaces", "realisedPlaces", "outOfUsePlaces", "occupiedPlaces", "placeDays", "stayDays");
    private static final int DAYS = 7;

    /** A line with the event that carries it. */
    private record Known(LoggedEvent event, LocalDate effectiveOn, String quantity, String place, int change) {}

    /** A municipality's week. */
    private record Week(String town, LocalDate from) {
        static Week of(String town, String week) {
            return new Week(town, LocalDate.parse(week + "-1", DateTimeFormatter.ISO_WEEK_DATE));
        }

        LocalDate until() {
            return from.plusDays(DAYS);
        }
    }

    /** What the stores say. */
    private static final class Stores {
        private final Map<String, List<Known>> lines = new HashMap<>();
        private final Map<Week, Instant> locked = new HashMap<>();
        private final List<LoggedEvent> explained = new ArrayList<>();

        private Stores(Evidence evidence) {
            for (var event : evidence.log("capacity")) {
                if (event.feature().equals("capacity.location")) add(event);
                if (event.feature().equals("capacity.statement") && event.fact().equals("locked"))
                    locked.putIfAbsent(Week.of(event.text("municipality"), event.text("week")), event.knownAt());
                if (event.fact().equals("difference-explained")) explained.add(event);
            }
            for (var event : evidence.log("allocation"))
                if (event.feature().equals("allocation.guest-book")) add(event);
        }

        private void add(LoggedEvent event) {
            for (var line : event.lines())
                lines.computeIfAbsent(line.municipality(), town -> new ArrayList<>())
                        .add(new Known(
                                event,
                                line.effectiveOn(),
                                line.quantity(),
                                line.location() + "|" + line.kind(),
                                line.change()));
        }

        /** When it was locked, as far as that was known by then. */
        private @Nullable Instant lockedAt(Week week, Instant knownAt) {
            var at = locked.get(week);
            return at == null || at.isAfter(knownAt) ? null : at;
        }

        /** Per place and kind its figures. */
        private Map<String, long[]> figures(Week week, Instant knownAt) {
            var lastDay = new HashMap<String, Long>();
            var days = new HashMap<String, Long>();
            for (var line : lines.getOrDefault(week.town, List.of())) {
                if (line.event.knownAt().isAfter(knownAt) || !line.effectiveOn.isBefore(week.until())) continue;
                var key = line.place + "|" + line.quantity;
                lastDay.merge(key, (long) line.change, Long::sum);
                days.merge(key, line.change * daysIn(week, line.effectiveOn), Long::sum);
            }
            var figures = new TreeMap<String, long[]>();
            lastDay.forEach((key, number) -> {
                long sum = days.getOrDefault(key, 0L);
                if (number == 0 && sum == 0) return;
                var place = key.substring(0, key.lastIndexOf('|'));
                var its = figures.computeIfAbsent(place, none -> new long[FIGURES.size()]);
                switch (key.substring(key.lastIndexOf('|') + 1)) {
                    case "places.planned" -> its[0] += number;
                    case "places.realised" -> {
                        its[1] += number;
                        its[4] += sum;
                    }
                    case "places.outOfUse" -> its[2] += number;
                    case "stays" -> {
                        its[3] += number;
                        its[5] += sum;
                    }
                    default -> throw new IllegalStateException("no figure of a week: " + key);
                }
            });
            return figures;
        }

        /** Each event that came after the lock and changed any day of the week, with what it changed. */
        private Set<String> differences(Week week, Instant lockedAt, Instant knownAt) {
            var changes = new TreeMap<String, List<Known>>();
            for (var line : lines.getOrDefault(week.town, List.of()))
                if (line.event.knownAt().isAfter(lockedAt)
                        && !line.event.knownAt().isAfter(knownAt)
                        && line.effectiveOn.isBefore(week.until()))
                    changes.computeIfAbsent(
                                    line.event.id() + " " + line.place + "|" + line.quantity, key -> new ArrayList<>())
                            .add(line);
            var differences = new TreeSet<String>();
            changes.forEach((key, its) -> {
                boolean changed = false;
                for (int day = 0; day < DAYS; day++) changed |= on(week.from.plusDays(day), its) != 0;
                if (!changed) return;
                long days = its.stream()
                        .mapToLong(line -> line.change * daysIn(week, line.effectiveOn))
                        .sum();
                differences.add("%s %d on the last day, %d over all, %s"
                        .formatted(
                                key,
                                on(week.until().minusDays(1), its),
                                days,
                                needsReason(its.getFirst().event, week.town, knownAt) ? "no reason" : "a reason"));
            });
            return differences;
        }

        private boolean needsReason(LoggedEvent event, String town, Instant knownAt) {
            return event.reason() == null
                    && explained.stream()
                            .noneMatch(said ->
                                    said.text("eventId").equals(event.id().toString())
                                            && said.text("municipality").equals(town)
                                            && !said.knownAt().isAfter(knownAt));
        }

        private static long daysIn(Week week, LocalDate effectiveOn) {
            var first = effectiveOn.isBefore(week.from) ? week.from : effectiveOn;
            return week.until().toEpochDay() - first.toEpochDay();
        }

        private static long on(LocalDate day, List<Known> lines) {
            return lines.stream()
                    .filter(line -> !line.effectiveOn.isAfter(day))
                    .mapToLong(Known::change)
                    .sum();
        }
    }

    @Override
    public String claim() {
        return "figures as locked never change, and every later event with effect in the week is told as a difference";
    }

    /** How many of these answers it judges. */
    static long judged(List<Told> told) {
        return told.stream()
                .filter(each -> STATEMENT.matcher(each.path()).matches()
                        || DIFFERENCES.matcher(each.path()).matches())
                .count();
    }

    @Override
    public void check(Evidence evidence, Consumer<String> breach) {
        var stores = new Stores(evidence);
        var asLocked = new HashMap<Week, String>();
        for (var told : evidence.told()) {
            var statement = STATEMENT.matcher(told.path());
            var differences = DIFFERENCES.matcher(told.path());
            if (!statement.matches() && !differences.matches()) continue;
            var question = statement.matches() ? statement : differences;
            var week = Week.of(question.group("town"), question.group("week"));
            var knownAt = Instant.parse(question.group("knownAt"));
            var answer = JSON.readTree(told.answer());
            var wrong = statement.matches()
                    ? statement(answer, week, knownAt, stores, asLocked)
                    : differences(answer, week, knownAt, stores);
            if (wrong != null) breach.accept("%s was answered %s, but %s".formatted(told.path(), told.answer(), wrong));
        }
    }

    private static @Nullable String statement(
            JsonNode answer, Week week, Instant knownAt, Stores stores, Map<Week, String> asLocked) {
        var now = differ("the figures", answer.path("figures"), stores.figures(week, knownAt));
        if (now != null) return now;
        var locked = answer.path("asLocked");
        var lockedAt = stores.lockedAt(week, knownAt);
        if (lockedAt == null) return locked.isObject() ? "the week was not locked" : null;
        var before = asLocked.putIfAbsent(week, locked.toString());
        if (before != null && !before.equals(locked.toString())) return "as locked it was once told to be " + before;
        var then = differ("the figures as locked", locked, stores.figures(week, lockedAt));
        if (then != null) return then;
        var differences = stores.differences(week, lockedAt, knownAt);
        long events = events(differences);
        long without = events(differences.stream()
                .filter(difference -> difference.endsWith("no reason"))
                .toList());
        return answer.path("differences").asLong() == events
                        && answer.path("differencesWithoutReason").asLong() == without
                ? null
                : "%d events changed the week since, %d without a reason".formatted(events, without);
    }

    private static long events(Iterable<String> differences) {
        var events = new TreeSet<String>();
        for (var difference : differences) events.add(difference.substring(0, difference.indexOf(' ')));
        return events.size();
    }

    private static @Nullable String differ(String what, JsonNode answered, Map<String, long[]> expected) {
        var places = new TreeSet<String>();
        var kinds = new TreeMap<String, long[]>();
        expected.forEach((place, figures) -> {
            places.add(text(place, figures));
            var ofKind =
                    kinds.computeIfAbsent(place.substring(place.indexOf('|') + 1), kind -> new long[FIGURES.size()]);
            for (int i = 0; i < figures.length; i++) ofKind[i] += figures[i];
        });
        var answeredPlaces = new TreeSet<String>();
        for (var each : answered.path("locations"))
            answeredPlaces.add(text(
                    "%s:%s|%s"
                            .formatted(
                                    each.path("municipality").asString(),
                                    each.path("location").asString(),
                                    each.path("kind").asString()),
                    figures(each)));
        if (!answeredPlaces.equals(places)) return "%s should be %s".formatted(what, places);
        var sums = new TreeSet<String>();
        kinds.forEach((kind, figures) -> sums.add(text(kind, figures)));
        var answeredSums = new TreeSet<String>();
        for (var each : answered.path("kinds"))
            answeredSums.add(text(each.path("kind").asString(), figures(each)));
        return answeredSums.equals(sums) ? null : "%s should add up to %s".formatted(what, sums);
    }

    private static long[] figures(JsonNode answered) {
        return FIGURES.stream()
                .mapToLong(figure -> answered.path(figure).asLong())
                .toArray();
    }

    private static String text(String of, long[] figures) {
        var text = new StringBuilder(of);
        for (long figure : figures) text.append(' ').append(figure);
        return text.toString();
    }

    private static @Nullable String differences(JsonNode answer, Week week, Instant knownAt, Stores stores) {
        var lockedAt = stores.lockedAt(week, knownAt);
        if (lockedAt == null) return answer.isEmpty() ? null : "the week was not locked";
        var expected = stores.differences(week, lockedAt, knownAt);
        var answered = new TreeSet<String>();
        for (var item : answer.path("items"))
            for (var change : item.path("changes"))
                answered.add("%s %s:%s|%s|%s %d on the last day, %d over all, %s"
                        .formatted(
                                item.path("eventId").asString(),
                                change.path("municipality").asString(),
                                change.path("location").asString(),
                                change.path("kind").asString(),
                                change.path("quantity").asString(),
                                change.path("lastDay").asLong(),
                                change.path("days").asLong(),
                                item.path("needsReason").asBoolean() ? "no reason" : "a reason"));
        return answered.equals(expected) ? null : "the differences should be " + expected;
    }
}
