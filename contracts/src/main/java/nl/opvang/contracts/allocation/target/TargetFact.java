package nl.opvang.contracts.allocation.target;

import java.time.Instant;
import java.util.UUID;
import nl.opvang.contracts.allocation.TargetEvent;

/** An event about targets: which one it is, and the moment since which it is known. */
public record TargetFact(UUID eventId, Instant knownAt, TargetEvent event) {}
