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
 * moment is a sum. What is said keeps its person; while persons lead to another one, all of them have one right.
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

    /**
     * A person is another one from now on.
     *
     * @param merge which of the merges
     * @param survivor null when the two are not one after all
     */
    public record LedTo(
            UUID eventId,
            Instant knownAt,
            UUID person,
            String merge,
            @Nullable UUID survivor) implements Fact {}

    private record Stay(LocationId location, LocalDate from, LocalDate until) {}

    private record Day(LocationId location, LocalDate effectiveOn) {}

    private record Merge(UUID person, UUID survivor) {}

    /** What was said about one person. */
    private static final class Person {
        private final Map<String, Stay> stays = new LinkedHashMap<>();
        private final Map<String, LocalDate> losses = new HashMap<>();
    }

    private final Map<UUID, Person> people = new LinkedHashMap<>();
    private final Map<String, Merge> merges = new LinkedHashMap<>();

    private RightsEnded() {}

    /** What these facts change, in the order in which they became known. */
    public static List<Change> changes(List<Fact> facts) {
        var together = everTogether(facts);
        var circles = new HashMap<UUID, RightsEnded>();
        var changes = new ArrayList<Change>();
        for (var fact : facts.stream().sorted(comparing(Fact::knownAt)).toList()) {
            var circle = circles.computeIfAbsent(end(fact.person(), together), _ -> new RightsEnded());
            var before = circle.steps();
            circle.learn(fact);
            circle.difference(before, fact, changes);
        }
        return changes;
    }

    /** Leads all who were one person at any moment, over one or several others, to one of them. */
    private static Map<UUID, UUID> everTogether(List<Fact> facts) {
        var leads = new HashMap<UUID, UUID>();
        for (var fact : facts)
            if (fact instanceof LedTo(var _, var _, var person, var _, var survivor) && survivor != null) {
                var one = end(person, leads);
                var other = end(survivor, leads);
                if (!one.equals(other)) leads.put(one, other);
            }
        return leads;
    }

    private static UUID end(UUID person, Map<UUID, UUID> leads) {
        var at = person;
        for (var next = leads.get(at); next != null; next = leads.get(at)) at = next;
        return at;
    }

    private void learn(Fact fact) {
        switch (fact) {
            case Stayed said -> {
                var stays = person(said).stays;
                var known = stays.get(said.stay());
                var from = said.from() != null ? said.from() : known == null ? null : known.from();
                if (from != null) stays.put(said.stay(), new Stay(said.location(), from, orNever(said.until())));
            }
            case StayWithdrawn said -> person(said).stays.remove(said.stay());
            case RightLost said -> {
                var losses = person(said).losses;
                var from = said.from();
                if (from == null) losses.remove(said.loss());
                else losses.put(said.loss(), from);
            }
            case LedTo(var _, var _, var person, var merge, var survivor) -> {
                if (survivor == null) merges.remove(merge);
                else merges.put(merge, new Merge(person, survivor));
            }
        }
    }

    private Person person(Fact fact) {
        return people.computeIfAbsent(fact.person(), _ -> new Person());
    }

    /** From the first day without the right on, every day on which a person stays somewhere, under whichever id. */
    private Map<Day, Long> steps() {
        var leads = new HashMap<UUID, UUID>();
        merges.values().forEach(merge -> leads.put(merge.person(), merge.survivor()));
        var first = new HashMap<UUID, LocalDate>();
        people.forEach((id, person) -> person.losses
                .values()
                .forEach(day -> first.merge(end(id, leads), day, (one, other) -> one.isBefore(other) ? one : other)));
        var steps = new HashMap<Day, Long>();
        people.forEach((id, person) -> {
            var lost = first.get(end(id, leads));
            if (lost != null) person.stays.values().forEach(stay -> add(stay, lost, steps));
        });
        return steps;
    }

    private static void add(Stay stay, LocalDate lost, Map<Day, Long> steps) {
        var from = stay.from().isAfter(lost) ? stay.from() : lost;
        if (!from.isBefore(stay.until())) return;
        steps.merge(new Day(stay.location(), from), 1L, Long::sum);
        if (stay.until().isBefore(LocalDate.MAX)) steps.merge(new Day(stay.location(), stay.until()), -1L, Long::sum);
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
