package nl.opvang.reporting.signal.domain;

import java.time.LocalDate;

/** People counted on a day. */
public record Count(LocalDate on, int people) {}
