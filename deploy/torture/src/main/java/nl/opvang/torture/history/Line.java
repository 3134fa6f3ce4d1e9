package nl.opvang.torture.history;

import java.time.LocalDate;

/** One change of a number, as an event carries it; what a dimension does not say is empty. */
public record Line(
        LocalDate effectiveOn,
        String quantity,
        String municipality,
        String location,
        String kind,
        String nationalityGroup,
        int change) {}
