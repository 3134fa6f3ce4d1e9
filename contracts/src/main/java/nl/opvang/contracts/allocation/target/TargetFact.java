package nl.opvang.contracts.allocation.target;

import java.time.Instant;
import nl.opvang.contracts.allocation.TargetEvent;

/** An event about targets, with the moment since which it is known. */
public record TargetFact(Instant knownAt, TargetEvent event) {}
