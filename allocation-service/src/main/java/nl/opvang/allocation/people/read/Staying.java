package nl.opvang.allocation.people.read;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * A stay as it counts now, and whose it is by a number that says nothing.
 *
 * @param name what the location is called
 * @param from null when it was withdrawn
 * @param until first day on which the person no longer stays; null while that is open
 */
public record Staying(
        MunicipalityCode municipality,
        UUID id,
        UUID person,
        LocationId location,
        String name,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean withdrawn) {}
