package nl.opvang.funding.entitlement.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * A change in what a norm pays for.
 *
 * @param municipality as coded at recording
 * @param location null for private reception
 * @param effectiveOn first day on which it holds; it holds on every later day
 * @param knownAt when it was known; of several together, the last moment
 * @param eventId the event that caused it; null for several together, which nobody asked to tell apart
 */
public record Change(
        Counted counted,
        MunicipalityCode municipality,
        @Nullable LocationId location,
        LocalDate effectiveOn,
        long change,
        Instant knownAt,
        @Nullable UUID eventId) {}
