package nl.opvang.reporting.publication.write;

import static nl.opvang.contracts.ledger.PlaceKind.CRISIS;
import static nl.opvang.contracts.ledger.PlaceKind.MUNICIPAL;
import static nl.opvang.contracts.ledger.Quantity.DEREGISTERED;
import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.REGISTERED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.DatedRules;
import nl.opvang.contracts.capacity.RuleEvent;
import nl.opvang.contracts.capacity.RuleName;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.ledger.Amount;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Ledger;
import nl.opvang.plumbing.ledger.LedgerProjection;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.Selection;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.plumbing.projection.WholeEvents;
import nl.opvang.reporting.figure.read.AreaChoice;
import nl.opvang.reporting.figure.read.Areas;
import nl.opvang.reporting.publication.domain.ExactFigures;
import nl.opvang.reporting.publication.domain.KnownFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of the whole country and the rules about publishing them, as known at a moment. */
@Component
class FiguresToPublish {
    private static final List<Level> LEVELS = List.of(Level.COUNTRY, Level.REGION, Level.MUNICIPALITY);

    private final Ledger ledger;
    private final Areas areas;
    private final LedgerProjection ledgerProjection;
    private final WholeEvents saidAboutRules;
    private final ProjectedThrough projectedThrough;

    FiguresToPublish(
            Ledger ledger,
            Areas areas,
            LedgerProjection ledgerProjection,
            WholeEvents saidAboutRules,
            ProjectedThrough projectedThrough) {
        this.ledger = ledger;
        this.areas = areas;
        this.ledgerProjection = ledgerProjection;
        this.saidAboutRules = saidAboutRules;
        this.projectedThrough = projectedThrough;
    }

    /** Up to and including which moment nothing is missing here, and nothing will be any other any more. */
    Instant projectedThrough() {
        var figures = projectedThrough.of(ledgerProjection);
        var rules = projectedThrough.of(saidAboutRules);
        return figures.isBefore(rules) ? figures : rules;
    }

    /**
     * The figures as known at a moment, with the rules that are known now: what is withheld today is withheld of figures
     * that were known before anybody said so.
     *
     * @param knownAt no later than {@link #projectedThrough}
     */
    KnownFigures asKnown(LocalDate on, LocalDate registeredOn, Instant knownAt) {
        var rules = DatedRules.of(saidAboutRules.knownAt(projectedThrough.of(saidAboutRules)).stream()
                .map(known -> (RuleEvent) known.event())
                .toList());
        return new KnownFigures(
                on,
                registeredOn,
                knownAt,
                rules.on(RuleName.PUBLICATION_ROUNDING, on).orElse(null),
                rules.on(RuleName.PUBLICATION_WITHHOLDING, on).orElse(null),
                exact(on, registeredOn, knownAt));
    }

    /** The country first, and every area after the one within which it lies. */
    List<ExactFigures> exact(LocalDate on, LocalDate registeredOn, Instant knownAt) {
        return LEVELS.stream()
                .flatMap(level -> figures(level, on, registeredOn, knownAt).stream())
                .toList();
    }

    private List<ExactFigures> figures(Level level, LocalDate on, LocalDate registeredOn, Instant knownAt) {
        var places =
                Selection.of(level, PLACES_REALISED, PLACES_OUT_OF_USE, STAYS).ofKinds(MUNICIPAL, CRISIS);
        var people = Selection.of(level, REGISTERED, DEREGISTERED);
        var amounts = new TreeMap<String, List<Amount>>();
        for (var amount : ledger.amounts(places, on, knownAt))
            amounts.computeIfAbsent(amount.area(), _ -> new ArrayList<>()).add(amount);
        for (var amount : ledger.amounts(people, registeredOn, knownAt))
            amounts.computeIfAbsent(amount.area(), _ -> new ArrayList<>()).add(amount);
        // Also those in which there is nobody, and a municipality that began or ended between the two days.
        var codes = new TreeSet<>(areas.existing(new AreaChoice(level, new Area.Country()), on, null));
        codes.addAll(amounts.keySet());
        return codes.stream()
                .map(code -> exact(level, code, amounts.getOrDefault(code, List.of())))
                .toList();
    }

    private static ExactFigures exact(Level level, String code, List<Amount> amounts) {
        return new ExactFigures(
                code,
                within(level, code),
                sum(amounts, PLACES_REALISED, MUNICIPAL),
                sum(amounts, PLACES_OUT_OF_USE, MUNICIPAL),
                sum(amounts, STAYS, MUNICIPAL),
                sum(amounts, PLACES_REALISED, CRISIS),
                sum(amounts, STAYS, CRISIS),
                sum(amounts, REGISTERED, null),
                sum(amounts, DEREGISTERED, null));
    }

    private static @Nullable String within(Level level, String code) {
        return switch (level) {
            case COUNTRY -> null;
            case REGION -> Area.COUNTRY_CODE;
            case MUNICIPALITY, LOCATION ->
                Division.ofTheNetherlands()
                        .municipality(new MunicipalityCode(code))
                        .map(municipality -> municipality.region().text())
                        .orElse(Area.COUNTRY_CODE);
        };
    }

    /** @param kind null for any */
    private static int sum(List<Amount> amounts, Quantity quantity, @Nullable PlaceKind kind) {
        return Math.toIntExact(amounts.stream()
                .filter(amount -> amount.quantity() == quantity && (kind == null || amount.kind() == kind))
                .mapToLong(Amount::amount)
                .sum());
    }
}
