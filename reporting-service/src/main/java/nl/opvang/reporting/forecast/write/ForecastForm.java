package nl.opvang.reporting.forecast.write;

import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/**
 * Which forecast is to be made.
 *
 * @param asOf last day whose figures are used; the last few weeks before today still miss people who register late
 * @param knownAt the figures as known at this moment; as known now when absent
 */
record ForecastForm(
        LocalDate asOf, @Nullable Instant knownAt, @Nullable String reason) implements Reasoned {}
