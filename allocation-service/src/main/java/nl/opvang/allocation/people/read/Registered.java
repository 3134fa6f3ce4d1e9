package nl.opvang.allocation.people.read;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.NationalityGroup;
import org.jspecify.annotations.Nullable;

/**
 * A registration as it counts now, and whose it is by a number that says nothing.
 *
 * @param until first day on which it no longer counts, whatever ended it; null while it lasts
 * @param departureReason null when it lasts, and when the person's next registration ended it
 */
public record Registered(
        MunicipalityCode municipality,
        UUID id,
        UUID person,
        NationalityGroup nationalityGroup,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable DepartureReason departureReason,
        @Nullable MunicipalityCode movedFrom,
        boolean withdrawn) {}
