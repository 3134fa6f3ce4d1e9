package nl.opvang.demo.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.BuildingType;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.capacity.OwnFacility;
import nl.opvang.contracts.capacity.PrivacyLevel;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.demo.plan.Location.Step.Counted;
import nl.opvang.demo.plan.Location.Step.OutOfUse;
import nl.opvang.demo.plan.Location.Step.PlacesBecome;
import nl.opvang.demo.plan.Operation.ChangePlaces;
import nl.opvang.demo.plan.Operation.CloseLocation;
import nl.opvang.demo.plan.Operation.CorrectCount;
import nl.opvang.demo.plan.Operation.CountOccupancy;
import nl.opvang.demo.plan.Operation.OpenLocation;
import nl.opvang.demo.plan.Operation.PlanPlaces;
import nl.opvang.demo.plan.Operation.ProlongLocation;
import nl.opvang.demo.plan.Operation.RealisePlaces;
import nl.opvang.demo.plan.Operation.ReturnToUse;
import nl.opvang.demo.plan.Operation.TakeOutOfUse;
import org.jspecify.annotations.Nullable;

/**
 * The planned life of one location as it is told, in the order in which it was known: mostly in time, some of it late,
 * some of it wrong at first. What is told last about a day is what was planned for it.
 */
final class LocationStory {
    /** The label of everything that stands for the wrong figures of September 2024. */
    static final String SIMULATED =
            "simulated: that the first figures of September 2024 were wrong is known, what they were is not";

    private static final List<BuildingType> BUILDINGS = List.of(
            BuildingType.CONVERTED_OFFICE,
            BuildingType.CONVERTED_OFFICE,
            BuildingType.HOTEL,
            BuildingType.CARE_HOME,
            BuildingType.FLEX_HOME,
            BuildingType.FLEX_HOME,
            BuildingType.HOLIDAY_HOME,
            BuildingType.OTHER);

    /** At most so much earlier than said are places back in use. */
    private static final int EARLIER_DAYS = 14;

    private final Location location;
    private final Municipalities municipalities;
    private final Identifiers identifiers;
    private final Draw draw;
    private final List<Operation> told = new ArrayList<>();
    private final long closeKnown;
    private long known;
    private boolean lastWasLate;
    private boolean lastWasMistaken;
    private int changes;
    private int counts;

    LocationStory(Location location, Municipalities municipalities, Identifiers identifiers, long seed) {
        this.location = location;
        this.municipalities = municipalities;
        this.identifiers = identifiers;
        this.draw = Draw.of(seed, "location story", location.number);
        closeKnown = location.closed()
                ? Knowledge.ofPlaces(location.closedOn, draw.between(-20, 4), draw)
                : Knowledge.LATEST + 1;
    }

    List<Operation> operations() {
        var steps = new ArrayList<>(location.steps);
        steps.sort(Comparator.comparingInt(Location.Step::on));
        open();
        for (int i = 0; i < steps.size(); i++) {
            switch (steps.get(i)) {
                case PlacesBecome step -> placesBecome(step, i, steps);
                case OutOfUse step -> outOfUse(step, steps);
                case Counted step -> counted(step, i, steps);
            }
        }
        close();
        told.sort(Comparator.comparing(Operation::knownAt));
        return told;
    }

    /** Moves the moment of telling on: never before what was told already. */
    private long tell(int on, int lagDays) {
        known = Math.max(known, Knowledge.ofPlaces(on, lagDays, draw));
        return known;
    }

    private String code() {
        return location.municipality.code();
    }

    private void open() {
        int from = location.promisedOn;
        // A municipality that does not exist yet says nothing.
        known = Math.max(
                Knowledge.ofPlaces(from, -draw.between(0, 20), draw),
                Knowledge.daysAfter(Math.max(Day.FIRST, location.municipality.from()), 0, draw));
        told.add(new OpenLocation(
                code(),
                location.id,
                Day.date(from),
                description(),
                location.firstPlaces,
                location.named ? OccupancyBasis.NAMED : OccupancyBasis.COUNTED,
                Knowledge.instant(known)));
        told.add(new RealisePlaces(
                code(),
                location.id,
                identifiers.of("change", location.id, changes++),
                Day.date(location.realisedOn),
                location.firstPlaces,
                "ready for use",
                Knowledge.instant(tell(location.realisedOn, draw.between(0, 3)))));
    }

    private LocationDescription description() {
        var building = building();
        boolean ownHome = !location.shortStay && draw.chance(0.5);
        return new LocationDescription(
                name(building),
                new MunicipalityCode(situatedIn()),
                location.kind,
                location.shortStay ? StayLength.SHORT : StayLength.LONG,
                building,
                location.shortStay ? PrivacyLevel.SHARED_ROOM : ownHome ? PrivacyLevel.OWN_HOME : PrivacyLevel.OWN_ROOM,
                ownHome ? List.of(OwnFacility.KITCHEN, OwnFacility.BATHROOM) : List.of(),
                Day.date(location.realisedOn),
                location.shortStay || draw.chance(0.6) ? Day.date(contracts()) : null);
    }

    /** Tells each prolongation before the end of the contract it follows; answers the end of the first contract. */
    private int contracts() {
        int first = location.realisedOn + (location.shortStay ? draw.between(90, 180) : 365);
        int end = first;
        while (end < location.closedOn && end <= Day.LAST) {
            int decidedOn = end - draw.between(30, 60);
            end += location.shortStay ? draw.between(60, 120) : draw.between(180, 540);
            told.add(new ProlongLocation(
                    code(),
                    location.id,
                    identifiers.of("prolongation", location.id, end),
                    Day.date(decidedOn),
                    Day.date(end),
                    Knowledge.instant(Knowledge.daysAfter(decidedOn, 0, draw))));
        }
        return first;
    }

    private void placesBecome(PlacesBecome step, int at, List<Location.Step> steps) {
        if (step.plannedOn() != Day.NEVER) {
            int more = step.places() - placesBefore(at, steps);
            told.add(new PlanPlaces(
                    code(),
                    location.id,
                    identifiers.of("change", location.id, changes++),
                    Day.date(step.plannedOn()),
                    more,
                    "enlargement agreed",
                    Knowledge.instant(tell(step.plannedOn(), 2))));
            told.add(new RealisePlaces(
                    code(),
                    location.id,
                    identifiers.of("change", location.id, changes++),
                    Day.date(step.on()),
                    step.places(),
                    "enlargement ready",
                    Knowledge.instant(tell(step.on(), draw.between(0, 4)))));
            return;
        }
        boolean more = step.places() > placesBefore(at, steps);
        String reason = more ? "more rooms in use" : "rooms given up";
        int lag = draw.between(-5, 6);
        long late = Knowledge.daysAfter(step.on(), draw.between(10, 45), draw);
        // Never two in a row: then it would matter which of them is told first.
        lastWasLate = !lastWasLate && draw.chance(0.04) && mayBeLate(step, late, at, steps);
        if (lastWasLate) change(step, reason + ", reported late", late);
        else change(step, reason, tell(step.on(), lag));
    }

    private void change(PlacesBecome step, String reason, long moment) {
        told.add(new ChangePlaces(
                code(),
                location.id,
                identifiers.of("change", location.id, changes++),
                Day.date(step.on()),
                step.places(),
                reason,
                Knowledge.instant(moment)));
    }

    /**
     * A change may be told after later ones when the end is the same: each of them still changes something when it is
     * told, the location has not closed by then, and no places were ever out of use.
     */
    private boolean mayBeLate(PlacesBecome step, long late, int at, List<Location.Step> steps) {
        if (late >= Math.min(closeKnown, Knowledge.LATEST) || Knowledge.disturbsMiscount(step.on(), late)) return false;
        if (late <= known) return false;
        int before = placesBefore(at, steps);
        for (int i = at + 1; i < steps.size(); i++) {
            if (!(steps.get(i) instanceof PlacesBecome next)) continue;
            if (next.places() == before || next.plannedOn() != Day.NEVER) return false;
            break;
        }
        return steps.stream().noneMatch(OutOfUse.class::isInstance);
    }

    private int placesBefore(int at, List<Location.Step> steps) {
        for (int i = at - 1; i >= 0; i--) if (steps.get(i) instanceof PlacesBecome earlier) return earlier.places();
        return location.firstPlaces;
    }

    private void outOfUse(OutOfUse step, List<Location.Step> steps) {
        var period = identifiers.of("out of use", location.id, step.on());
        boolean early = draw.chance(0.4) && quietAfter(step, steps);
        told.add(new TakeOutOfUse(
                code(),
                location.id,
                period,
                Day.date(step.on()),
                Day.date(early ? step.until() + draw.between(3, EARLIER_DAYS) : step.until()),
                step.places(),
                draw.one(List.of("leak", "repairs", "fire safety", "infectious disease")),
                Knowledge.instant(tell(step.on(), draw.between(0, 2)))));
        if (early) {
            told.add(new ReturnToUse(
                    code(),
                    location.id,
                    identifiers.of("return to use", location.id, step.on()),
                    period,
                    Day.date(step.until()),
                    Knowledge.instant(Math.max(known, Knowledge.ofPlaces(step.until(), 0, draw)))));
        }
    }

    /** Nothing happens to the places until long after the period: whatever was said first about its end does no harm. */
    private boolean quietAfter(OutOfUse period, List<Location.Step> steps) {
        int quietUntil = period.until() + EARLIER_DAYS + 25;
        return quietUntil < Math.min(location.closedOn, Day.LAST)
                && steps.stream()
                        .filter(step -> !(step instanceof Counted) && !step.equals(period))
                        .noneMatch(step -> step.on() >= period.on() && step.on() < quietUntil);
    }

    private void counted(Counted step, int at, List<Location.Step> steps) {
        var count = identifiers.of("count", location.id, counts++);
        if (step.saidFirst() != step.occupied()) {
            known = Math.max(known, Knowledge.MISCOUNT_KNOWN);
            count(count, step, step.saidFirst());
            correct(count, step, SIMULATED, Knowledge.MISCOUNT_CORRECTED);
            lastWasMistaken = true;
            return;
        }
        int wrong = wrongCount(step, at, steps);
        long corrected = Knowledge.daysAfter(step.on(), draw.between(5, 40), draw);
        tell(step.on(), draw.between(0, 2));
        // Never two in a row: the second one could repeat the mistake of the first.
        boolean mistaken = !lastWasMistaken
                && draw.chance(0.01)
                && wrong >= 0
                && corrected > known
                && corrected < Math.min(closeKnown, Knowledge.LATEST)
                && !Knowledge.disturbsMiscount(step.on(), corrected);
        count(count, step, mistaken ? wrong : step.occupied());
        lastWasMistaken = mistaken;
        if (mistaken) correct(count, step, "counted wrongly", corrected);
    }

    /** Another number than this count and its neighbours, so that each telling changes something; negative when there is none. */
    private int wrongCount(Counted step, int at, List<Location.Step> steps) {
        int wrong = step.occupied() - draw.between(1, Math.max(2, step.occupied() / 6));
        return neighbouringCounts(at, steps).contains(wrong) ? -1 : wrong;
    }

    private static List<Integer> neighbouringCounts(int at, List<Location.Step> steps) {
        var counts = new ArrayList<Integer>();
        for (int i = at - 1; i >= 0 && counts.isEmpty(); i--)
            if (steps.get(i) instanceof Counted earlier) counts.add(earlier.occupied());
        if (counts.isEmpty()) counts.add(0);
        for (int i = at + 1; i < steps.size() && counts.size() < 2; i++)
            if (steps.get(i) instanceof Counted later) counts.add(later.saidFirst());
        return counts;
    }

    private void count(UUID count, Counted step, int occupied) {
        told.add(new CountOccupancy(
                code(), location.id, count, Day.date(step.on()), occupied, Knowledge.instant(known)));
    }

    private void correct(UUID count, Counted step, String reason, long moment) {
        told.add(new CorrectCount(
                code(),
                location.id,
                identifiers.of("correction", count, 0),
                count,
                Day.date(step.on()),
                step.occupied(),
                reason,
                Knowledge.instant(moment)));
    }

    private void close() {
        if (!location.closed()) return;
        known = Math.max(known, closeKnown);
        told.add(new CloseLocation(
                code(),
                location.id,
                identifiers.of("closing", location.id, 0),
                Day.date(location.closedOn),
                location.shortStay ? "temporary reception ended" : "building given back",
                Knowledge.instant(known)));
    }

    private BuildingType building() {
        return switch (location.kind) {
            case PRIVATE -> BuildingType.PRIVATE_HOME;
            case CRISIS -> BuildingType.HALL;
            case MUNICIPAL ->
                location.shortStay
                        ? BuildingType.HALL
                        : location.firstPlaces > 260 ? BuildingType.SHIP : draw.one(BUILDINGS);
        };
    }

    private String name(BuildingType building) {
        String what = switch (building) {
            case CONVERTED_OFFICE -> "Kantoor";
            case HOTEL -> "Hotel";
            case CARE_HOME -> "Zorgcentrum";
            case FLEX_HOME -> "Flexwoningen";
            case HOLIDAY_HOME -> "Vakantiepark";
            case SHIP -> "Schip";
            case HALL -> "Sporthal";
            case TENT -> "Paviljoen";
            case PRIVATE_HOME -> "Particuliere opvang";
            case OTHER -> "Locatie";
        };
        return what + " " + location.municipality.name() + " " + (location.number + 1);
    }

    /** A few stand on the ground of another municipality of the region. */
    private String situatedIn() {
        if (location.kind != PlaceKind.MUNICIPAL || !draw.chance(0.006)) return code();
        var neighbour = neighbour();
        return neighbour == null ? code() : neighbour.code();
    }

    private @Nullable Municipality neighbour() {
        var neighbours = municipalities.all().stream()
                .filter(other -> other.region().equals(location.municipality.region()))
                .filter(other -> other.existsOn(location.promisedOn) && !other.ends())
                .filter(other -> other.area() != location.municipality.area())
                .toList();
        return neighbours.isEmpty() ? null : draw.one(neighbours);
    }
}
