package nl.opvang.demo.plan;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.demo.figures.Measure;
import nl.opvang.demo.figures.Population;

/**
 * The whole simulated history, March 2022 to September 2025: the same for the same seed, and for every seed such that
 * the country figures are those of {@link nl.opvang.demo.figures.Figures}.
 *
 * <p>To be told in three rounds. First every municipality's {@link #locations}, then every municipality's {@link
 * #people}, last {@link #movers}. Within a round municipalities do not depend on each other; within one list the order
 * matters, and {@code knownAt} never decreases.
 */
public final class NationalHistory {
    /** The seed of the demo as it is started by default. */
    public static final long USUAL_SEED = 20220304;

    private static final double PLACES_VARIATION = 0.15;
    private static final double AREA_VARIATION = 0.3;
    private static final double NAMED_SHARE = 0.4;

    private final long seed;
    private final Municipalities municipalities;
    private final Map<Municipality, List<Location>> locations;
    private final PeopleStory people;

    private NationalHistory(long seed) {
        this.seed = seed;
        municipalities = new Municipalities();
        var identifiers = new Identifiers(seed);
        var checkpoints = Checkpoints.of(
                Stream.of(Measure.REALISED, Measure.OCCUPIED, Measure.CRISIS_PLACES, Measure.PRIVATE_PLACES)
                        .map(measure -> Series.of(measure, Population.EVERYONE))
                        .toList());
        double[] weights = municipalities.weights(Draw.of(seed, "areas", 0), AREA_VARIATION);
        var all = new ArrayList<Location>();
        for (var kind : PlaceKind.values()) all.addAll(grow(kind, weights, checkpoints, identifiers, all.size()));
        Miscount.plant(all, Draw.of(seed, "miscount", 0));
        locations = all.stream().collect(groupingBy(location -> location.municipality));

        var registrations = new RegistrationGrowth(municipalities, weights, Draw.of(seed, "registrations", 0)).grow();
        var named = all.stream().filter(location -> location.named).toList();
        var stays = new StayGrowth(named, municipalities, registrations, checkpoints, Draw.of(seed, "stays", 0)).grow();
        people = new PeopleStory(municipalities, registrations, stays, seed);
    }

    /** Plans everything; takes about a second. */
    public static NationalHistory planned(long seed) {
        return new NationalHistory(seed);
    }

    private List<Location> grow(
            PlaceKind kind, double[] areaWeights, Checkpoints checkpoints, Identifiers identifiers, int firstNumber) {
        var draw = Draw.of(seed, "locations " + kind, 0);
        var weights = areaWeights.clone();
        for (int area = 0; area < weights.length; area++) weights[area] *= draw.around(PLACES_VARIATION);
        Measure places = switch (kind) {
            case MUNICIPAL -> Measure.REALISED;
            case CRISIS -> Measure.CRISIS_PLACES;
            case PRIVATE -> Measure.PRIVATE_PLACES;
        };
        Measure people = switch (kind) {
            case MUNICIPAL -> Measure.OCCUPIED;
            case CRISIS -> Measure.CRISIS_OCCUPIED;
            case PRIVATE -> Measure.PRIVATE_OCCUPIED;
        };
        double named = switch (kind) {
            case MUNICIPAL -> NAMED_SHARE;
            case CRISIS -> 0;
            case PRIVATE -> 1;
        };
        return new LocationGrowth(
                        kind,
                        municipalities,
                        weights,
                        checkpoints,
                        Series.of(places, Population.EVERYONE),
                        Series.of(people, Population.EVERYONE),
                        named,
                        identifiers,
                        firstNumber,
                        draw)
                .grow();
    }

    /** Every municipality code that says something, in order of code. */
    public List<String> municipalities() {
        return municipalities.all().stream().map(Municipality::code).toList();
    }

    /** What a municipality tells capacity-service about its locations, counts included; made when asked for. */
    public List<Operation> locations(String municipality) {
        // Ids are made anew, so that several municipalities can be asked for at once.
        var identifiers = new Identifiers(seed);
        var told = new ArrayList<Operation>();
        for (var location : locations.getOrDefault(named(municipality), List.of()))
            told.addAll(new LocationStory(location, municipalities, identifiers, seed).operations());
        return PeopleStory.inOrder(told);
    }

    /** What it tells allocation-service about registrations, stays and provisions; made when asked for. */
    public List<Operation> people(String municipality) {
        return people.of(named(municipality));
    }

    /**
     * What is told about people from the moment that they are registered in a second municipality: across
     * municipalities one order.
     */
    public List<Operation> movers() {
        return people.movers();
    }

    /** Everything in the order in which it is to be told; never more than one municipality in memory at a time. */
    public Stream<Operation> operations() {
        return Stream.of(
                        municipalities().stream().flatMap(code -> locations(code).stream()),
                        municipalities().stream().flatMap(code -> people(code).stream()),
                        Stream.of(this).flatMap(history -> history.movers().stream()))
                .flatMap(round -> round);
    }

    private Municipality named(String code) {
        return municipalities.all().stream()
                .filter(municipality -> municipality.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such municipality: " + code));
    }
}
