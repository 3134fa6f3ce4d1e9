package nl.opvang.funding.norm.domain;

import java.time.Instant;
import java.util.UUID;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormTerms;

/**
 * A decision as it reads at some moment.
 *
 * @param eventId the event that made it read so: the decision, or its last correction
 * @param knownAt since when that is known
 */
public record Norm(NormId normId, UUID eventId, Instant knownAt, NormTerms terms) {}
