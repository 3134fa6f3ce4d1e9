package nl.opvang.funding.procedure.write;

import jakarta.validation.constraints.Pattern;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.plumbing.http.form.Example;

/**
 * A document that is kept elsewhere.
 *
 * @param reference where it is, as the one who keeps it calls it
 * @param sha256 hash of its bytes, 64 lower-case hexadecimal digits
 */
public record EvidenceForm(
        @Example("Z-2025-004711") String reference,

        @Pattern(regexp = "[0-9a-f]{64}") @Example("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        String sha256) {
    public Evidence evidence() {
        return new Evidence(reference, sha256);
    }
}
