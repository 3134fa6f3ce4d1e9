package nl.opvang.capacity.location.domain;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.Objects.requireNonNull;
import static nl.opvang.contracts.capacity.OccupancyBasis.COUNTED;
import static nl.opvang.contracts.capacity.OccupancyBasis.NAMED;
import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_PLANNED;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.capacity.location.domain.LocationCommand.ChangeOccupancyBasis;
import nl.opvang.capacity.location.domain.LocationCommand.ChangePlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Close;
import nl.opvang.capacity.location.domain.LocationCommand.Correct;
import nl.opvang.capacity.location.domain.LocationCommand.CorrectOpening;
import nl.opvang.capacity.location.domain.LocationCommand.CountOccupancy;
import nl.opvang.capacity.location.domain.LocationCommand.Open;
import nl.opvang.capacity.location.domain.LocationCommand.PlanPlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Prolong;
import nl.opvang.capacity.location.domain.LocationCommand.RealisePlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Restate;
import nl.opvang.capacity.location.domain.LocationCommand.ReturnToUse;
import nl.opvang.capacity.location.domain.LocationCommand.Statement;
import nl.opvang.capacity.location.domain.LocationCommand.TakeOutOfUse;
import nl.opvang.capacity.location.domain.LocationCommand.Withdraw;
import nl.opvang.capacity.location.domain.LocationRefusal.MoreOutOfUseThanRealised;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.PlacesRealised;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.decision.Decision.Accepted;
import nl.opvang.plumbing.decision.Decision.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random histories against an oracle that knows nothing of timelines: it asks, for every day, what was said last. */
class LocationHistoriesTest extends LocationSpec {
    private static final int HISTORIES = 150;
    private static final int COMMANDS = 60;
    private static final LocalDate FIRST = LocalDate.of(2024, 2, 1);
    private static final int SPOKEN_OF_DAYS = 50;
    private static final int EARLY = -4;
    private static final int LAST = SPOKEN_OF_DAYS + 21;

    /** Rerun one with {@code -Dseed=}; it is in the message of a failure. */
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @Test
    void whatever_is_said_the_lines_add_up_to_what_holds_on_every_day() {
        var seen = new HashSet<Class<?>>();
        for (int i = 0; i < HISTORIES; i++) new History(SEED + i, seen).live();
        assertThat(seen)
                .contains(LocationEvent.types().stream()
                        .map(type -> type.payload())
                        .filter(type -> !type.equals(LocationEvent.Restated.class))
                        .toArray(Class<?>[]::new));
        assertThat(seen).contains(MoreOutOfUseThanRealised.class);
    }

    private static final class Said {
        private UUID latest;
        private LocationCommand content;
        private int stillPlanned;

        Said(LocationCommand content, LocationEvent event) {
            latest = event.factId();
            this.content = content;
            if (event instanceof PlacesRealised realised) stillPlanned = realised.stillPlanned();
        }
    }

    private final class History {
        private final long seed;
        private final Random random;
        private final Set<Class<?>> seen;
        private final List<LocationEvent> events = new ArrayList<>();
        private final List<Said> standing = new ArrayList<>();
        private final Map<UUID, UUID> periodIds = new HashMap<>();
        private Location location = new Location.Absent();
        private int nextId = 2;

        History(long seed, Set<Class<?>> seen) {
            this.seed = seed;
            this.random = new Random(seed);
            this.seen = seen;
        }

        void live() {
            say(new Open(
                    LOCATION,
                    FIRST,
                    description(kind()),
                    random.nextInt(100),
                    random.nextInt(4) == 0 ? NAMED : COUNTED));
            for (int i = 0; i < COMMANDS; i++) say(next());
            assertThat(replay(events)).as(message("replay")).isEqualTo(location);
        }

        private void say(LocationCommand command) {
            switch (LocationDecider.decide(command, location)) {
                case Accepted<LocationEvent, LocationRefusal>(var caused) -> {
                    for (var event : caused) {
                        seen.add(event.getClass());
                        events.add(event);
                        location = Location.evolve(location, event);
                        remember(command, event);
                    }
                    assertThat(LocationDecider.decide(command, location))
                            .as(message("repeat of " + command))
                            .isEqualTo(new Accepted<>(List.of()));
                    compare(command);
                }
                case Refused<LocationEvent, LocationRefusal>(var reason) -> {
                    seen.add(reason.getClass());
                    if (reason instanceof MoreOutOfUseThanRealised(var on, int outOfUse, int realised))
                        assertThat(realised).as(message(command + " on " + on)).isLessThan(outOfUse);
                }
            }
        }

        private void remember(LocationCommand command, LocationEvent event) {
            var corrected = event.correctedFactId();
            if (corrected == null) {
                standing.add(new Said(command, event));
                return;
            }
            var old = standing.stream()
                    .filter(said -> said.latest.equals(corrected))
                    .findFirst()
                    .orElseThrow();
            if (command instanceof Withdraw) standing.remove(old);
            else standing.set(standing.indexOf(old), restamped(old, command, event));
        }

        private Said restamped(Said old, LocationCommand command, LocationEvent event) {
            var said = new Said(command instanceof Correct(var _, var instead) ? instead : command, event);
            if (old.content instanceof TakeOutOfUse) periodIds.put(event.factId(), periodId(old.latest));
            return said;
        }

        private UUID periodId(UUID latest) {
            return periodIds.getOrDefault(latest, latest);
        }

        /** The sums of all lines, against the oracle, on every day and for every kind of place. */
        private void compare(LocationCommand command) {
            var sums = sums();
            for (int i = EARLY; i <= LAST; i++) {
                var day = FIRST.plusDays(i);
                var oracle = Map.of(
                        PLACES_PLANNED, planned(day),
                        PLACES_REALISED, realised(day),
                        PLACES_OUT_OF_USE, outOfUse(day),
                        STAYS, stays(day));
                for (var quantity : oracle.keySet()) {
                    for (var kind : PlaceKind.values()) {
                        int expected = kind == kindNow() ? oracle.get(quantity) : 0;
                        var sum = sums.get(List.of(quantity, kind));
                        assertThat(sum == null ? 0 : sum[i - EARLY])
                                .as(message(quantity + " " + kind + " on " + day + " after " + command))
                                .isEqualTo(expected);
                    }
                    assertThat(oracle.get(quantity))
                            .as(message(quantity + " on " + day))
                            .isNotNegative();
                }
                assertThat(outOfUse(day)).as(message("usable on " + day)).isLessThanOrEqualTo(realised(day));
            }
        }

        /** On every day so many, per quantity and kind: the lines laid out and added up. */
        private Map<List<Object>, int[]> sums() {
            var sums = new HashMap<List<Object>, int[]>();
            for (var event : events) {
                for (var line : event.lines()) {
                    var changes = sums.computeIfAbsent(
                            List.of(
                                    line.quantity(),
                                    requireNonNull(line.dimensions().kind())),
                            key -> new int[LAST - EARLY + 1]);
                    int day = (int) DAYS.between(FIRST, line.effectiveOn());
                    if (day <= LAST) changes[Math.max(day, EARLY) - EARLY] += line.change();
                }
            }
            sums.values().forEach(changes -> Arrays.parallelPrefix(changes, Integer::sum));
            return sums;
        }

        // ---- the oracle: for one day, by looking through everything that stands ----

        private boolean closed(LocalDate day) {
            return standing.stream()
                    .anyMatch(said -> said.content instanceof Close close
                            && !close.effectiveOn().isAfter(day));
        }

        private PlaceKind kindNow() {
            return switch (standing.getFirst().content) {
                case Open open -> open.description().kind();
                case CorrectOpening correct -> correct.description().kind();
                default -> throw new AssertionError("the opening comes first");
            };
        }

        private int planned(LocalDate day) {
            return closed(day) ? 0 : lastWord(day, 0, this::plannedBy);
        }

        private int realised(LocalDate day) {
            return closed(day) ? 0 : lastWord(day, 0, History::realisedBy);
        }

        private @Nullable Word<Integer> plannedBy(Said said) {
            return switch (said.content) {
                case Open open -> new Word<>(open.effectiveOn(), open.plannedPlaces());
                case CorrectOpening open -> new Word<>(open.effectiveOn(), open.plannedPlaces());
                case PlanPlaces plan -> new Word<>(plan.effectiveOn(), plan.places());
                case RealisePlaces realise -> new Word<>(realise.effectiveOn(), said.stillPlanned);
                default -> null;
            };
        }

        private static @Nullable Word<Integer> realisedBy(Said said) {
            return switch (said.content) {
                case RealisePlaces realise -> new Word<>(realise.effectiveOn(), realise.places());
                case ChangePlaces change -> new Word<>(change.effectiveOn(), change.places());
                default -> null;
            };
        }

        private int outOfUse(LocalDate day) {
            if (closed(day)) return 0;
            int sum = 0;
            for (var said : standing) {
                if (!(said.content instanceof TakeOutOfUse period)) continue;
                boolean ended = period.until() != null && !period.until().isAfter(day);
                boolean returned = standing.stream()
                        .anyMatch(other -> other.content instanceof ReturnToUse back
                                && back.periodId().equals(periodId(said.latest))
                                && !back.effectiveOn().isAfter(day));
                if (!period.from().isAfter(day) && !ended && !returned) sum += period.places();
            }
            return sum;
        }

        private int stays(LocalDate day) {
            if (closed(day) || basis(day) == NAMED) return 0;
            // Back to the first day of this stretch of counting: counts before it say nothing.
            var from = day;
            while (from.isAfter(FIRST.minusDays(30)) && basis(from.minusDays(1)) == COUNTED) from = from.minusDays(1);
            var stretch = from;
            return lastWord(
                    day,
                    0,
                    said -> said.content instanceof CountOccupancy count
                                    && !count.on().isBefore(stretch)
                            ? new Word<>(count.on(), count.occupied())
                            : null);
        }

        private OccupancyBasis basis(LocalDate day) {
            return lastWord(day, COUNTED, said -> switch (said.content) {
                case Open open -> new Word<>(LocalDate.MIN, open.occupancyBasis());
                case CorrectOpening open -> new Word<>(LocalDate.MIN, open.occupancyBasis());
                case ChangeOccupancyBasis change -> new Word<>(change.effectiveOn(), change.basis());
                default -> null;
            });
        }

        private <T> T lastWord(LocalDate day, T nothing, Function<Said, @Nullable Word<T>> words) {
            Word<T> last = null;
            for (var said : standing) {
                var word = words.apply(said);
                if (word == null || word.from().isAfter(day)) continue;
                if (last == null || !word.from().isBefore(last.from())) last = word;
            }
            return last == null ? nothing : last.value();
        }

        // ---- what is said next ----

        private LocationCommand next() {
            var id = id(nextId++);
            return switch (random.nextInt(12)) {
                case 0 -> new Withdraw(LOCATION, id, anyFact());
                case 1, 2, 3 -> new Correct(anyFact(), statement(id, random.nextInt(12)));
                case 4 ->
                    new CorrectOpening(
                            LOCATION,
                            id,
                            standing.getFirst().latest,
                            FIRST.minusDays(random.nextInt(3)),
                            description(kind()),
                            random.nextInt(100),
                            random.nextInt(4) == 0 ? NAMED : COUNTED);
                case 5 -> new Restate(LOCATION, id, null);
                default -> statement(id, random.nextInt(12));
            };
        }

        private Statement statement(UUID id, int kind) {
            return switch (kind) {
                case 0 -> new PlanPlaces(LOCATION, id, day(), random.nextInt(100));
                case 1, 2 ->
                    new RealisePlaces(
                            LOCATION, id, day(), random.nextInt(100), random.nextBoolean() ? null : random.nextInt(50));
                case 3, 4 -> new ChangePlaces(LOCATION, id, day(), random.nextInt(100));
                case 5, 6 -> {
                    var from = day();
                    var until = random.nextBoolean() ? null : from.plusDays(random.nextInt(20));
                    yield new TakeOutOfUse(LOCATION, id, from, until, random.nextInt(30));
                }
                case 7 -> new ReturnToUse(LOCATION, id, periodId(anyFact()), day());
                case 8 -> random.nextInt(6) == 0 ? new Close(LOCATION, id, day()) : count(id);
                case 9 -> new ChangeOccupancyBasis(LOCATION, id, day(), random.nextInt(3) == 0 ? NAMED : COUNTED);
                case 10 ->
                    new Prolong(LOCATION, id, random.nextBoolean() ? null : day().plusYears(1 + random.nextInt(3)));
                default -> count(id);
            };
        }

        private CountOccupancy count(UUID id) {
            return new CountOccupancy(LOCATION, id, day(), random.nextInt(100));
        }

        private UUID anyFact() {
            return standing.get(random.nextInt(standing.size())).latest;
        }

        private LocalDate day() {
            return FIRST.plusDays(random.nextInt(SPOKEN_OF_DAYS));
        }

        private PlaceKind kind() {
            return random.nextInt(4) == 0 ? PlaceKind.CRISIS : PlaceKind.MUNICIPAL;
        }

        private String message(String about) {
            return "%s (rerun with -Dseed=%d)".formatted(about, seed);
        }
    }

    private record Word<T>(LocalDate from, T value) {}
}
