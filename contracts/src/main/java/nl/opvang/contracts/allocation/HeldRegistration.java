package nl.opvang.contracts.allocation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import org.jspecify.annotations.Nullable;

/**
 * A registration with all that was said about it, as it goes from one person to another.
 *
 * @param personId of whom it was first said
 * @param nationalityGroup as it was first said, like {@code from} and {@code movedFrom}
 * @param movedFrom null when the person was new, or returned
 * @param end as it was first said; null while nothing was
 * @param now what it says since; null when it was withdrawn
 * @param corrections what each correction said, in the order of their ids
 */
public record HeldRegistration(
        RegistrationId registrationId,
        PersonId personId,
        NationalityGroup nationalityGroup,
        LocalDate from,
        @Nullable MunicipalityCode movedFrom,
        @Nullable End end,
        @Nullable Period now,
        List<Correction> corrections) {
    public HeldRegistration {
        corrections = List.copyOf(corrections);
    }

    /** @param until first day on which the person is no longer registered */
    public record End(LocalDate until, DepartureReason departureReason) {}

    /** @param end null when there was no deregistration */
    public record Period(
            NationalityGroup nationalityGroup,
            LocalDate from,
            @Nullable End end) {}

    /** @param period null when it said that the registration never should have been */
    public record Correction(UUID correctionId, @Nullable Period period) {}
}
