package nl.opvang.allocation.registration.read;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import org.jspecify.annotations.Nullable;

/**
 * A registration as it counts now.
 *
 * @param until first day on which it no longer counts, whatever ended it; null while it lasts
 * @param departureReason null when it lasts, and when the person's next registration ended it
 * @param sequence last sequence of what was said about the person's registrations; the {@code ETag}
 */
record RegistrationOverview(
        UUID id,
        MunicipalityCode municipality,
        NationalityGroup nationalityGroup,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable DepartureReason departureReason,
        @Nullable MunicipalityCode movedFrom,
        boolean withdrawn,
        long sequence) {}
