package nl.opvang.allocation.stay.domain;

import static nl.opvang.contracts.capacity.OccupancyBasis.NAMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.opvang.allocation.stay.domain.GuestBookCommand.CorrectStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.EndStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveIn;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveOut;
import nl.opvang.allocation.stay.domain.GuestBookCommand.NotePlaces;
import nl.opvang.allocation.stay.domain.GuestBookCommand.StartStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.WithdrawStay;
import nl.opvang.allocation.stay.domain.GuestBookRefusal.NoFreePlace;
import nl.opvang.contracts.allocation.GuestBookEvent;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.decision.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random guest books, written in random order, against someone who counts heads every single day. */
class GuestBookHistoriesTest {
    private static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    private static final LocationId SCHOOL = new LocationId(GRONINGEN, new UUID(1, 1));
    private static final LocationId SHIP = new LocationId(GRONINGEN, new UUID(1, 2));
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 2, 20);
    private static final LocalDate LAST_DAY = FIRST_DAY.plusDays(80);
    private static final int DAYS = 30;

    /** What a page of the guest book says. */
    private record Page(LocalDate from, LocalDate until) {
        boolean has(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    @Test
    void on_every_day_the_sums_are_the_heads_counted() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < 600; i++) accepted += oneBook(random, "seed " + seed + ", book " + i);
        assertThat(accepted)
                .as("a test in which little is accepted tests little")
                .isGreaterThan(600 * 10);
    }

    private static int oneBook(Random random, String which) {
        var state = GuestBook.UNKNOWN;
        var pages = new HashMap<StayId, Page>();
        var places = new ArrayList<Timeline.Change>();
        var lines = new ArrayList<LedgerLine>();
        var events = new ArrayList<GuestBookEvent>();
        for (int i = 0; i < 25; i++) {
            var command = i == 0 ? opening(random) : randomCommand(random, i, pages);
            var before = Map.copyOf(pages);
            var decision = GuestBookDecider.decide(command, state);
            if (decision instanceof Decision.Accepted(var happened)) {
                for (var event : happened) {
                    events.add(event);
                    lines.addAll(event.lines());
                    state = GuestBook.evolve(state, event);
                    note(pages, places, event);
                    assertFlag(event, before, places, which);
                }
            }
            if (decision instanceof Decision.Refused(NoFreePlace(var day)))
                assertFull(command, day, before, places, which);
            assertThat(GuestBookDecider.decide(command, state))
                    .as("%s: a repeat of %s", which, command)
                    .isEqualTo(decision instanceof Decision.Refused ? decision : Decision.nothing());
            assertSums(state, lines, pages, which);
        }
        var replayed = GuestBook.UNKNOWN;
        for (var event : events) replayed = GuestBook.evolve(replayed, event);
        assertThat(replayed).as(which).isEqualTo(state);
        return events.size();
    }

    private static NotePlaces opening(Random random) {
        return new NotePlaces(
                SCHOOL,
                new UUID(4, 0),
                0,
                PlaceKind.MUNICIPAL,
                new BasisNoted(new UUID(5, 0), null, null, NAMED),
                List.of(new Timeline.Change(FIRST_DAY, 1 + random.nextInt(5))),
                List.of());
    }

    private static GuestBookCommand randomCommand(Random random, int i, Map<StayId, Page> pages) {
        var known = new ArrayList<>(pages.keySet());
        known.sort((left, right) -> left.text().compareTo(right.text()));
        var fresh = new StayId(GRONINGEN, new UUID(2, i));
        var day = FIRST_DAY.plusDays(random.nextInt(DAYS));
        var until = random.nextInt(3) == 0 ? null : day.plusDays(1 + random.nextInt(DAYS));
        var person = new PersonId(new UUID(7, i));
        var full = random.nextInt(3) == 0 ? WithoutFreePlace.PLACE : WithoutFreePlace.REFUSE;
        if (known.isEmpty() || random.nextInt(10) < 4) return new StartStay(SCHOOL, fresh, person, day, until, full);
        var some = known.get(random.nextInt(known.size()));
        return switch (random.nextInt(7)) {
            case 0, 1 -> new EndStay(SCHOOL, some, day);
            case 2 -> new MoveOut(SCHOOL, some, day, SHIP, fresh);
            case 3 -> new MoveIn(SCHOOL, fresh, person, day, SHIP, new StayId(GRONINGEN, new UUID(8, i)), full);
            case 4 -> new CorrectStay(SCHOOL, some, new UUID(3, i), day, until, full);
            case 5 -> new WithdrawStay(SCHOOL, some, new UUID(3, i));
            default ->
                new NotePlaces(
                        SCHOOL,
                        new UUID(4, i),
                        i,
                        null,
                        null,
                        List.of(new Timeline.Change(day, random.nextBoolean() ? 1 : -1)),
                        List.of());
        };
    }

    private static void note(Map<StayId, Page> pages, List<Timeline.Change> places, GuestBookEvent event) {
        switch (event) {
            case GuestBookEvent.PlacesNoted noted -> places.addAll(noted.realised());
            case GuestBookEvent.StayStarted started ->
                pages.put(started.stayId(), new Page(started.from(), orMax(started.until())));
            case GuestBookEvent.StayMovedIn moved -> pages.put(moved.stayId(), new Page(moved.from(), LocalDate.MAX));
            case GuestBookEvent.StayEnded ended ->
                pages.computeIfPresent(ended.stayId(), (_, page) -> new Page(page.from(), ended.until()));
            case GuestBookEvent.StayMovedOut moved ->
                pages.computeIfPresent(moved.stayId(), (_, page) -> new Page(page.from(), moved.until()));
            case GuestBookEvent.StayCorrected corrected ->
                pages.put(corrected.stayId(), new Page(corrected.from(), orMax(corrected.until())));
            case GuestBookEvent.StayWithdrawn withdrawn ->
                pages.put(withdrawn.stayId(), new Page(LocalDate.MAX, LocalDate.MAX));
            case GuestBookEvent.StaysRestated _ -> throw new AssertionError("the kind never changed");
            case GuestBookEvent.PlacesHeld _,
                    GuestBookEvent.HoldKept _,
                    GuestBookEvent.HeldForCount _,
                    GuestBookEvent.HoldEnded _ -> throw new AssertionError("nobody holds places here");
        }
    }

    /** An event says "above the free places" exactly when someone who looks at every day finds a full one. */
    private static void assertFlag(
            GuestBookEvent event, Map<StayId, Page> before, List<Timeline.Change> places, String which) {
        switch (event) {
            case GuestBookEvent.StayStarted started ->
                assertThat(started.aboveFreePlaces())
                        .as(which)
                        .isEqualTo(firstFull(null, new Page(started.from(), orMax(started.until())), before, places)
                                != null);
            case GuestBookEvent.StayCorrected corrected ->
                assertThat(corrected.aboveFreePlaces())
                        .as(which)
                        .isEqualTo(firstFull(
                                        corrected.stayId(),
                                        new Page(corrected.from(), orMax(corrected.until())),
                                        before,
                                        places)
                                != null);
            default -> {}
        }
    }

    private static void assertFull(
            GuestBookCommand command,
            LocalDate day,
            Map<StayId, Page> before,
            List<Timeline.Change> places,
            String which) {
        var first = switch (command) {
            case StartStay start -> firstFull(null, new Page(start.from(), orMax(start.until())), before, places);
            case MoveIn move -> firstFull(null, new Page(move.from(), LocalDate.MAX), before, places);
            case CorrectStay correct ->
                firstFull(correct.stayId(), new Page(correct.from(), orMax(correct.until())), before, places);
            default -> throw new AssertionError("needs no place: " + command);
        };
        assertThat(day).as("%s: %s", which, command).isEqualTo(first);
    }

    /** Day by day: full when with one more there are more than places, now and when that stretch of days began. */
    private static @Nullable LocalDate firstFull(
            @Nullable StayId own, Page asked, Map<StayId, Page> pages, List<Timeline.Change> places) {
        var was = own == null ? null : pages.get(own);
        LocalDate began = null;
        for (var day = asked.from(); day.isBefore(LAST_DAY) && asked.has(day); day = day.plusDays(1)) {
            if (was != null && was.has(day)) {
                began = null;
                continue;
            }
            if (began == null) began = day;
            if (heads(pages, day) + 1 > Math.max(placesOn(places, day), placesOn(places, began))) return day;
        }
        return null;
    }

    private static void assertSums(GuestBook state, List<LedgerLine> lines, Map<StayId, Page> pages, String which) {
        for (var day = FIRST_DAY.minusDays(1); day.isBefore(LAST_DAY); day = day.plusDays(1)) {
            int sum = 0;
            for (var line : lines) if (!line.effectiveOn().isAfter(day)) sum += line.change();
            assertThat(sum).as("%s, on %s", which, day).isEqualTo(heads(pages, day));
            if (state instanceof GuestBook.Open open)
                assertThat(open.occupiedOn(day)).as(which).isEqualTo(sum);
        }
    }

    private static int heads(Map<StayId, Page> pages, LocalDate day) {
        return (int) pages.values().stream().filter(page -> page.has(day)).count();
    }

    private static int placesOn(List<Timeline.Change> places, LocalDate day) {
        return places.stream()
                .filter(change -> !change.effectiveOn().isAfter(day))
                .mapToInt(Timeline.Change::change)
                .sum();
    }

    private static LocalDate orMax(@Nullable LocalDate until) {
        return until == null ? LocalDate.MAX : until;
    }

    /** Printed, not asserted: what one more stay costs in a guest book that has thousands. */
    @Test
    void a_large_guest_book_costs_little_more_per_stay_than_a_small_one() {
        var state = GuestBook.evolve(
                GuestBook.UNKNOWN,
                new GuestBookEvent.PlacesNoted(
                        SCHOOL,
                        new UUID(4, 0),
                        0,
                        PlaceKind.MUNICIPAL,
                        new BasisNoted(new UUID(5, 0), null, null, NAMED),
                        List.of(new Timeline.Change(FIRST_DAY, 2_000)),
                        List.of()));
        int number = 0;
        for (int size = 0; size < 20_000; size += 2_500) {
            long began = System.nanoTime();
            for (int i = 0; i < 2_500; i++, number++) {
                var from = FIRST_DAY.plusDays(number / 16);
                var command = new StartStay(
                        SCHOOL,
                        new StayId(GRONINGEN, new UUID(2, number)),
                        new PersonId(new UUID(7, number)),
                        from,
                        from.plusDays(100),
                        WithoutFreePlace.REFUSE);
                if (!(GuestBookDecider.decide(command, state) instanceof Decision.Accepted(var events)))
                    throw new AssertionError("refused");
                for (var event : events) state = GuestBook.evolve(state, event);
            }
            System.out.printf(
                    "from %d stays on: %d microseconds per stay%n", size, (System.nanoTime() - began) / 1_000 / 2_500);
        }
        assertThat(((GuestBook.Open) state).occupiedOn(FIRST_DAY.plusDays(1_000)))
                .isEqualTo(1_600);
    }
}
