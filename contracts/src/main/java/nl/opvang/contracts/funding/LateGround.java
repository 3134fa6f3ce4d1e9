package nl.opvang.contracts.funding;

/** Why an advance is asked for late, in the applicant's words. */
public record LateGround(LateReason reason, String explanation) {}
