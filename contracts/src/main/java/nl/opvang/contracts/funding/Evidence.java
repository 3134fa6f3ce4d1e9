package nl.opvang.contracts.funding;

/**
 * A document that is kept elsewhere.
 *
 * @param reference where it is, as the one who keeps it calls it
 * @param sha256 hash of its bytes, 64 lower-case hexadecimal digits: shows later whether it is the same
 */
public record Evidence(String reference, String sha256) {}
