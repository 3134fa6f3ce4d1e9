package nl.opvang.allocation.registration.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Correct;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Deregister;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Move;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Register;
import nl.opvang.allocation.registration.domain.RegistrationCommand.Withdraw;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.AlreadyRegistered;
import nl.opvang.allocation.registration.domain.RegistrationRefusal.RegisteredElsewhere;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RegistrationEvent;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random lives, posted in random order, against someone who looks at every single day. */
class RegistrationHistoriesTest {
    private static final PersonId PERSON = new PersonId(new UUID(1, 1));
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 2, 20);
    private static final int DAYS = 40;
    private static final int HISTORIES = 1_000;
    private static final int COMMANDS = 14;
    private static final List<MunicipalityCode> MUNICIPALITIES =
            List.of(new MunicipalityCode("GM0014"), new MunicipalityCode("GM0363"), new MunicipalityCode("GM0599"));

    /** What a registration says, as someone without timelines would note it on a card. */
    private record Card(
            NationalityGroup group,
            LocalDate from,
            @Nullable LocalDate until) {}

    private record Counted(Quantity quantity, MunicipalityCode municipality, NationalityGroup group) {}

    @Test
    void on_every_day_the_sums_are_what_counting_by_hand_gives() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < HISTORIES; i++) accepted += oneLife(random, "seed " + seed + ", history " + i);
        assertThat(accepted)
                .as("a test in which little is accepted tests little")
                .isGreaterThan(HISTORIES * 3);
    }

    private static int oneLife(Random random, String which) {
        var state = Registrations.NONE;
        var cards = new HashMap<RegistrationId, Card>();
        var lines = new ArrayList<LedgerLine>();
        var events = new ArrayList<RegistrationEvent>();
        for (int i = 0; i < COMMANDS; i++) {
            var command = randomCommand(random, i, cards);
            var decision = RegistrationDecider.decide(command, state);
            switch (decision) {
                case Decision.Accepted(var happened) -> {
                    for (var event : happened) {
                        events.add(event);
                        lines.addAll(event.lines());
                        note(cards, event);
                        state = Registrations.evolve(state, event);
                    }
                }
                case Decision.Refused(var reason) -> {
                    if (command instanceof Register register && !cards.containsKey(register.registrationId()))
                        assertThat(reason)
                                .as(which)
                                .isInstanceOfAny(RegisteredElsewhere.class, AlreadyRegistered.class);
                }
            }
            if (command instanceof Register register && decision instanceof Decision.Refused)
                assertThat(registeredBy(cards, register.from()) != null || cards.containsKey(register.registrationId()))
                        .as("%s: refused although registered nowhere", which)
                        .isTrue();
            assertSums(lines, cards, which);
            assertThat(RegistrationDecider.decide(command, state))
                    .as("%s: a repeat of %s", which, command)
                    .isEqualTo(decision instanceof Decision.Refused ? decision : Decision.nothing());
        }
        var replayed = Registrations.NONE;
        for (var event : events) replayed = Registrations.evolve(replayed, event);
        assertThat(replayed).as(which).isEqualTo(state);
        assertThat(state.missingLines()).as(which).isEmpty();
        return events.size();
    }

    private static RegistrationCommand randomCommand(Random random, int i, Map<RegistrationId, Card> cards) {
        var known = new ArrayList<>(cards.keySet());
        known.sort((left, right) -> left.text().compareTo(right.text()));
        var municipality = MUNICIPALITIES.get(random.nextInt(MUNICIPALITIES.size()));
        var fresh = new RegistrationId(municipality, new UUID(2, i));
        var day = FIRST_DAY.plusDays(random.nextInt(DAYS));
        var group = random.nextInt(4) == 0 ? NationalityGroup.OTHER : NationalityGroup.UKRAINIAN;
        if (known.isEmpty() || random.nextInt(10) < 3) return new Register(PERSON, fresh, group, day);
        var some = known.get(random.nextInt(known.size()));
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Move(PERSON, fresh, some.municipality(), group, day);
            case 2, 3 -> new Deregister(PERSON, some, day, DepartureReason.LEFT_COUNTRY);
            case 4 ->
                new Correct(
                        PERSON,
                        some,
                        new UUID(3, i),
                        group,
                        day,
                        random.nextBoolean()
                                ? null
                                : new Departure(day.plusDays(1 + random.nextInt(DAYS)), DepartureReason.UNKNOWN));
            default -> new Withdraw(PERSON, some, new UUID(3, i));
        };
    }

    private static void note(Map<RegistrationId, Card> cards, RegistrationEvent event) {
        switch (event) {
            case RegistrationEvent.Registered said ->
                cards.put(said.registrationId(), new Card(said.nationalityGroup(), said.from(), null));
            case RegistrationEvent.Moved said ->
                cards.put(said.registrationId(), new Card(said.nationalityGroup(), said.from(), null));
            case RegistrationEvent.Deregistered said ->
                cards.computeIfPresent(
                        said.registrationId(), (_, card) -> new Card(card.group(), card.from(), said.until()));
            case RegistrationEvent.Corrected said ->
                cards.put(said.registrationId(), new Card(said.nationalityGroup(), said.from(), said.until()));
            case RegistrationEvent.Withdrawn said ->
                // A card without days.
                cards.put(said.registrationId(), new Card(NationalityGroup.OTHER, LocalDate.MAX, null));
            case RegistrationEvent.HandedOver _, RegistrationEvent.TakenOver _ ->
                throw new AssertionError("nobody turned out to be another person");
        }
    }

    /** Whoever registered the person last, by that day, and has not said since that the person left. */
    private static @Nullable RegistrationId registeredBy(Map<RegistrationId, Card> cards, LocalDate day) {
        var last = lastBegun(cards, day);
        return last == null || hasLeft(cards, last, day) ? null : last;
    }

    private static @Nullable RegistrationId lastBegun(Map<RegistrationId, Card> cards, LocalDate day) {
        RegistrationId last = null;
        var lastFrom = LocalDate.MIN;
        for (var entry : cards.entrySet()) {
            var from = entry.getValue().from();
            if (from.isAfter(day) || !from.isAfter(lastFrom)) continue;
            last = entry.getKey();
            lastFrom = from;
        }
        return last;
    }

    private static boolean hasLeft(Map<RegistrationId, Card> cards, RegistrationId id, LocalDate day) {
        var card = cards.get(id);
        return card != null && card.until() != null && !card.until().isAfter(day);
    }

    private static void assertSums(List<LedgerLine> lines, Map<RegistrationId, Card> cards, String which) {
        for (var day = FIRST_DAY.minusDays(1); day.isBefore(FIRST_DAY.plusDays(3 * DAYS)); day = day.plusDays(1)) {
            var sums = new HashMap<Counted, Integer>();
            for (var line : lines) {
                if (line.effectiveOn().isAfter(day)) continue;
                var dimensions = line.dimensions();
                assertThat(dimensions.nationalityGroup()).isNotNull();
                if (dimensions.nationalityGroup() != null)
                    sums.merge(
                            new Counted(line.quantity(), dimensions.municipality(), dimensions.nationalityGroup()),
                            line.change(),
                            Integer::sum);
            }
            sums.values().removeIf(sum -> sum == 0);
            assertThat(sums).as("%s, on %s", which, day).isEqualTo(byHand(cards, day));
        }
    }

    private static Map<Counted, Integer> byHand(Map<RegistrationId, Card> cards, LocalDate day) {
        var last = lastBegun(cards, day);
        if (last == null) return Map.of();
        var card = cards.get(last);
        if (card == null) return Map.of();
        var quantity = hasLeft(cards, last, day) ? Quantity.DEREGISTERED : Quantity.REGISTERED;
        return Map.of(new Counted(quantity, last.municipality(), card.group()), 1);
    }
}
