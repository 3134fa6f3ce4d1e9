package nl.opvang.allocation.reconciliation.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * Everyone whom a reconciliation counts, in the order of their numbers: each figure is the number of people of whom it says
 * so.
 *
 * @param knownAt as known then, that moment included
 * @param projectedThrough everything recorded by then is here; a later {@code knownAt} is not answered
 * @param nextCursor what to pass as {@code cursor} for the next page; null at the end
 */
record ReconciliationExplanation(
        MunicipalityCode municipality,
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        List<CountedPerson> items,
        @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {
    /**
     * A person, and the events that make it so.
     *
     * @param person by a number that says nothing
     * @param registered counts among those registered here
     * @param staying counts among those who stay here by name
     * @param mismatch as what it counts besides; null when both match
     * @param eventIds all that was said of the registration, of the stay and of who turned out to be this person; what another
     *     municipality said is told to the auditor alone
     */
    record CountedPerson(
            UUID person,
            boolean registered,
            boolean staying,
            @Nullable Mismatch mismatch,
            List<UUID> eventIds) {}
}
