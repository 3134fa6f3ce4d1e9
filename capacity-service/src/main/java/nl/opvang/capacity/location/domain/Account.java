package nl.opvang.capacity.location.domain;

import static nl.opvang.contracts.capacity.OccupancyBasis.COUNTED;
import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_PLANNED;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.Closed;
import nl.opvang.contracts.capacity.LocationEvent.OccupancyBasisChanged;
import nl.opvang.contracts.capacity.LocationEvent.OccupancyCounted;
import nl.opvang.contracts.capacity.LocationEvent.Opened;
import nl.opvang.contracts.capacity.LocationEvent.OpeningCorrected;
import nl.opvang.contracts.capacity.LocationEvent.PlacesChanged;
import nl.opvang.contracts.capacity.LocationEvent.PlacesPlanned;
import nl.opvang.contracts.capacity.LocationEvent.PlacesRealised;
import nl.opvang.contracts.capacity.LocationEvent.Prolonged;
import nl.opvang.contracts.capacity.LocationEvent.Restated;
import nl.opvang.contracts.capacity.LocationEvent.ReturnedToUse;
import nl.opvang.contracts.capacity.LocationEvent.TakenOutOfUse;
import nl.opvang.contracts.capacity.LocationEvent.Withdrawn;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.ledger.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * What the standing facts say, taken together: a number per day about which something was said, the last word on a day
 * counting.
 *
 * @param periods out of use, by first id
 * @param closedFrom {@code LocalDate.MAX} while no closing is known
 */
record Account(
        LocalDate openedOn,
        LocationDescription description,
        NavigableMap<LocalDate, Integer> planned,
        NavigableMap<LocalDate, Integer> realised,
        NavigableMap<LocalDate, Integer> counted,
        NavigableMap<LocalDate, OccupancyBasis> basis,
        Map<UUID, Period> periods,
        LocalDate closedFrom,
        @Nullable LocalDate availableUntil) {

    /** So many places out of use in {@code [from, until)}, or shorter when they returned before. */
    record Period(
            LocalDate from,
            LocalDate until,
            int places,
            @Nullable LocalDate returnedOn) {
        LocalDate end() {
            return returnedOn != null && returnedOn.isBefore(until) ? returnedOn : until;
        }

        Period returned(LocalDate on) {
            return new Period(from, until, places, on);
        }
    }

    static Account of(SequencedMap<UUID, LocationEvent> standing) {
        var opening = standing.firstEntry().getValue();
        var account = switch (opening) {
            case Opened said ->
                opened(said.effectiveOn(), said.description(), said.plannedPlaces(), said.occupancyBasis());
            case OpeningCorrected said ->
                opened(said.effectiveOn(), said.description(), said.plannedPlaces(), said.occupancyBasis());
            default -> throw new IllegalStateException("said before the opening: " + opening);
        };
        var others = standing.sequencedEntrySet().iterator();
        for (others.next(); others.hasNext(); ) {
            var fact = others.next();
            account = account.hearing(fact.getKey(), fact.getValue());
        }
        return account;
    }

    /** This account once one more thing is said, which corrects nothing. */
    Account plus(LocationEvent fact) {
        return new Account(
                        openedOn,
                        description,
                        new TreeMap<>(planned),
                        new TreeMap<>(realised),
                        new TreeMap<>(counted),
                        new TreeMap<>(basis),
                        new LinkedHashMap<>(periods),
                        closedFrom,
                        availableUntil)
                .hearing(fact.factId(), fact);
    }

    private static Account opened(
            LocalDate openedOn, LocationDescription description, int plannedPlaces, OccupancyBasis occupancyBasis) {
        return new Account(
                openedOn,
                description,
                new TreeMap<>(Map.of(openedOn, plannedPlaces)),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(Map.of(LocalDate.MIN, occupancyBasis)),
                new LinkedHashMap<>(),
                LocalDate.MAX,
                description.availableUntil());
    }

    /** Writes into the maps of this account, which nobody else has seen yet. */
    private Account hearing(UUID origin, LocationEvent fact) {
        switch (fact) {
            case PlacesPlanned said -> planned.put(said.effectiveOn(), said.places());
            case PlacesRealised said -> {
                realised.put(said.effectiveOn(), said.places());
                planned.put(said.effectiveOn(), said.stillPlanned());
            }
            case PlacesChanged said -> realised.put(said.effectiveOn(), said.places());
            case TakenOutOfUse said ->
                periods.put(origin, new Period(said.from(), orMax(said.until()), said.places(), null));
            case ReturnedToUse said ->
                periods.computeIfPresent(said.periodId(), (_, period) -> period.returned(said.effectiveOn()));
            case OccupancyCounted said -> counted.put(said.on(), said.occupied());
            case OccupancyBasisChanged said -> basis.put(said.effectiveOn(), said.basis());
            case Prolonged said -> {
                return ending(closedFrom, said.availableUntil());
            }
            case Closed said -> {
                return ending(said.effectiveOn(), availableUntil);
            }
            case Opened _, OpeningCorrected _, Withdrawn _, Restated _ ->
                throw new IllegalStateException("not said of a location that is open: " + fact);
        }
        return this;
    }

    private Account ending(LocalDate closed, @Nullable LocalDate available) {
        return new Account(openedOn, description, planned, realised, counted, basis, periods, closed, available);
    }

    OccupancyBasis basisOn(LocalDate day) {
        return basis.floorEntry(day).getValue();
    }

    /** The first day about which anything was said, the opening itself apart. */
    Optional<LocalDate> firstDaySpokenOf() {
        return Stream.of(
                        planned.keySet().stream().filter(day -> !day.equals(openedOn)),
                        realised.keySet().stream(),
                        counted.keySet().stream(),
                        basis.tailMap(LocalDate.MIN, false).keySet().stream(),
                        periods.values().stream().map(Period::from),
                        Stream.of(closedFrom))
                .flatMap(days -> days)
                .min(Comparator.naturalOrder());
    }

    /** The quantities that follow. From the closing on, all of them are zero. */
    Figures figures() {
        return new Figures(Map.of(
                PLACES_PLANNED, untilClosed(planned),
                PLACES_REALISED, untilClosed(realised),
                PLACES_OUT_OF_USE, outOfUse(),
                STAYS, untilClosed(stays())));
    }

    /** The difference to the quantities that followed before. */
    Figures since(Account before) {
        boolean ending = !closedFrom.equals(before.closedFrom);
        var difference = new EnumMap<Quantity, Timeline>(Quantity.class);
        if (ending || !planned.equals(before.planned))
            difference.put(PLACES_PLANNED, untilClosed(planned).minus(before.untilClosed(before.planned)));
        if (ending || !realised.equals(before.realised))
            difference.put(PLACES_REALISED, untilClosed(realised).minus(before.untilClosed(before.realised)));
        if (ending || !periods.equals(before.periods))
            difference.put(PLACES_OUT_OF_USE, outOfUse().minus(before.outOfUse()));
        if (ending || !counted.equals(before.counted) || !basis.equals(before.basis))
            difference.put(STAYS, untilClosed(stays()).minus(before.untilClosed(before.stays())));
        return new Figures(difference);
    }

    private Timeline outOfUse() {
        var sum = Timeline.EMPTY;
        for (var period : periods.values())
            sum = sum.plus(Timeline.between(period.from(), earlier(period.end(), closedFrom), period.places()));
        return sum;
    }

    /** A count holds until the next one, or until the basis changes: then what was counted before says nothing. */
    private NavigableMap<LocalDate, Integer> stays() {
        var stays = new TreeMap<LocalDate, Integer>();
        var days = new TreeSet<>(counted.keySet());
        days.addAll(basis.keySet());
        var before = basis.firstEntry().getValue();
        for (var day : days) {
            var now = basisOn(day);
            var count = counted.get(day);
            if (now == COUNTED && count != null) stays.put(day, count);
            else if (now != before) stays.put(day, 0);
            before = now;
        }
        return stays;
    }

    private Timeline untilClosed(NavigableMap<LocalDate, Integer> totals) {
        var changes = new ArrayList<Timeline.Change>();
        int before = 0;
        for (var total : totals.headMap(closedFrom, false).entrySet()) {
            if (total.getValue() == before) continue;
            changes.add(new Timeline.Change(total.getKey(), total.getValue() - before));
            before = total.getValue();
        }
        if (before != 0 && !closedFrom.equals(LocalDate.MAX)) changes.add(new Timeline.Change(closedFrom, -before));
        return Timeline.EMPTY.plus(changes);
    }

    private static LocalDate orMax(@Nullable LocalDate until) {
        return until == null ? LocalDate.MAX : until;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
