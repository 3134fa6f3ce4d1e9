package nl.opvang.reporting.signal.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.capacity.RuleName;
import nl.opvang.contracts.capacity.RuleNumber;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.reporting.figure.read.AreaName;
import nl.opvang.reporting.figure.read.KnownAtBasis;
import nl.opvang.reporting.signal.domain.Signal.Figure;
import org.jspecify.annotations.Nullable;

/**
 * What is worth a look in an area on a day, as known at a moment. Nothing is ever stopped by it.
 *
 * @param area within which was looked
 * @param bySignal how many there are of each, on all pages; also of those of which there are none
 * @param items by municipality, signal and location
 * @param nextCursor where the next page begins, as known at the same moment; null at the end
 */
record SignalsOfArea(
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        KnownAtBasis knownAtBasis,
        AreaName area,
        List<NumberOfSignals> bySignal,
        List<SignalItem> items,
        @Nullable String nextCursor) {

    record NumberOfSignals(RuleName signal, int number) {}

    /**
     * @param location null for one about the municipality as a whole, and for who may not see locations
     * @param since first day of what it is about; where that is longer ago than was looked, the first day looked at
     * @param reason what was found, in words
     * @param figures what was found, in numbers
     * @param rule by which it is worth a look
     */
    record SignalItem(
            RuleName signal,
            AreaName municipality,
            @Nullable AreaName location,
            LocalDate since,
            String reason,
            List<Figure> figures,
            SignalRule rule) {}

    /** @param note what it rests on, or that it is assumed */
    record SignalRule(UUID ruleId, LocalDate validFrom, List<RuleNumber> numbers, Certainty certainty, String note) {}
}
