package nl.opvang.reporting.forecast.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * Runs of the forecast.
 *
 * @param asOf the first item is the run that is current as of this day; null when any day was asked for
 * @param knownAt every run made by then, that moment included
 * @param outcomeKnownAt what came is told as known at this moment
 * @param projectedThrough an answer as known at this moment or earlier never changes
 * @param items the most current first: about the latest day, and of these of the latest knowledge
 * @param nextCursor what to pass as {@code cursor} for the next page; null at the end
 */
record ForecastsOverview(
        @Nullable LocalDate asOf,
        Instant knownAt,
        Instant outcomeKnownAt,
        Instant projectedThrough,
        List<ForecastOverview> items,
        @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {}
