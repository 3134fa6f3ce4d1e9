package nl.opvang.contracts.allocation;

import java.time.LocalDate;

/**
 * A stored run of a forecast, which stays where it is.
 *
 * @param asOf the last day that the run looked back on
 */
public record ForecastReference(ForecastRunId runId, LocalDate asOf) {}
