package nl.opvang.contracts.funding;

import java.util.UUID;

/** What was asked for, supplied. */
public record Answer(UUID answerId, UUID questionId, Officer by, String text) {}
