package nl.opvang.reporting.targetgap.read;

import static nl.opvang.contracts.ledger.PlaceKind.MUNICIPAL;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import nl.opvang.contracts.allocation.PlanTerms;
import nl.opvang.contracts.allocation.target.Decision;
import nl.opvang.contracts.allocation.target.Figure;
import nl.opvang.contracts.allocation.target.KnownTargets;
import nl.opvang.contracts.allocation.target.Shares;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Ledger;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.Selection;
import nl.opvang.reporting.figure.read.Areas;
import nl.opvang.reporting.figure.read.Inquiry;
import nl.opvang.reporting.targetgap.read.TargetGap.Divided;
import nl.opvang.reporting.targetgap.read.TargetGap.National;
import nl.opvang.reporting.targetgap.read.TargetGap.NextTarget;
import nl.opvang.reporting.targetgap.read.TargetGap.OnTop;
import nl.opvang.reporting.targetgap.read.TargetGap.Planned;
import nl.opvang.reporting.targetgap.read.TargetGap.Share;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Targets held against the places that there are. */
@Component
public class TargetGaps {
    private final Ledger ledger;
    private final Areas areas;

    TargetGaps(Ledger ledger, Areas areas) {
        this.ledger = ledger;
        this.areas = areas;
    }

    /**
     * The country, then its regions.
     *
     * @param inquiry about all regions
     */
    public List<TargetGap> of(Inquiry inquiry, KnownTargets known) {
        var day = inquiry.on();
        var realised = realised(inquiry);
        var gaps = new ArrayList<TargetGap>();
        long inAll = realised.values().stream().mapToLong(Long::longValue).sum();
        gaps.add(gap(Level.COUNTRY, Area.COUNTRY_CODE, inAll, day, known));
        for (var code : areas.existing(inquiry.areas(), day, inquiry.visible()))
            gaps.add(gap(Level.REGION, code, realised.getOrDefault(code, 0L), day, known));
        return gaps;
    }

    /** What is asked of the country or a region on a day, with what is asked for on top; null when nothing was decided. */
    public static @Nullable Long places(KnownTargets known, String code, LocalDate day) {
        var regions = within(code);
        return known.on(day)
                .flatMap(decided -> Figure.of(decided.terms().regions(), regions))
                .map(decided -> decided.places() + sum(onTop(known, regions, day)))
                .orElse(null);
    }

    private static Predicate<RegionCode> within(String code) {
        return region -> code.equals(Area.COUNTRY_CODE) || region.text().equals(code);
    }

    /** What the places that are there are the sum of. */
    static Selection what(Level level) {
        return Selection.of(level, PLACES_REALISED).ofKinds(MUNICIPAL);
    }

    private Map<String, Long> realised(Inquiry inquiry) {
        var selection = inquiry.narrow(what(Level.REGION));
        var realised = new HashMap<String, Long>();
        for (var amount : ledger.amounts(selection, inquiry.on(), inquiry.knownAt()))
            realised.merge(amount.area(), amount.amount(), Long::sum);
        return realised;
    }

    private TargetGap gap(Level level, String code, long realised, LocalDate day, KnownTargets known) {
        boolean country = level == Level.COUNTRY;
        var regions = within(code);
        var decision = known.on(day);
        var figure = decision.flatMap(decided -> Figure.of(decided.terms().regions(), regions));
        var onTop = onTop(known, regions, day);
        var target = places(known, code, day);
        return new TargetGap(
                areas.named(level, code),
                target,
                figure.map(Figure::provenance).orElse(null),
                onTop,
                realised,
                target == null ? null : target - realised,
                planned(known, regions, day, target),
                known.after(day)
                        .flatMap(next -> next(next, known, regions, realised))
                        .orElse(null),
                country ? null : divided(new RegionCode(code), day, target, known),
                country ? decision.map(TargetGaps::national).orElse(null) : null);
    }

    private static List<OnTop> onTop(KnownTargets known, Predicate<RegionCode> regions, LocalDate day) {
        return known.oneOffsOn(day).stream()
                .flatMap(oneOff -> {
                    var terms = oneOff.terms();
                    return Figure.of(terms.regions(), regions).stream()
                            .map(figure -> new OnTop(
                                    figure.places(), figure.provenance(), terms.from(), terms.until(), terms.source()));
                })
                .toList();
    }

    private static long sum(List<OnTop> onTop) {
        return onTop.stream().mapToLong(OnTop::places).sum();
    }

    private static Optional<NextTarget> next(
            Decision decision, KnownTargets known, Predicate<RegionCode> regions, long realised) {
        var first = decision.terms().effectiveOn();
        return Figure.of(decision.terms().regions(), regions).map(figure -> {
            long target = figure.places() + sum(onTop(known, regions, first));
            return new NextTarget(
                    first, target, figure.provenance(), target - realised, planned(known, regions, first, target));
        });
    }

    private static @Nullable Planned planned(
            KnownTargets known, Predicate<RegionCode> regions, LocalDate day, @Nullable Long target) {
        var asked = Division.ofTheNetherlands().regions().keySet().stream()
                .filter(regions)
                .toList();
        var plans = asked.stream()
                .flatMap(region -> known.planOn(region, day).stream())
                .toList();
        if (plans.isEmpty()) return null;
        long places = plans.stream().mapToLong(PlanTerms::places).sum();
        boolean whole = plans.size() == asked.size();
        return new Planned(places, target == null || !whole ? null : target - places, plans.size());
    }

    private @Nullable Divided divided(RegionCode region, LocalDate day, @Nullable Long target, KnownTargets known) {
        return known.sharesOn(region, day)
                .map(shares -> divided(shares, target))
                .orElse(null);
    }

    private Divided divided(Shares shares, @Nullable Long target) {
        var municipalities = shares.municipalities().stream()
                .map(share -> new Share(
                        areas.named(Level.MUNICIPALITY, share.municipality().text()),
                        share.places(),
                        share.decidedFor()))
                .toList();
        long places = shares.places();
        return new Divided(
                shares.effectiveOn(), places, target == null ? null : target - places, municipalities, shares.source());
    }

    private static National national(Decision decision) {
        var terms = decision.terms();
        long regions = Figure.of(terms.regions(), _ -> true).map(Figure::places).orElse(0L);
        return new National(
                decision.targetId(),
                terms.places(),
                terms.places() - regions,
                terms.effectiveOn(),
                terms.announcedOn(),
                terms.basis(),
                terms.referenceSet(),
                terms.source());
    }
}
