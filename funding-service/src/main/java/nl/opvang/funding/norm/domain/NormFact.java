package nl.opvang.funding.norm.domain;

import java.time.Instant;
import java.util.UUID;
import nl.opvang.contracts.funding.NormEvent;

/** An event about norms, with what its envelope says: which one it is and since when it is known. */
public record NormFact(UUID eventId, Instant knownAt, NormEvent event) {}
