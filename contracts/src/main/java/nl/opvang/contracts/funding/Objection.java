package nl.opvang.contracts.funding;

import java.util.UUID;

/** Somebody does not agree with a decision, and wants it taken again. */
public record Objection(UUID objectionId, UUID decisionId, Officer by, String grounds) {}
