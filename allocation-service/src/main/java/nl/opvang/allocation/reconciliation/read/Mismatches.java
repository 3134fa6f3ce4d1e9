package nl.opvang.allocation.reconciliation.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * People whose registration and stay do not match: a list of work, in the order of their numbers.
 *
 * @param knownAt as known then, that moment included
 * @param projectedThrough everything recorded by then is here; a later {@code knownAt} is not answered
 * @param nextCursor what to pass as {@code cursor} for the next page; null at the end
 */
record Mismatches(
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        List<MismatchedPerson> items,
        @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {

    /**
     * A person. What another municipality said is not told.
     *
     * @param person by a number that says nothing
     * @param registration the municipality's own id of the registration here; null when there is none here
     * @param registeredFrom its first day
     * @param stay the municipality's own id of the stay here; null when there is none here
     * @param location where that stay is
     * @param stayingFrom its first day
     */
    record MismatchedPerson(
            UUID person,
            Mismatch mismatch,
            @Nullable UUID registration,
            @Nullable LocalDate registeredFrom,
            @Nullable UUID stay,
            @Nullable UUID location,
            @Nullable LocalDate stayingFrom) {}
}
