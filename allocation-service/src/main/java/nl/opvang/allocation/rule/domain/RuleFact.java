package nl.opvang.allocation.rule.domain;

import java.time.Instant;
import java.util.UUID;
import nl.opvang.contracts.allocation.RuleEvent;

/** Something that was said about a rule, and when it was known. */
public record RuleFact(UUID eventId, Instant knownAt, RuleEvent event) {}
