package nl.opvang.funding.norm.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormScheme;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.norm.domain.KnownNorms;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * A norm and the days for which it holds.
 *
 * @param amount per realised place per day, or per registered person per calendar month
 * @param until first day on which it no longer holds; null when nothing follows it
 * @param confirmedThrough last day for which the norms of this scheme are confirmed; null when none is
 * @param knownFrom day on which the rule became known, when that was before it was recorded
 * @param knownAt since when it is known to read so
 * @param eventId the event that made it read so: the decision, or its last correction
 */
public record NormOverview(
        NormScheme scheme,
        NormId normId,
        Euro amount,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate confirmedThrough,
        Certainty certainty,
        @Example("A made-up letter of 1 March 2025") String source,
        @Nullable LocalDate knownFrom,
        Instant knownAt,
        UUID eventId) {

    /** All norms that hold on some day, as known at some moment; by scheme, in order of days. */
    public static List<NormOverview> of(KnownNorms known) {
        return Stream.of(NormScheme.values())
                .flatMap(scheme -> known.periods(scheme).stream())
                .map(period -> of(period, known))
                .toList();
    }

    private static NormOverview of(KnownNorms.Period period, KnownNorms known) {
        var norm = period.norm();
        var terms = norm.terms();
        return new NormOverview(
                period.scheme(),
                norm.normId(),
                terms.amount(),
                period.from(),
                period.until(),
                known.confirmedThrough(period.scheme()),
                terms.certainty(),
                terms.source(),
                terms.knownFrom(),
                norm.knownAt(),
                norm.eventId());
    }
}
