package nl.opvang.allocation.request.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.rule.read.AppliedTerm;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * Offers that were accepted by households that did not come for as long as the rule of the day says, while their places
 * stay held; the longest first. Nothing follows from it by itself.
 *
 * @param knownAt as known then, that moment included
 * @param projectedThrough everything recorded by then is here; a later {@code knownAt} is not answered
 * @param term the rule of the day; null when there is none, and then nobody is on the list
 * @param nextCursor what to pass as {@code cursor} for the next page; null at the end
 */
record OverdueArrivals(
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        @Nullable AppliedTerm term,
        List<OverdueArrival> items,
        @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {

    /**
     * A household on its way. It is on the list of the municipality where places are held, which may release them, and of
     * its own, which may ask where it is.
     *
     * @param from the municipality that asked for the household
     * @param of the municipality that holds places
     * @param request for the household's own municipality; null for the other
     * @param location for the municipality that holds places; null for the other
     * @param people so many places are held
     * @param expectedFrom first day on which it could have come: from which it asked, or on which it accepted
     * @param daysWaited how many whole days that is ago
     * @param dueFrom first day on which it was on the list by the rule of this day
     */
    record OverdueArrival(
            MunicipalityCode from,
            UUID offer,
            MunicipalityCode of,
            @Nullable UUID request,
            @Nullable UUID location,
            int people,
            LocalDate expectedFrom,
            long daysWaited,
            LocalDate dueFrom) {}
}
