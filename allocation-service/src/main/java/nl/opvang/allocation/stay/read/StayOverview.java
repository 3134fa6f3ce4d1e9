package nl.opvang.allocation.stay.read;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * A stay as it counts now.
 *
 * @param from null when it was withdrawn
 * @param until first day on which the person no longer stays; null while that is open
 * @param sequence last sequence of the guest book; the {@code ETag}
 */
record StayOverview(
        UUID id,
        MunicipalityCode municipality,
        UUID location,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean withdrawn,
        long sequence) {}
