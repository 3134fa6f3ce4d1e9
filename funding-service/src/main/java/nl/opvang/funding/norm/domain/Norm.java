package nl.opvang.funding.norm.domain;

import java.util.UUID;
import nl.opvang.contracts.funding.NormId;
import nl.opvang.contracts.funding.NormTerms;

/**
 * A decision as it reads at some moment.
 *
 * @param eventId the event that made it read so: the decision, or its last correction
 */
public record Norm(NormId normId, UUID eventId, NormTerms terms) {}
