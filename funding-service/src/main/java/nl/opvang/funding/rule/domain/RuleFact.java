package nl.opvang.funding.rule.domain;

import java.time.Instant;
import java.util.UUID;
import nl.opvang.contracts.funding.RuleEvent;

/** An event about a rule, with what its envelope says: which one it is and since when it is known. */
public record RuleFact(UUID eventId, Instant knownAt, RuleEvent event) {}
