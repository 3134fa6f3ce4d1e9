package nl.opvang.contracts.reporting;

import java.time.LocalDate;
import java.util.List;

/**
 * What a forecast rests on: the figures of the country as they were known when it was made.
 *
 * @param from first day of the first week
 * @param netInflow by how much the number of registered people changed in each week
 * @param registered people in the population register at the end of the last week
 * @param stays people in municipal and crisis reception at the end of the last week
 */
public record ForecastFigures(LocalDate from, List<Long> netInflow, long registered, long stays) {
    public ForecastFigures {
        netInflow = List.copyOf(netInflow);
    }
}
