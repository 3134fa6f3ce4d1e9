package nl.opvang.contracts.funding;

import java.util.UUID;

/** What somebody who looked into a request advises. */
public record Assessment(UUID assessmentId, Officer by, Ruling advice) {}
