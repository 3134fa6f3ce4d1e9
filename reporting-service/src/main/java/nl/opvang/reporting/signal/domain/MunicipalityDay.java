package nl.opvang.reporting.signal.domain;

/** People of a municipality on a day: in the population register, and staying in its locations. */
public record MunicipalityDay(String municipality, long registered, long stays) {}
