package nl.opvang.demo.plan;

import java.util.ArrayList;
import java.util.List;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.demo.plan.Location.People;
import nl.opvang.demo.plan.Location.Step.Counted;
import nl.opvang.demo.plan.Location.Step.OutOfUse;
import nl.opvang.demo.plan.Location.Step.PlacesBecome;
import org.jspecify.annotations.Nullable;

/**
 * Opens, enlarges, reduces and closes locations of one kind, and fills them, so that at every checkpoint their places
 * and people add up to the country figures.
 */
final class LocationGrowth {
    /** Fewest places worth a location of their own. */
    private static final int SMALLEST = 4;

    /** No more than this part of the free places is out of use. */
    private static final double OUT_OF_USE_OF_FREE = 0.3;

    /** In this part of the locations some people leave for elsewhere between two checkpoints: at most this part of them. */
    private static final double GOING = 0.8;

    private static final double GONE = 0.1;

    private final PlaceKind kind;
    private final Municipalities municipalities;
    private final Checkpoints checkpoints;
    private final Series placesWanted;
    private final Series peopleWanted;
    private final double namedShare;
    private final Identifiers identifiers;
    private final int firstNumber;
    private final Draw draw;

    private final double[] weights;
    private final double weightOfAll;
    private final int[] placesOfArea;
    private final int[] namedPlacesOfArea;
    private final boolean[] hasHadLocation;
    private final List<Location> all = new ArrayList<>();
    private final List<Location> open = new ArrayList<>();

    LocationGrowth(
            PlaceKind kind,
            Municipalities municipalities,
            double[] weights,
            Checkpoints checkpoints,
            Series placesWanted,
            Series peopleWanted,
            double namedShare,
            Identifiers identifiers,
            int firstNumber,
            Draw draw) {
        this.kind = kind;
        this.municipalities = municipalities;
        this.weights = weights;
        this.checkpoints = checkpoints;
        this.placesWanted = placesWanted;
        this.peopleWanted = peopleWanted;
        this.namedShare = namedShare;
        this.identifiers = identifiers;
        this.firstNumber = firstNumber;
        this.draw = draw;
        double sum = 0;
        for (double weight : weights) sum += weight;
        weightOfAll = sum;
        placesOfArea = new int[municipalities.areas()];
        namedPlacesOfArea = new int[municipalities.areas()];
        hasHadLocation = new boolean[municipalities.all().size()];
    }

    /** All locations of this kind, closed ones included. */
    List<Location> grow() {
        for (int i = 0; i < checkpoints.size(); i++) {
            int checkpoint = i;
            int day = checkpoints.day(checkpoint);
            for (var location : open) {
                location.changedOn = Day.NEVER;
                if (location.outOfUseUntil <= day) {
                    location.outOfUse = 0;
                    location.outOfUseUntil = 0;
                }
            }
            closeWhatHasHadItsTime(checkpoint);
            if (placesWanted.on(day) == 0) open.forEach(location -> close(location, dayWithin(checkpoint)));
            int lacking = placesWanted.on(day) - placesNow();
            if (lacking > 0) add(checkpoint, lacking);
            else remove(checkpoint, -lacking);
            takeOutOfUse(checkpoint);
            fill(checkpoint);
            open.removeIf(Location::closed);
        }
        return all;
    }

    private int placesNow() {
        int sum = 0;
        for (var location : open) sum += location.places;
        return sum;
    }

    private int dayWithin(int checkpoint) {
        return draw.between(checkpoints.after(checkpoint) + 1, checkpoints.day(checkpoint));
    }

    // Places

    private void closeWhatHasHadItsTime(int checkpoint) {
        for (var location : open) {
            if (location.intendedEnd <= checkpoints.day(checkpoint) && location.outOfUse == 0)
                close(location, dayWithin(checkpoint));
        }
    }

    private void close(Location location, int day) {
        location.closedOn = day;
        location.changedOn = day;
        placesOfArea[location.municipality.area()] -= location.places;
        location.places = 0;
    }

    private void add(int checkpoint, int wanted) {
        int left = wanted;
        while (left > 0) {
            var enlarged = draw.chance(0.6) || left < SMALLEST ? unchanged(40) : null;
            if (enlarged != null) left -= enlarge(enlarged, checkpoint, left);
            else left -= openOne(checkpoint, left);
        }
    }

    private int enlarge(Location location, int checkpoint, int atMost) {
        int more = Math.min(atMost, draw.between(SMALLEST, Math.max(8, location.places / 3)));
        int on = dayWithin(checkpoint);
        int promised = on - draw.between(14, 60);
        boolean planned = more >= 10 && draw.chance(0.25) && promised > lastStep(location);
        become(location, on, location.places + more, planned ? promised : Day.NEVER);
        return more;
    }

    private static int lastStep(Location location) {
        int last = location.realisedOn;
        for (var step : location.steps) last = Math.max(last, step.on());
        return last;
    }

    private void become(Location location, int on, int places, int plannedOn) {
        placesOfArea[location.municipality.area()] += places - location.places;
        location.places = places;
        location.changedOn = on;
        location.steps.add(new PlacesBecome(on, places, plannedOn));
    }

    private int openOne(int checkpoint, int atMost) {
        int on = dayWithin(checkpoint);
        int area = areaThatIsShort(checkpoint);
        var without = withoutLocation(area, on);
        var municipality = without.isEmpty() ? municipalities.of(area, on, draw) : without.getFirst();
        int lack =
                (int) (placesWanted.on(checkpoints.day(checkpoint)) * weights[area] / weightOfAll) - placesOfArea[area];
        int places = Math.min(atMost, Math.clamp(size(municipality), SMALLEST, Math.max(SMALLEST, lack + 24)));
        boolean plannedBefore = draw.chance(0.35);
        int from = plannedBefore ? Math.max(municipality.from(), on - draw.between(14, 80)) : on;
        boolean shortStay = kind == PlaceKind.CRISIS || (on < Day.FIRST + 120 && draw.chance(0.12));
        boolean named = !municipality.ends() && fewForTheirTown(area, places) && draw.chance(namedShare);
        if (named) namedPlacesOfArea[area] += places;
        int number = firstNumber + all.size();
        var location = new Location(
                number, identifiers.of("location", number), municipality, kind, named, shortStay, from, on, places);
        if (shortStay) location.intendedEnd = on + draw.between(90, 420);
        else if (draw.chance(0.12)) location.intendedEnd = on + draw.between(300, 1100);
        placesOfArea[area] += places;
        hasHadLocation[municipality.index()] = true;
        all.add(location);
        open.add(location);
        return places;
    }

    /** Whether there are people enough registered in the municipality to give all of them a name. */
    private boolean fewForTheirTown(int area, int places) {
        return places <= 160 && namedPlacesOfArea[area] + places <= municipalities.population(area) * 0.0035;
    }

    private List<Municipality> withoutLocation(int area, int day) {
        return municipalities.existing(area, day).stream()
                .filter(municipality -> !hasHadLocation[municipality.index()])
                .toList();
    }

    private int size(Municipality municipality) {
        double people = municipalities.population(municipality.area()) * municipality.share();
        int largest = people > 150_000 ? 900 : municipality.ends() ? (int) people / 150 : 300;
        double typical = switch (kind) {
            case MUNICIPAL -> 96;
            case CRISIS -> 50;
            case PRIVATE -> 20;
        };
        return Math.min(largest, draw.rounded(typical * draw.around(0.65)));
    }

    private int areaThatIsShort(int checkpoint) {
        int day = checkpoints.day(checkpoint);
        int wanted = placesWanted.on(day);
        var lack = new double[weights.length];
        for (int area = 0; area < lack.length; area++) {
            lack[area] = Math.max(0.01, wanted * weights[area] / weightOfAll - placesOfArea[area]);
            // No municipality stays without a location for ever, however few people live there.
            if (kind == PlaceKind.MUNICIPAL
                    && checkpoint > 8
                    && !withoutLocation(area, day).isEmpty()) lack[area] += 60;
        }
        return draw.index(Municipalities.cumulative(lack));
    }

    private void remove(int checkpoint, int wanted) {
        int left = wanted;
        while (left > 0) {
            var location = unchanged(open.size() * 20);
            if (location == null) throw new IllegalStateException("nothing left to reduce");
            int on = dayWithin(checkpoint);
            int places = location.places;
            // At least so many that the others, each changed once at most, can give up the rest.
            int atLeast = 2 * Math.ceilDiv(left, unchangedLocations());
            int fewer = Math.min(left, Math.max(atLeast, draw.between(1, Math.max(SMALLEST, places / 2))));
            if (fewer >= places || (places <= left && draw.chance(0.3))) {
                left -= places;
                close(location, on);
            } else {
                left -= fewer;
                become(location, on, places - fewer, Day.NEVER);
            }
        }
    }

    private int unchangedLocations() {
        return (int) open.stream().filter(LocationGrowth::mayChange).count();
    }

    private static boolean mayChange(Location location) {
        return location.changedOn == Day.NEVER && !location.closed() && location.outOfUseUntil == 0;
    }

    /** One open location that has not changed since the last checkpoint and has nothing out of use. */
    private @Nullable Location unchanged(int tries) {
        for (int i = 0; i < tries && !open.isEmpty(); i++) {
            var location = draw.one(open);
            if (mayChange(location)) return location;
        }
        return null;
    }

    private void takeOutOfUse(int checkpoint) {
        if (kind != PlaceKind.MUNICIPAL || checkpoint == 0) return;
        for (int period = draw.rounded(2.2); period > 0; period--) {
            var location = withRoom();
            if (location == null) return;
            int last = Math.min(checkpoints.size() - 1, checkpoint + draw.between(0, 2));
            int spare = Math.min(location.places - location.occupied, 25);
            for (int at = checkpoint; at <= last; at++) spare = Math.min(spare, spareInCountry(at));
            if (spare < 2) continue;
            int places = draw.between(2, spare);
            int until = checkpoints.day(last) + 1;
            location.outOfUse = places;
            location.outOfUseUntil = until;
            location.steps.add(new OutOfUse(dayWithin(checkpoint), until, places));
        }
    }

    private @Nullable Location withRoom() {
        for (int tries = 0; tries < 60; tries++) {
            var location = unchanged(10);
            if (location != null && location.places - location.occupied >= 2) return location;
        }
        return null;
    }

    /** Places that may still be taken out of use at a checkpoint without anyone losing a bed. */
    private int spareInCountry(int checkpoint) {
        int day = checkpoints.day(checkpoint);
        int free = placesWanted.on(day) - peopleWanted.on(day);
        int outOfUse = 0;
        for (var location : open) if (location.outOfUseUntil > day) outOfUse += location.outOfUse;
        return (int) (free * OUT_OF_USE_OF_FREE) - outOfUse;
    }

    // People

    private void fill(int checkpoint) {
        var before = new int[open.size()];
        int people = 0;
        for (int i = 0; i < before.length; i++) {
            var location = open.get(i);
            before[i] = location.occupied;
            location.occupied = Math.min(location.occupied, location.usable());
            if (draw.chance(GOING)) location.occupied -= draw.rounded(location.occupied * GONE * draw.share());
            people += location.occupied;
        }
        int more = peopleWanted.on(checkpoints.day(checkpoint)) - people;
        var shuffled = new ArrayList<>(open);
        draw.shuffle(shuffled);
        if (more > 0) arrive(shuffled, more);
        else leave(shuffled, -more);
        for (int i = 0; i < before.length; i++) tell(open.get(i), checkpoint, before[i]);
    }

    private void arrive(List<Location> shuffled, int more) {
        int free = 0;
        for (var location : shuffled) free += location.usable() - location.occupied;
        if (free < more) throw new IllegalStateException("fewer places than people");
        double part = (double) more / free;
        int left = more;
        // First unevenly to half of them, then to the others until everyone has a place.
        for (var location : shuffled) {
            if (draw.chance(0.5)) continue;
            double wish = (location.usable() - location.occupied) * Math.min(1, part * 2 * draw.share());
            int arriving = Math.min(left, draw.rounded(wish));
            arriving = Math.min(arriving, location.usable() - location.occupied);
            location.occupied += arriving;
            left -= arriving;
        }
        for (var location : shuffled) {
            int arriving = Math.min(left, location.usable() - location.occupied);
            location.occupied += arriving;
            left -= arriving;
        }
    }

    private void leave(List<Location> shuffled, int fewer) {
        int left = fewer;
        while (left > 0) {
            for (var location : shuffled) {
                int leaving = Math.min(left, draw.rounded(location.occupied * 0.2 * draw.share()));
                location.occupied -= leaving;
                left -= leaving;
            }
        }
    }

    private void tell(Location location, int checkpoint, int before) {
        int after = checkpoints.after(checkpoint);
        int day = checkpoints.day(checkpoint);
        int middle = after + (day - after + 1) / 2;
        int leaveBy = middle;
        int arriveFrom = middle;
        if (location.changedOn != Day.NEVER) {
            boolean fewerPlaces = location.closed() || location.occupied < before;
            if (fewerPlaces) {
                leaveBy = location.changedOn;
                arriveFrom = location.changedOn;
            } else arriveFrom = Math.max(middle, location.changedOn);
        }
        if (location.named) {
            location.people.add(new People(checkpoint, leaveBy, arriveFrom, location.occupied));
        } else if (location.occupied != before && !location.closed()) {
            int on = location.changedOn == Day.NEVER
                    ? draw.chance(0.7) ? day : dayWithin(checkpoint)
                    : location.occupied < before
                            ? draw.between(after + 1, location.changedOn)
                            : draw.between(location.changedOn, day);
            location.steps.add(new Counted(on, location.occupied, location.occupied));
        }
    }
}
