package nl.opvang.reporting.forecast.read;

import java.time.LocalDate;
import nl.opvang.contracts.reporting.Estimate;
import nl.opvang.contracts.reporting.ForecastWeek;
import nl.opvang.reporting.forecast.read.PeopleByDay.People;

/**
 * What came of a forecast by the end of one of its weeks. An error is the forecast less what came: positive when too much
 * was expected.
 *
 * @param on last day of that week
 * @param netInflowSoFar by how much the number of registered people changed since the day of the forecast
 * @param stays people in municipal and crisis reception on that day, who are fewer than need a place when places are short
 */
record ForecastOutcome(
        LocalDate on,
        long netInflowSoFar,
        long netInflowError,
        boolean netInflowWithinBounds,
        long stays,
        long placesError,
        boolean placesWithinBounds) {
    static ForecastOutcome of(ForecastWeek week, People before, People then) {
        long came = then.registered() - before.registered();
        var netInflow = week.netInflowSoFar();
        var places = week.placesNeeded();
        return new ForecastOutcome(
                week.lastDay(),
                came,
                netInflow.expected() - came,
                within(netInflow, came),
                then.stays(),
                places.expected() - then.stays(),
                within(places, then.stays()));
    }

    private static boolean within(Estimate estimate, long number) {
        return estimate.low() <= number && number <= estimate.high();
    }
}
