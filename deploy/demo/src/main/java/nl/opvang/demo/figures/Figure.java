package nl.opvang.demo.figures;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * One country figure on one date.
 *
 * @param published the figure as published; empty when ASSUMED
 * @param planned what the simulated history holds on that date, as everything is known in the end
 * @param why why it is not an exact figure; empty when there is nothing to say
 */
public record Figure(
        LocalDate date,
        Measure measure,
        Population population,
        OptionalInt published,
        int planned,
        Match match,
        String why) {
    /** @throws IllegalArgumentException when an exact figure is planned otherwise than published */
    public Figure {
        if (published.isEmpty() != (match == Match.ASSUMED))
            throw new IllegalArgumentException("published and " + match + " on " + date);
        if (match == Match.EXACT && published.orElseThrow() != planned)
            throw new IllegalArgumentException("not planned as published: " + measure + " on " + date);
    }
}
