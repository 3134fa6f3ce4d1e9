package nl.opvang.contracts.allocation.target;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
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

    /** By the very objects: two events may say the same in the same words. */
    private final IdentityHashMap<Record, TargetFact> saidBy = new IdentityHashMap<>();

    private boolean historyImportClosed;

    private KnownTargets() {}

    /**
     * What was known then, that moment included.
     *
     * @param facts those of one aggregate in their order
     */
    public static KnownTargets at(Instant moment, List<TargetFact> facts) {
        var known = new KnownTargets();
        facts.stream().filter(fact -> !fact.knownAt().isAfter(moment)).forEach(known::add);
        return known;
    }

    private void add(TargetFact fact) {
        switch (fact.event()) {
            case Decided(var id, var terms) -> decisions.put(id, said(terms, fact));
            case Corrected(var id, var _, var terms) -> decisions.put(id, said(terms, fact));
            case OneOffDecided(var id, var terms) -> oneOffs.put(id, said(terms, fact));
            case PrognosisRecorded(var id, var prognosis) -> prognoses.put(id, prognosis);
            case Divided(var id, var region, var terms) ->
                divisions.computeIfAbsent(region, _ -> new LinkedHashMap<>()).put(id, said(terms, fact));
            case PlacesPlanned(var id, var region, var terms) ->
                plans.computeIfAbsent(region, _ -> new LinkedHashMap<>()).put(id, said(terms, fact));
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

    private <T extends Record> T said(T terms, TargetFact fact) {
        saidBy.put(terms, fact);
        return terms;
    }

    /**
     * The event that says what an answer of this object says.
     *
     * @param terms of a decision, of what is asked for on top, of a division or of a plan, as answered here
     * @throws IllegalArgumentException when they were not
     */
    public TargetFact saidBy(Record terms) {
        var fact = saidBy.get(terms);
        if (fact == null) throw new IllegalArgumentException("not answered here: " + terms);
        return fact;
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
        var parts = partsOn(region, day);
        var terms = divisionOn(region, day)
                .or(() -> parts.stream().map(DividedPart::terms).findFirst())
                .orElse(null);
        if (terms == null) return Optional.empty();
        var byMunicipality = new TreeMap<MunicipalityCode, List<MunicipalPlaces>>();
        for (var part : parts)
            Division.ofTheNetherlands()
                    .standsFor(part.part().municipality(), day)
                    .ifPresent(now -> byMunicipality
                            .computeIfAbsent(now.code(), _ -> new ArrayList<>())
                            .add(part.part()));
        return Optional.of(new Shares(
                terms.effectiveOn(),
                terms.source(),
                byMunicipality.entrySet().stream()
                        .map(entry -> share(entry.getKey(), entry.getValue()))
                        .toList()));
    }

    /** The parts of divisions of which {@link #sharesOn} is made, each with the terms that name it. */
    public List<DividedPart> partsOn(RegionCode region, LocalDate day) {
        var own = divisionOn(region, day).orElse(null);
        var parts = new ArrayList<DividedPart>();
        if (own != null)
            for (var part : own.municipalities())
                if (liesIn(region, part.municipality(), day)) parts.add(new DividedPart(own, part));
        for (var gone : arrivals(region, day)) {
            if (own != null && !own.effectiveOn().isBefore(gone.until())) continue;
            divisionOn(gone.region(), gone.until().minusDays(1))
                    .ifPresent(theirs -> theirs.municipalities().stream()
                            .filter(part -> part.municipality().equals(gone.code()))
                            .map(part -> new DividedPart(theirs, part))
                            .forEach(parts::add));
        }
        return parts;
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
