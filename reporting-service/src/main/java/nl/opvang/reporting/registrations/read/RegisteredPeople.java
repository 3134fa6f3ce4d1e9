package nl.opvang.reporting.registrations.read;

import static java.util.stream.Collectors.groupingBy;
import static nl.opvang.contracts.ledger.Quantity.DEREGISTERED;
import static nl.opvang.contracts.ledger.Quantity.REGISTERED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.ledger.Amount;
import nl.opvang.plumbing.ledger.Ledger;
import nl.opvang.plumbing.ledger.Selection;
import nl.opvang.reporting.figure.read.AreaName;
import nl.opvang.reporting.figure.read.Areas;
import nl.opvang.reporting.figure.read.FigureLines;
import nl.opvang.reporting.figure.read.Inquiry;
import org.springframework.stereotype.Component;

/** Registered people as a question to the ledger. */
@Component
public class RegisteredPeople {
    private final Ledger ledger;
    private final Areas areas;

    RegisteredPeople(Ledger ledger, Areas areas) {
        this.ledger = ledger;
        this.areas = areas;
    }

    /** The people of every area asked that there is on the day. */
    public List<Registrations> of(Inquiry inquiry) {
        var amounts = ledger.amounts(selection(inquiry), inquiry.on(), inquiry.knownAt()).stream()
                .collect(groupingBy(Amount::area));
        return codes(inquiry, inquiry.on(), amounts)
                .map(code -> {
                    var ofArea = amounts.getOrDefault(code, List.of());
                    return new Registrations(
                            areas.named(inquiry.areas().level(), code),
                            sum(ofArea, REGISTERED),
                            sum(ofArea, DEREGISTERED),
                            byGroup(ofArea));
                })
                .toList();
    }

    /** How it went in every area asked, in steps of seven days from {@code from} up to and including the day asked. */
    public List<WeekOfRegistrations> byWeek(Inquiry inquiry, LocalDate from) {
        var until = inquiry.on().plusDays(1);
        var starts = Stream.iterate(from, start -> start.isBefore(until), start -> start.plusWeeks(1))
                .toList();
        var lastDays = new TreeSet<LocalDate>();
        for (var start : starts) lastDays.add(end(start, until).minusDays(1));
        var amounts = byDayAndArea(ledger.amounts(selection(inquiry), lastDays, inquiry.knownAt()));
        lastDays.add(from.minusDays(1));
        var changes = byDayAndArea(ledger.changes(selection(inquiry), lastDays, inquiry.knownAt()));

        var weeks = new ArrayList<WeekOfRegistrations>();
        for (var start : starts) {
            var end = end(start, until);
            var amountsThen = amounts.getOrDefault(end.minusDays(1), Map.of());
            var changesThen = changes.getOrDefault(end.minusDays(1), Map.of());
            codes(inquiry, end.minusDays(1), amountsThen)
                    .map(code -> week(
                            areas.named(inquiry.areas().level(), code),
                            start,
                            end,
                            amountsThen.getOrDefault(code, List.of()),
                            changesThen.getOrDefault(code, List.of())))
                    .forEach(weeks::add);
        }
        return weeks;
    }

    private static WeekOfRegistrations week(
            AreaName area, LocalDate from, LocalDate until, List<Amount> amounts, List<Amount> changes) {
        long registeredChange = sum(changes, REGISTERED);
        long deregisteredChange = sum(changes, DEREGISTERED);
        return new WeekOfRegistrations(
                area,
                from,
                until,
                sum(amounts, REGISTERED),
                sum(amounts, DEREGISTERED),
                registeredChange,
                deregisteredChange,
                registeredChange + deregisteredChange);
    }

    /** Areas that exist, and those that have people all the same: a code that was used before its municipality began. */
    private Stream<String> codes(Inquiry inquiry, LocalDate on, Map<String, List<Amount>> amounts) {
        var codes = new TreeSet<>(areas.existing(inquiry.areas(), on, inquiry.visible()));
        codes.addAll(amounts.keySet());
        return codes.stream();
    }

    private static Map<LocalDate, Map<String, List<Amount>>> byDayAndArea(List<Amount> amounts) {
        return amounts.stream().collect(groupingBy(Amount::on, groupingBy(Amount::area)));
    }

    private static LocalDate end(LocalDate start, LocalDate until) {
        var end = start.plusWeeks(1);
        return end.isBefore(until) ? end : until;
    }

    private static Selection selection(Inquiry inquiry) {
        return inquiry.narrow(what(inquiry));
    }

    /** What the figures of an area are sums of. */
    static Selection what(Inquiry inquiry) {
        return FigureLines.what(inquiry, REGISTERED, DEREGISTERED);
    }

    private static List<People> byGroup(List<Amount> amounts) {
        return Stream.of(NationalityGroup.values())
                .map(group -> {
                    var ofGroup = amounts.stream()
                            .filter(amount -> amount.nationalityGroup() == group)
                            .toList();
                    return new People(group, sum(ofGroup, REGISTERED), sum(ofGroup, DEREGISTERED));
                })
                .toList();
    }

    private static long sum(List<Amount> amounts, Quantity quantity) {
        return amounts.stream()
                .filter(amount -> amount.quantity() == quantity)
                .mapToLong(Amount::amount)
                .sum();
    }
}
