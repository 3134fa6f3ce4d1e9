package nl.opvang.contracts.allocation.target;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import nl.opvang.contracts.allocation.DivisionTerms;
import nl.opvang.contracts.allocation.MunicipalPlaces;
import nl.opvang.contracts.allocation.OneOffTerms;
import nl.opvang.contracts.allocation.PlanTerms;
import nl.opvang.contracts.allocation.Prognosis;
import nl.opvang.contracts.allocation.TargetEvent;
import nl.opvang.contracts.allocation.TargetEvent.Corrected;
import nl.opvang.contracts.allocation.TargetEvent.Decided;
import nl.opvang.contracts.allocation.TargetEvent.DifferencesExplained;
import nl.opvang.contracts.allocation.TargetEvent.Divided;
import nl.opvang.contracts.allocation.TargetEvent.HistoryImportClosed;
import nl.opvang.contracts.allocation.TargetEvent.OneOffDecided;
import nl.opvang.contracts.allocation.TargetEvent.PlacesPlanned;
import nl.opvang.contracts.allocation.TargetEvent.PrognosisRecorded;
import nl.opvang.contracts.allocation.TargetEvent.RoundAdvised;
import nl.opvang.contracts.allocation.TargetEvent.RoundAnnounced;
import nl.opvang.contracts.allocation.TargetEvent.RoundDecided;
import nl.opvang.contracts.allocation.TargetEvent.RoundOpened;
import nl.opvang.contracts.allocation.TargetEvent.RoundPrognosed;
import nl.opvang.contracts.allocation.TargetEvent.Withdrawn;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.allocation.TargetTerms;
import nl.opvang.contracts.allocation.target.Shares.Share;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;

/** The targets as they were known at some moment. */
public final class KnownTargets {
    private final Map<TargetId, TargetTerms> decisions = new LinkedHashMap<>();
    private final Map<TargetId, OneOffTerms> oneOffs = new LinkedHashMap<>();
    private final Map<TargetId, Prognosis> prognoses = new LinkedHashMap<>();
    private final Map<RegionCode, Map<TargetId, DivisionTerms>> divisions = new HashMap<>();

    private final Map<RegionCode, Map<TargetId, PlanTerms>> plans = new HashMap<>();

    private boolean historyImportClosed;

    private KnownTargets() {}

    /**
     * What was known then, that moment included.
     *
     * @param facts those of one aggregate in their order
     */
    public static KnownTargets at(Instant moment, List<TargetFact> facts) {
        var known = new KnownTargets();
        facts.stream()
                .filter(fact -> !fact.knownAt().isAfter(moment))
                .map(TargetFact::event)
                .forEach(known::add);
        return known;
    }

    private void add(TargetEvent event) {
        switch (event) {
            case Decided(var id, var terms) -> decisions.put(id, terms);
            case Corrected(var id, var _, var terms) -> decisions.put(id, terms);
            case OneOffDecided(var id, var terms) -> oneOffs.put(id, terms);
            case PrognosisRecorded(var id, var prognosis) -> prognoses.put(id, prognosis);
            case Divided(var id, var region, var terms) ->
                divisions.computeIfAbsent(region, _ -> new LinkedHashMap<>()).put(id, terms);
            case PlacesPlanned(var id, var region, var terms) ->
                plans.computeIfAbsent(region, _ -> new LinkedHashMap<>()).put(id, terms);
            case Withdrawn(var id, var _, var region) -> {
                if (region != null) {
                    divisions.getOrDefault(region, new HashMap<>()).remove(id);
                    plans.getOrDefault(region, new HashMap<>()).remove(id);
                } else {
                    decisions.remove(id);
                    oneOffs.remove(id);
                    prognoses.remove(id);
                }
            }
            // A round leads to a decision and decides nothing itself.
            case RoundOpened _,
                    RoundPrognosed _,
                    RoundAdvised _,
                    RoundDecided _,
                    RoundAnnounced _,
                    DifferencesExplained _ -> {}
            case HistoryImportClosed(var region) -> historyImportClosed |= region == null;
        }
    }

    /**
     * The decision that holds on a day: the one whose first day is the last on or before it, and of several with the
     * same first day the one decided last. So a later decision about an earlier period leaves later periods standing.
     */
    public Optional<Decision> on(LocalDate day) {
        return Optional.ofNullable(byFirstDay().floorEntry(day)).map(Map.Entry::getValue);
    }

    /** The next decision to take effect after a day. */
    public Optional<Decision> after(LocalDate day) {
        return Optional.ofNullable(byFirstDay().higherEntry(day)).map(Map.Entry::getValue);
    }

    /** What is asked for on top on a day. */
    public List<OneOff> oneOffsOn(LocalDate day) {
        return oneOffs.entrySet().stream()
                .map(known -> new OneOff(known.getKey(), known.getValue()))
                .filter(oneOff -> oneOff.inForceOn(day))
                .toList();
    }

    /** What was thought to be needed; no target follows from it. */
    public List<Prognosis> prognoses() {
        return List.copyOf(prognoses.values());
    }

    /** How a region divides its target over its municipalities on a day; chosen as {@link #on} chooses. */
    public Optional<DivisionTerms> divisionOn(RegionCode region, LocalDate day) {
        var byFirstDay = new TreeMap<LocalDate, DivisionTerms>();
        divisions.getOrDefault(region, Map.of()).values().forEach(terms -> byFirstDay.put(terms.effectiveOn(), terms));
        return Optional.ofNullable(byFirstDay.floorEntry(day)).map(Map.Entry::getValue);
    }

    /**
     * What the municipalities of a region are asked for on a day. A merger changes no figure: who became part of another
     * municipality takes its share there, and out of its region if need be, where it stays until that region divides anew.
     */
    public Optional<Shares> sharesOn(RegionCode region, LocalDate day) {
        var division = Division.ofTheNetherlands();
        var own = divisionOn(region, day).orElse(null);
        var terms = own;
        var parts = new ArrayList<MunicipalPlaces>();
        if (own != null)
            own.municipalities().stream()
                    .filter(part -> liesIn(region, part.municipality(), day))
                    .forEach(parts::add);
        for (var gone : arrivals(region, day)) {
            if (own != null && !own.effectiveOn().isBefore(gone.until())) continue;
            var theirs = divisionOn(gone.region(), gone.until().minusDays(1)).orElse(null);
            if (theirs == null) continue;
            for (var part : theirs.municipalities())
                if (part.municipality().equals(gone.code())) {
                    parts.add(part);
                    if (terms == null) terms = theirs;
                }
        }
        if (terms == null) return Optional.empty();
        var byMunicipality = new TreeMap<MunicipalityCode, List<MunicipalPlaces>>();
        for (var part : parts)
            division.standsFor(part.municipality(), day)
                    .ifPresent(now -> byMunicipality
                            .computeIfAbsent(now.code(), _ -> new ArrayList<>())
                            .add(part));
        return Optional.of(new Shares(
                terms.effectiveOn(),
                terms.source(),
                byMunicipality.entrySet().stream()
                        .map(entry -> share(entry.getKey(), entry.getValue()))
                        .toList()));
    }

    private static Share share(MunicipalityCode municipality, List<MunicipalPlaces> parts) {
        return new Share(
                municipality,
                parts.stream().mapToLong(MunicipalPlaces::places).sum(),
                parts.stream().map(MunicipalPlaces::municipality).toList());
    }

    private static boolean liesIn(RegionCode region, MunicipalityCode municipality, LocalDate day) {
        return Division.ofTheNetherlands()
                .standsFor(municipality, day)
                .filter(now -> now.region().equals(region))
                .isPresent();
    }

    /** Municipalities of other regions that by this day had become part of one in this region. */
    private static List<Division.Municipality> arrivals(RegionCode region, LocalDate day) {
        return Division.ofTheNetherlands().all().stream()
                .filter(gone -> !gone.region().equals(region) && !day.isBefore(gone.until()))
                .filter(gone -> liesIn(region, gone.code(), day))
                .sorted(Comparator.comparing(Division.Municipality::code))
                .toList();
    }

    /** How many places a region plans to have on a day; chosen as {@link #on} chooses. */
    public Optional<PlanTerms> planOn(RegionCode region, LocalDate day) {
        var byFirstDay = new TreeMap<LocalDate, PlanTerms>();
        plans.getOrDefault(region, Map.of()).values().forEach(terms -> byFirstDay.put(terms.effectiveOn(), terms));
        return Optional.ofNullable(byFirstDay.floorEntry(day)).map(Map.Entry::getValue);
    }

    /** How many places a region is asked for on a day, with what is asked for on top; empty when nothing was decided. */
    public Optional<Long> placesOn(RegionCode region, LocalDate day) {
        long onTop = oneOffsOn(day).stream()
                .flatMap(oneOff -> Figure.of(oneOff.terms().regions(), region::equals).stream())
                .mapToLong(Figure::places)
                .sum();
        return on(day).flatMap(decision -> Figure.of(decision.terms().regions(), region::equals))
                .map(figure -> figure.places() + onTop);
    }

    /** Whether by then nothing that the ministry decided could still come in as known before it was recorded. */
    public boolean historyImportClosed() {
        return historyImportClosed;
    }

    private NavigableMap<LocalDate, Decision> byFirstDay() {
        var byFirstDay = new TreeMap<LocalDate, Decision>();
        decisions.forEach((id, terms) -> byFirstDay.put(terms.effectiveOn(), new Decision(id, terms)));
        return byFirstDay;
    }
}
