package nl.opvang.reporting.feed.read;

import static nl.opvang.contracts.ledger.PlaceKind.MUNICIPAL;
import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.opvang.contracts.allocation.target.KnownTargets;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Ledger;
import nl.opvang.plumbing.ledger.LedgerProjection;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.Selection;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.reporting.figure.read.AreaChoice;
import nl.opvang.reporting.figure.read.AreaName;
import nl.opvang.reporting.figure.read.Areas;
import nl.opvang.reporting.occupancy.read.Occupancy;
import nl.opvang.reporting.targetgap.read.TargetGaps;
import nl.opvang.reporting.targetgap.read.Targets;
import org.springframework.stereotype.Component;

/** The figures of the country and its regions on each of many days: the same that occupancy and target gaps answer. */
@Component
class FiguresByDay {
    private static final AreaChoice REGIONS = new AreaChoice(Level.REGION, new Area.Country());
    private static final List<Level> LEVELS = List.of(Level.COUNTRY, Level.REGION);

    private final Ledger ledger;
    private final Areas areas;
    private final Targets targets;
    private final LedgerProjection lines;
    private final ProjectedThrough projectedThrough;

    FiguresByDay(
            Ledger ledger, Areas areas, Targets targets, LedgerProjection lines, ProjectedThrough projectedThrough) {
        this.ledger = ledger;
        this.areas = areas;
        this.targets = targets;
        this.lines = lines;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment nothing is missing here. */
    Instant projectedThrough() {
        var summed = projectedThrough.of(lines);
        var said = targets.projectedThrough();
        return said.isBefore(summed) ? said : summed;
    }

    /** What is asked for, as known at a moment. */
    KnownTargets targets(Instant knownAt) {
        return targets.knownAt(knownAt);
    }

    /** Of every area that there is on a day, day by day. */
    List<Figures> of(List<LocalDate> days, Instant knownAt, KnownTargets known) {
        var sums = new HashMap<AreaOnDay, Map<Quantity, Long>>();
        for (var level : LEVELS) {
            var selection = Selection.of(level, PLACES_REALISED, PLACES_OUT_OF_USE, STAYS)
                    .ofKinds(MUNICIPAL);
            for (var amount : ledger.amounts(selection, days, knownAt))
                sums.computeIfAbsent(new AreaOnDay(amount.area(), amount.on()), _ -> new HashMap<>())
                        .merge(amount.quantity(), amount.amount(), Long::sum);
        }
        var figures = new ArrayList<Figures>();
        for (var day : days) {
            figures.add(figures(Area.COUNTRY_CODE, day, sums, known));
            for (var code : areas.existing(REGIONS, day, null)) figures.add(figures(code, day, sums, known));
        }
        return figures;
    }

    private static Figures figures(
            String code, LocalDate day, Map<AreaOnDay, Map<Quantity, Long>> sums, KnownTargets known) {
        var amounts = sums.getOrDefault(new AreaOnDay(code, day), Map.of());
        return new Figures(
                code,
                day,
                amounts.getOrDefault(PLACES_REALISED, 0L),
                amounts.getOrDefault(PLACES_OUT_OF_USE, 0L),
                amounts.getOrDefault(STAYS, 0L),
                TargetGaps.places(known, code, day));
    }

    /** Whether there is such an area on a day. */
    boolean exists(String code, LocalDate day) {
        return code.equals(Area.COUNTRY_CODE)
                || areas.existing(REGIONS, day, null).contains(code);
    }

    /** As they are told. */
    ToldFigures told(Figures figures, Instant knownAt) {
        var target = figures.target();
        return new ToldFigures(
                named(figures.area()),
                figures.on(),
                knownAt,
                figures.realised(),
                figures.outOfUse(),
                figures.occupied(),
                Occupancy.rate(figures.occupied(), figures.realised()),
                target,
                target == null ? null : target - figures.realised());
    }

    private AreaName named(String code) {
        return areas.named(code.equals(Area.COUNTRY_CODE) ? Level.COUNTRY : Level.REGION, code);
    }

    private record AreaOnDay(String area, LocalDate day) {}
}
