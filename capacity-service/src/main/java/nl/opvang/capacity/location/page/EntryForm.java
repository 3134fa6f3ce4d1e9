package nl.opvang.capacity.location.page;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.Closed;
import nl.opvang.contracts.capacity.LocationEvent.OccupancyCounted;
import nl.opvang.contracts.capacity.LocationEvent.PlacesChanged;
import nl.opvang.contracts.capacity.LocationEvent.PlacesPlanned;
import nl.opvang.contracts.capacity.LocationEvent.PlacesRealised;
import nl.opvang.contracts.capacity.LocationEvent.TakenOutOfUse;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in about a location, as text, so that whoever mistypes gets the form back with a word on what is wrong.
 *
 * @param id of what it says; made with the form, so that sent twice it says one thing
 * @param until first day on which it no longer holds
 * @param withdrawn of a correction: that what is corrected never was
 */
record EntryForm(
        @Nullable UUID id,
        @Size(max = 60) @Nullable String on,
        @Size(max = 60) @Nullable String until,
        @Size(max = 20) @Nullable String number,
        @Size(max = 200) @Nullable String reason,
        @Size(max = 5) @Nullable String withdrawn)
        implements Reasoned {
    static EntryForm from(LocalDate day) {
        return new EntryForm(null, day.toString(), null, null, null, null);
    }

    /** Filled in with what was said. */
    static EntryForm of(LocationEvent event) {
        return switch (event) {
            case PlacesChanged said -> of(said.effectiveOn(), null, said.places());
            case PlacesRealised said -> of(said.effectiveOn(), null, said.places());
            case PlacesPlanned said -> of(said.effectiveOn(), null, said.places());
            case OccupancyCounted said -> of(said.on(), null, said.occupied());
            case TakenOutOfUse said -> of(said.from(), said.until(), said.places());
            case Closed said -> from(said.effectiveOn());
            default -> new EntryForm(null, null, null, null, null, null);
        };
    }

    private static EntryForm of(LocalDate on, @Nullable LocalDate until, int number) {
        return new EntryForm(
                null, on.toString(), until == null ? null : until.toString(), Integer.toString(number), null, null);
    }

    /** Whether nobody has filled in anything yet. */
    boolean empty() {
        return on == null && number == null && withdrawn == null;
    }

    /** @throws ProblemException when it says nothing of it */
    UUID factId() {
        if (id == null) throw ProblemException.invalid("body", "id", "is required");
        return id;
    }

    public boolean withdraws() {
        return "true".equals(withdrawn);
    }
}
