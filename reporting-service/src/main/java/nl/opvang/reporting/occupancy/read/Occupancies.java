package nl.opvang.reporting.occupancy.read;

import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_PLANNED;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.ledger.Amount;
import nl.opvang.plumbing.ledger.Ledger;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.Selection;
import nl.opvang.reporting.figure.read.AreaName;
import nl.opvang.reporting.figure.read.Areas;
import nl.opvang.reporting.figure.read.FigureLines;
import nl.opvang.reporting.figure.read.Inquiry;
import nl.opvang.reporting.figure.read.Reports;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Occupancy as a question to the ledger. */
@Component
public class Occupancies {
    private final Ledger ledger;
    private final Areas areas;
    private final Reports reports;

    Occupancies(Ledger ledger, Areas areas, Reports reports) {
        this.ledger = ledger;
        this.areas = areas;
        this.reports = reports;
    }

    /**
     * The occupancy of every area asked that there is on the day. Above the location areas without places are items as
     * well; locations are those with places, planned ones included, or stays.
     */
    public List<Occupancy> of(Inquiry inquiry, PlaceKind kind) {
        var level = inquiry.areas().level();
        var amounts = new TreeMap<String, Amounts>();
        var selection = inquiry.narrow(Selection.of(level, PLACES_PLANNED, PLACES_REALISED, PLACES_OUT_OF_USE, STAYS)
                .ofKinds(kind));
        for (var amount : ledger.amounts(selection, inquiry.on(), inquiry.knownAt()))
            amounts.merge(amount.area(), Amounts.NONE.plus(amount), Amounts::plus);
        return level == Level.LOCATION ? ofLocations(amounts, inquiry.knownAt()) : ofAreas(amounts, inquiry);
    }

    /** The same of everything asked together, at the end of each of these days, in order of days. */
    public List<DayOfOccupancy> onDays(Inquiry inquiry, Collection<LocalDate> days, PlaceKind kind) {
        var selection = inquiry.narrow(what(inquiry, kind));
        var amounts = new TreeMap<LocalDate, Amounts>();
        for (var day : days) amounts.put(day, Amounts.NONE);
        for (var amount : ledger.amounts(selection, days, inquiry.knownAt()))
            amounts.merge(amount.on(), Amounts.NONE.plus(amount), Amounts::plus);
        return amounts.entrySet().stream()
                .map(day -> day.getValue().on(day.getKey()))
                .toList();
    }

    /** What the three quantities of an area are sums of. */
    static Selection what(Inquiry inquiry, PlaceKind kind) {
        return FigureLines.what(inquiry, PLACES_REALISED, PLACES_OUT_OF_USE, STAYS)
                .ofKinds(kind);
    }

    private List<Occupancy> ofAreas(Map<String, Amounts> amounts, Inquiry inquiry) {
        var choice = inquiry.areas();
        for (var code : areas.existing(choice, inquiry.on(), inquiry.visible()))
            amounts.putIfAbsent(code, Amounts.NONE);
        var codes = areas.recordedCodes(choice, inquiry.on(), inquiry.visible());
        var reported = reports.lastOfAreas(codes, inquiry.knownAt());
        return items(amounts, code -> areas.named(choice.level(), code), reported);
    }

    private List<Occupancy> ofLocations(Map<String, Amounts> amounts, Instant knownAt) {
        var names = reports.names(amounts.keySet(), knownAt);
        var reported = reports.lastOfLocations(amounts.keySet(), knownAt);
        return items(amounts, code -> Areas.named(Level.LOCATION, code, names.getOrDefault(code, code)), reported);
    }

    private static List<Occupancy> items(
            Map<String, Amounts> amounts, Function<String, AreaName> named, Map<String, Instant> reported) {
        return amounts.entrySet().stream()
                .map(item -> item.getValue().occupancy(named.apply(item.getKey()), reported.get(item.getKey())))
                .toList();
    }

    /** The three quantities of one area. */
    private record Amounts(long realised, long outOfUse, long occupied) {
        static final Amounts NONE = new Amounts(0, 0, 0);

        Amounts plus(Amount amount) {
            return plus(new Amounts(of(amount, PLACES_REALISED), of(amount, PLACES_OUT_OF_USE), of(amount, STAYS)));
        }

        Amounts plus(Amounts other) {
            return new Amounts(realised + other.realised, outOfUse + other.outOfUse, occupied + other.occupied);
        }

        Occupancy occupancy(AreaName area, @Nullable Instant lastReportedAt) {
            return new Occupancy(
                    area, realised, outOfUse, occupied, Occupancy.rate(occupied, realised), lastReportedAt);
        }

        DayOfOccupancy on(LocalDate day) {
            return new DayOfOccupancy(day, realised, outOfUse, occupied, Occupancy.rate(occupied, realised));
        }

        private static long of(Amount amount, Quantity quantity) {
            return amount.quantity() == quantity ? amount.amount() : 0;
        }
    }
}
