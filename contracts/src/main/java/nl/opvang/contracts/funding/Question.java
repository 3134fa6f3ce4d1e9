package nl.opvang.contracts.funding;

import java.util.UUID;

/** What must be known before a request can be assessed; until it is, its clock stands still. */
public record Question(UUID questionId, Officer by, String text) {}
