package nl.opvang.allocation.person.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import nl.opvang.allocation.person.domain.PersonCommand.Absorb;
import nl.opvang.allocation.person.domain.PersonCommand.Merge;
import nl.opvang.allocation.person.domain.PersonCommand.Release;
import nl.opvang.allocation.person.domain.PersonCommand.UndoMerge;
import nl.opvang.allocation.provision.domain.ProvisionCommand;
import nl.opvang.allocation.provision.domain.ProvisionDecider;
import nl.opvang.allocation.provision.domain.Provisions;
import nl.opvang.allocation.registration.domain.Departure;
import nl.opvang.allocation.registration.domain.RegistrationCommand;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Correct;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Deregister;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Move;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Register;
import nl.opvang.allocation.registration.domain.RegistrationDecider;
import nl.opvang.allocation.registration.domain.Registrations;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.allocation.MergeId;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.ProvisionEvent;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.PublishedEvent;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.decision.Decider;
import nl.opvang.plumbing.decision.Decision;
import nl.opvang.plumbing.decision.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random people who turn out to be one, and two again, against someone who counts heads on every single day. */
class MergeHistoriesTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 2, 20);
    private static final int DAYS = 60;
    private static final int HISTORIES = 400;
    private static final int STEPS = 24;
    private static final int PEOPLE = 4;
    private static final List<MunicipalityCode> MUNICIPALITIES =
            List.of(new MunicipalityCode("GM0014"), new MunicipalityCode("GM0363"), new MunicipalityCode("GM0599"));

    /** What a registration says, as it would be noted on a card. */
    private record Card(
            PersonId person,
            NationalityGroup group,
            LocalDate from,
            @Nullable LocalDate until) {}

    private record Coupon(PersonId person, YearMonth month) {}

    private record Edge(MergeId id, PersonId merged, PersonId survivor) {}

    private record Counted(Quantity quantity, Dimensions dimensions) {}

    private record Accepted(Command command, List<? extends PublishedEvent> events) {}

    /** Everyone's aggregates, and all lines that were ever written. */
    private static final class Office {
        final Map<String, Object> states = new HashMap<>();
        final List<LedgerLine> lines = new ArrayList<>();
        final List<Edge> standing = new ArrayList<>();
        final Map<RegistrationId, Card> cards = new HashMap<>();
        final Map<ProvisionId, Coupon> coupons = new HashMap<>();

        Office copy() {
            var copy = new Office();
            copy.states.putAll(states);
            copy.lines.addAll(lines);
            copy.standing.addAll(standing);
            copy.cards.putAll(cards);
            copy.coupons.putAll(coupons);
            return copy;
        }

        PersonId now(PersonId person) {
            return standing.stream()
                    .filter(edge -> edge.merged().equals(person))
                    .findFirst()
                    .map(edge -> now(edge.survivor()))
                    .orElse(person);
        }

        Set<PersonId> through(PersonId person) {
            var through = new HashSet<>(Set.of(person));
            for (var edge : standing) if (edge.survivor().equals(person)) through.addAll(through(edge.merged()));
            return through;
        }

        Registrations registrations(PersonId person) {
            return (Registrations) states.getOrDefault("registration:" + person.text(), Registrations.NONE);
        }

        Provisions provisions(PersonId person) {
            return (Provisions) states.getOrDefault("provision:" + person.text(), Provisions.NONE);
        }

        /** All of them, or none and why not. */
        @Nullable
        Refusal send(List<? extends Command> together) {
            var accepted = new ArrayList<Accepted>();
            for (var command : together) {
                switch (decide(command)) {
                    case Decision.Refused<? extends PublishedEvent, ? extends Refusal>(var reason) -> {
                        return reason;
                    }
                    case Decision.Accepted<? extends PublishedEvent, ? extends Refusal>(var events) ->
                        accepted.add(new Accepted(command, events));
                }
            }
            for (var each : accepted) each.events().forEach(event -> happen(each.command(), event));
            return null;
        }

        private Decision<? extends PublishedEvent, ? extends Refusal> decide(Command command) {
            return switch (command) {
                case PersonCommand said -> decide(PersonDecider.DECIDER, said);
                case RegistrationCommand said -> decide(RegistrationDecider.DECIDER, said);
                case ProvisionCommand said -> decide(ProvisionDecider.DECIDER, said);
                default -> throw new AssertionError(command);
            };
        }

        private <C extends Command, S, E extends PublishedEvent, R extends Refusal> Decision<E, R> decide(
                Decider<C, S, E, R> decider, C command) {
            return decider.decide().apply(command, state(decider, command));
        }

        @SuppressWarnings("unchecked")
        private <S> S state(Decider<?, S, ?, ?> decider, Command command) {
            return (S) states.getOrDefault(command.aggregateId(), decider.initial());
        }

        private void happen(Command command, PublishedEvent event) {
            lines.addAll(event.lines());
            switch (command) {
                case PersonCommand _ -> evolve(PersonDecider.DECIDER, command, event);
                case RegistrationCommand _ -> evolve(RegistrationDecider.DECIDER, command, event);
                case ProvisionCommand _ -> evolve(ProvisionDecider.DECIDER, command, event);
                default -> throw new AssertionError(command);
            }
            note(event);
        }

        private <S, E extends PublishedEvent> void evolve(
                Decider<?, S, E, ?> decider, Command command, PublishedEvent event) {
            states.put(
                    command.aggregateId(),
                    decider.evolve()
                            .apply(state(decider, command), decider.events().cast(event)));
        }

        private void note(PublishedEvent event) {
            switch (event) {
                case RegistrationEvent.Registered said ->
                    cards.put(
                            said.registrationId(),
                            new Card(said.personId(), said.nationalityGroup(), said.from(), null));
                case RegistrationEvent.Moved said ->
                    cards.put(
                            said.registrationId(),
                            new Card(said.personId(), said.nationalityGroup(), said.from(), null));
                case RegistrationEvent.Deregistered said ->
                    cards.computeIfPresent(
                            said.registrationId(),
                            (_, card) -> new Card(card.person(), card.group(), card.from(), said.until()));
                case RegistrationEvent.Corrected said ->
                    cards.computeIfPresent(
                            said.registrationId(),
                            (_, card) -> new Card(card.person(), said.nationalityGroup(), said.from(), said.until()));
                case RegistrationEvent.Withdrawn said ->
                    // A card without days.
                    cards.computeIfPresent(
                            said.registrationId(),
                            (_, card) -> new Card(card.person(), card.group(), LocalDate.MAX, null));
                case ProvisionEvent.Provided said ->
                    coupons.put(said.provisionId(), new Coupon(said.personId(), said.month()));
                case ProvisionEvent.Withdrawn said -> coupons.remove(said.provisionId());
                default -> {}
            }
        }

        @Nullable
        Refusal merge(MergeId id, PersonId from, PersonId into) {
            var registrations = RegistrationDecider.held(registrations(from), _ -> true);
            var provisions = provisions(from).held(_ -> true);
            var refusal = send(List.of(
                    new Merge(from, id, into),
                    new Absorb(into, id, from),
                    new RegistrationCommand.HandOver(from, id, into, false, Set.of(), registrations),
                    new RegistrationCommand.TakeOver(into, id, from, false, registrations),
                    new ProvisionCommand.HandOver(from, id, into, false, Set.of(), provisions),
                    new ProvisionCommand.TakeOver(into, id, from, false, provisions)));
            if (refusal == null) standing.add(new Edge(id, from, into));
            return refusal;
        }

        @Nullable
        Refusal undo(Edge edge) {
            var merged = edge.merged();
            var keeper = now(merged);
            var persons = through(merged);
            var registrations = RegistrationDecider.held(registrations(keeper), persons::contains);
            var provisions = provisions(keeper).held(persons::contains);
            var refusal = send(List.of(
                    new UndoMerge(merged, edge.id(), edge.survivor()),
                    new Release(edge.survivor(), edge.id(), merged),
                    new RegistrationCommand.HandOver(keeper, edge.id(), merged, true, persons, registrations),
                    new RegistrationCommand.TakeOver(merged, edge.id(), keeper, true, registrations),
                    new ProvisionCommand.HandOver(keeper, edge.id(), merged, true, persons, provisions),
                    new ProvisionCommand.TakeOver(merged, edge.id(), keeper, true, provisions)));
            if (refusal == null) standing.remove(edge);
            return refusal;
        }

        Map<Counted, Integer> sums(LocalDate day) {
            var sums = new HashMap<Counted, Integer>();
            for (var line : lines)
                if (!line.effectiveOn().isAfter(day))
                    sums.merge(new Counted(line.quantity(), line.dimensions()), line.change(), Integer::sum);
            sums.values().removeIf(sum -> sum == 0);
            return sums;
        }

        /** The registration of a person, whoever that is, that began last. */
        Map<PersonId, RegistrationId> lastBegun(LocalDate day) {
            var last = new HashMap<PersonId, RegistrationId>();
            var from = new HashMap<PersonId, LocalDate>();
            cards.forEach((id, card) -> {
                var person = now(card.person());
                if (card.from().isAfter(day) || !card.from().isAfter(from.getOrDefault(person, LocalDate.MIN))) return;
                from.put(person, card.from());
                last.put(person, id);
            });
            return last;
        }

        boolean left(RegistrationId id, LocalDate day) {
            var until = card(id).until();
            return until != null && !until.isAfter(day);
        }

        Card card(RegistrationId id) {
            var card = cards.get(id);
            if (card == null) throw new AssertionError(id);
            return card;
        }

        Map<Counted, Integer> byHand(LocalDate day) {
            var counts = new HashMap<Counted, Integer>();
            lastBegun(day).values().forEach(id -> {
                var quantity = left(id, day) ? Quantity.DEREGISTERED : Quantity.REGISTERED;
                counts.merge(
                        new Counted(quantity, Dimensions.ofPeople(id.municipality(), card(id).group())),
                        1,
                        Integer::sum);
            });
            var helped = new HashSet<PersonId>();
            coupons.forEach((id, coupon) -> {
                if (!coupon.month().equals(YearMonth.from(day))) return;
                assertThat(helped.add(now(coupon.person())))
                        .as("helped once in %s", coupon.month())
                        .isTrue();
                counts.merge(
                        new Counted(Quantity.PROVISION_PERSON_MONTHS, Dimensions.ofMunicipality(id.municipality())),
                        1,
                        Integer::sum);
            });
            return counts;
        }

        /** Whether two persons are counted on one and the same day, which one person is not. */
        boolean collide(PersonId one, PersonId other) {
            for (var day = FIRST_DAY; day.isBefore(FIRST_DAY.plusDays(4 * DAYS)); day = day.plusDays(1)) {
                var last = lastBegun(day);
                var mine = last.get(one);
                var theirs = last.get(other);
                if (mine != null && theirs != null && !left(mine, day) && !left(theirs, day)) return true;
            }
            var months = new HashSet<YearMonth>();
            for (var coupon : coupons.values()) if (now(coupon.person()).equals(one)) months.add(coupon.month());
            return coupons.values().stream()
                    .anyMatch(coupon -> now(coupon.person()).equals(other) && months.contains(coupon.month()));
        }
    }

    @Test
    void merge_then_undo_is_as_before_for_all_figures_on_every_day() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        int merges = 0;
        for (int i = 0; i < HISTORIES; i++) merges += oneHistory(random, "seed " + seed + ", history " + i);
        assertThat(merges).as("a test in which few are merged tests little").isGreaterThan(HISTORIES / 2);
    }

    private static int oneHistory(Random random, String which) {
        var register = new Office();
        int merges = 0;
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    if (tryMerge(register, step, random, which)) merges++;
                }
                case 1 -> undoAny(register, random, which);
                case 2 -> register.send(List.of(randomProvision(register, random, step)));
                default -> register.send(List.of(randomRegistration(register, random, step)));
            }
            assertCounted(register, which + ", step " + step);
        }
        while (!register.standing.isEmpty()) undoAny(register, random, which);
        assertCounted(register, which + ", all undone");
        return merges;
    }

    private static boolean tryMerge(Office register, int step, Random random, String which) {
        var from = register.now(person(random));
        var into = register.now(person(random));
        var id = new MergeId(MUNICIPALITIES.get(random.nextInt(MUNICIPALITIES.size())), new UUID(4, step));
        if (from.equals(into)) {
            assertThat(register.merge(id, from, into)).as(which).isInstanceOf(PersonRefusal.AlreadyOne.class);
            return false;
        }
        var before = register.copy();
        boolean collide = register.collide(from, into);
        var refusal = register.merge(id, from, into);
        assertThat(refusal != null)
                .as("%s: %s although they collide: %s", which, refusal, collide)
                .isEqualTo(collide);
        if (refusal != null) return false;
        var undone = register.copy();
        assertThat(undone.undo(undone.standing.getLast())).as(which).isNull();
        for (var day = FIRST_DAY.minusDays(1); day.isBefore(FIRST_DAY.plusDays(4 * DAYS)); day = day.plusDays(1))
            assertThat(undone.sums(day)).as("%s, on %s", which, day).isEqualTo(before.sums(day));
        for (var person : Set.of(from, into)) {
            assertThat(undone.registrations(person)).as(which).isEqualTo(before.registrations(person));
            assertThat(undone.provisions(person)).as(which).isEqualTo(before.provisions(person));
        }
        return true;
    }

    private static void undoAny(Office register, Random random, String which) {
        if (register.standing.isEmpty()) return;
        var edge = register.standing.get(random.nextInt(register.standing.size()));
        assertThat(register.undo(edge)).as(which).isNull();
    }

    private static void assertCounted(Office register, String which) {
        for (var day = FIRST_DAY.minusDays(1); day.isBefore(FIRST_DAY.plusDays(4 * DAYS)); day = day.plusDays(1))
            assertThat(register.sums(day)).as("%s, on %s", which, day).isEqualTo(register.byHand(day));
    }

    private static Command randomRegistration(Office register, Random random, int step) {
        var person = person(random);
        var now = register.now(person);
        var said = randomSaying(register, random, step, person, now);
        return now.equals(person) ? said : new RegistrationCommand.OfSurvivor(now, said);
    }

    private static RegistrationCommand randomSaying(
            Office register, Random random, int step, PersonId person, PersonId now) {
        var known = new TreeMap<String, RegistrationId>();
        register.cards.forEach((id, card) -> {
            if (register.now(card.person()).equals(now)) known.put(id.text(), id);
        });
        var fresh = new RegistrationId(MUNICIPALITIES.get(random.nextInt(MUNICIPALITIES.size())), new UUID(2, step));
        var day = FIRST_DAY.plusDays(random.nextInt(DAYS));
        var group = random.nextInt(4) == 0 ? NationalityGroup.OTHER : NationalityGroup.UKRAINIAN;
        if (known.isEmpty() || random.nextInt(10) < 3) return new Register(person, fresh, group, day);
        var ids = new ArrayList<>(known.values());
        Collections.shuffle(ids, random);
        var some = ids.getFirst();
        return switch (random.nextInt(6)) {
            case 0 -> new Move(person, fresh, some.municipality(), group, day);
            case 1, 2, 3 -> new Deregister(person, some, day, DepartureReason.LEFT_COUNTRY);
            case 4 ->
                new Correct(
                        person,
                        some,
                        new UUID(3, step),
                        group,
                        day,
                        random.nextBoolean()
                                ? null
                                : new Departure(day.plusDays(1 + random.nextInt(DAYS)), DepartureReason.UNKNOWN));
            default -> new RegistrationCommand.Withdraw(person, some, new UUID(3, step));
        };
    }

    private static Command randomProvision(Office register, Random random, int step) {
        var person = person(random);
        var now = register.now(person);
        var its = new TreeMap<String, ProvisionId>();
        register.coupons.forEach((id, coupon) -> {
            if (register.now(coupon.person()).equals(now)) its.put(id.text(), id);
        });
        ProvisionCommand said = its.isEmpty() || random.nextInt(3) > 0
                ? new ProvisionCommand.Provide(
                        person,
                        new ProvisionId(MUNICIPALITIES.get(random.nextInt(MUNICIPALITIES.size())), new UUID(5, step)),
                        YearMonth.from(FIRST_DAY).plusMonths(random.nextInt(5)))
                : new ProvisionCommand.Withdraw(person, its.firstEntry().getValue(), new UUID(6, step));
        return now.equals(person) ? said : new ProvisionCommand.OfSurvivor(now, said);
    }

    private static PersonId person(Random random) {
        return new PersonId(new UUID(1, random.nextInt(PEOPLE)));
    }
}
