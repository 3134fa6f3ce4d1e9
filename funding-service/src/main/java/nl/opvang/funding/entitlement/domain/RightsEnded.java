package nl.opvang.funding.entitlement.domain;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * In which places people stay who have no right to reception any more, from what was said about their stays and their rights.
 *
 * <p>Each fact changes what is known: the difference that it makes is a change of its own, so that what was known at any
 * moment is a sum.
 */
public final class RightsEnded {
    /** Something that was said; the order in which it became known is that of the moments, and then of the list. */
    public sealed interface Fact {
        UUID eventId();

        Instant knownAt();

        /** The person; by a random id. */
        UUID person();
    }

    /**
     * When a person stays at a location.
     *
     * @param stay which of the stays
     * @param from null when only the end is said
     * @param until first day after it; null while that is open
     */
    public record Stayed(
            UUID eventId,
            Instant knownAt,
            UUID person,
            String stay,
            LocationId location,
            @Nullable LocalDate from,
            @Nullable LocalDate until)
            implements Fact {}

    /** The stay never was. */
    public record StayWithdrawn(UUID eventId, Instant knownAt, UUID person, String stay) implements Fact {}

    /**
     * Since when a person has no right any more.
     *
     * @param loss which of the losses
     * @param from null when the right was not lost
     */
    public record RightLost(
            UUID eventId,
            Instant knownAt,
            UUID person,
            String loss,
            @Nullable LocalDate from) implements Fact {}

    private record Stay(LocationId location, LocalDate from, LocalDate until) {}

    private record Day(LocationId location, LocalDate effectiveOn) {}

    private final Map<String, Stay> stays = new LinkedHashMap<>();
    private final Map<String, LocalDate> losses = new HashMap<>();

    private RightsEnded() {}

    /** What these facts change, in the order in which they became known. */
    public static List<Change> changes(List<Fact> facts) {
        var people = new HashMap<UUID, RightsEnded>();
        var changes = new ArrayList<Change>();
        for (var fact : facts.stream().sorted(comparing(Fact::knownAt)).toList()) {
            var person = people.computeIfAbsent(fact.person(), _ -> new RightsEnded());
            var before = person.steps();
            person.learn(fact);
            person.difference(before, fact, changes);
        }
        return changes;
    }

    private void learn(Fact fact) {
        switch (fact) {
            case Stayed said -> {
                var known = stays.get(said.stay());
                var from = said.from() != null ? said.from() : known == null ? null : known.from();
                if (from != null) stays.put(said.stay(), new Stay(said.location(), from, orNever(said.until())));
            }
            case StayWithdrawn said -> stays.remove(said.stay());
            case RightLost(var _, var _, var _, var loss, var from) -> {
                if (from == null) losses.remove(loss);
                else losses.put(loss, from);
            }
        }
    }

    /** From the first day without the right on, every day on which the person stays somewhere. */
    private Map<Day, Long> steps() {
        var steps = new HashMap<Day, Long>();
        var first = losses.values().stream().min(LocalDate::compareTo);
        if (first.isEmpty()) return steps;
        for (var stay : stays.values()) {
            var from = stay.from().isAfter(first.get()) ? stay.from() : first.get();
            if (!from.isBefore(stay.until())) continue;
            steps.merge(new Day(stay.location(), from), 1L, Long::sum);
            if (stay.until().isBefore(LocalDate.MAX))
                steps.merge(new Day(stay.location(), stay.until()), -1L, Long::sum);
        }
        return steps;
    }

    private void difference(Map<Day, Long> before, Fact fact, List<Change> changes) {
        var after = steps();
        Set<Day> days = new HashSet<>(before.keySet());
        days.addAll(after.keySet());
        days.stream()
                .sorted(comparing(Day::effectiveOn)
                        .thenComparing(day -> day.location().text()))
                .forEach(day -> {
                    long change = after.getOrDefault(day, 0L) - before.getOrDefault(day, 0L);
                    if (change != 0)
                        changes.add(new Change(
                                Counted.AFTER_RIGHT_ENDED,
                                day.location().municipality(),
                                day.location(),
                                day.effectiveOn(),
                                change,
                                fact.knownAt(),
                                fact.eventId()));
                });
    }

    private static LocalDate orNever(@Nullable LocalDate until) {
        return until == null ? LocalDate.MAX : until;
    }
}
