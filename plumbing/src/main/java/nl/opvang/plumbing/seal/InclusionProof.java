package nl.opvang.plumbing.seal;

import java.util.List;
import java.util.UUID;
import nl.opvang.plumbing.http.form.Example;

/**
 * Why an event is certainly under a seal (RFC 9162, section 2.1.3). Its leaf is the id's 16 bytes and the 32 of the digest.
 *
 * @param digest SHA-256 of the canonical JSON of the event's line in {@code GET /v1/events}, in hexadecimal
 * @param index its place among the events of the seal, from 0
 * @param path what the leaf's hash is combined with, one after the other, to get the root that the seal names
 */
record InclusionProof(
        UUID eventId,

        @Example("6d3a1b9c0f5e4d7288aa31c5e0f9b7d6c4e2a1908f7d6e5c4b3a291807f6e5d4")
        String digest,

        @Example("1") long index,
        List<String> path,
        Seal seal) {
    InclusionProof {
        path = List.copyOf(path);
    }
}
