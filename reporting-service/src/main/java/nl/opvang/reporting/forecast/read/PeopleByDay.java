package nl.opvang.reporting.forecast.read;

import static nl.opvang.contracts.ledger.PlaceKind.CRISIS;
import static nl.opvang.contracts.ledger.PlaceKind.MUNICIPAL;
import static nl.opvang.contracts.ledger.Quantity.REGISTERED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;
import static nl.opvang.reporting.forecast.domain.SixMonthsAhead.MOST_WEEKS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import nl.opvang.contracts.reporting.ForecastFigures;
import nl.opvang.plumbing.ledger.Ledger;
import nl.opvang.plumbing.ledger.LedgerProjection;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.ledger.Selection;
import nl.opvang.plumbing.projection.ProjectedThrough;
import org.springframework.stereotype.Component;

/** How many people of the country were registered, and how many were in municipal or crisis reception, day by day. */
@Component
public class PeopleByDay {
    private final Ledger ledger;
    private final LedgerProjection projection;
    private final ProjectedThrough projectedThrough;

    PeopleByDay(Ledger ledger, LedgerProjection projection, ProjectedThrough projectedThrough) {
        this.ledger = ledger;
        this.projection = projection;
        this.projectedThrough = projectedThrough;
    }

    /** People at the end of a day. */
    record People(long registered, long stays) {
        static final People NOBODY = new People(0, 0);

        People plus(People more) {
            return new People(registered + more.registered, stays + more.stays);
        }
    }

    /** Up to and including which moment everything is here. */
    public Instant projectedThrough() {
        return projectedThrough.of(projection);
    }

    /**
     * What a forecast is made of: the weeks that end on a day, from the first one at whose beginning anybody was registered.
     *
     * @param asOf last day of the last week
     */
    public ForecastFigures figures(LocalDate asOf, Instant knownAt) {
        var ends = IntStream.rangeClosed(0, MOST_WEEKS)
                .mapToObj(week -> asOf.minusWeeks(MOST_WEEKS - (long) week))
                .toList();
        var people = on(ends, knownAt);
        var told = ends.stream()
                .dropWhile(day -> people(people, day).registered() == 0)
                .toList();
        var netInflow = new ArrayList<Long>();
        for (int week = 1; week < told.size(); week++)
            netInflow.add(people(people, told.get(week)).registered()
                    - people(people, told.get(week - 1)).registered());
        var last = people(people, asOf);
        return new ForecastFigures(
                asOf.minusWeeks(netInflow.size()).plusDays(1), netInflow, last.registered(), last.stays());
    }

    /** At the end of each of these days, without those on which there was nobody. */
    Map<LocalDate, People> on(Collection<LocalDate> days, Instant knownAt) {
        var people = new HashMap<LocalDate, People>();
        var registered = Selection.of(Level.COUNTRY, REGISTERED);
        for (var amount : ledger.amounts(registered, days, knownAt))
            people.merge(amount.on(), new People(amount.amount(), 0), People::plus);
        var stays = Selection.of(Level.COUNTRY, STAYS).ofKinds(MUNICIPAL, CRISIS);
        for (var amount : ledger.amounts(stays, days, knownAt))
            people.merge(amount.on(), new People(0, amount.amount()), People::plus);
        return people;
    }

    static People people(Map<LocalDate, People> people, LocalDate day) {
        return people.getOrDefault(day, People.NOBODY);
    }
}
