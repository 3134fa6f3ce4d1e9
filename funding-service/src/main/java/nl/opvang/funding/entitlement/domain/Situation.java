package nl.opvang.funding.entitlement.domain;

import java.time.Instant;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;

/** Where a location lies, as it was said at a moment; the last that was said holds on every day. */
public record Situation(LocationId location, MunicipalityCode situatedIn, Instant knownAt, UUID eventId) {}
