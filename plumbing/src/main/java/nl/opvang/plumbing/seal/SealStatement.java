package nl.opvang.plumbing.seal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * What is signed. Its canonical JSON (RFC 8785) is what the signature and the hash are made of. Hashes and keys are in hexadecimal.
 *
 * @param kind always {@link #KIND}: a signature under anything else is none under a seal
 * @param number from 1, without holes
 * @param keyId of the key that signs
 * @param previous hash of the seal before it; zeros for the first
 * @param eventsBefore how many events the seals before it cover
 * @param events how many this one covers, the next ones in the order of the store
 * @param root of the Merkle tree over them
 * @param nextKey the key that signs from the next seal on, when it is another one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SealStatement(
        @Example(SealStatement.KIND) String kind,
        String service,
        @Example("1") long number,
        Instant sealedAt,
        @Example("21fe31dfa154a261") String keyId,
        @Example(SealStatement.NOTHING) String previous,
        @Example("0") long eventsBefore,
        @Example("1") int events,

        @Example("6d3a1b9c0f5e4d7288aa31c5e0f9b7d6c4e2a1908f7d6e5c4b3a291807f6e5d4")
        String root,

        @Nullable PublicKey nextKey) {
    static final String KIND = "nl.opvang.seal.v1";

    /** What comes before the first seal. */
    static final String NOTHING = "0000000000000000000000000000000000000000000000000000000000000000";

    /**
     * A key with which signatures are checked.
     *
     * @param keyId the first eight bytes of its SHA-256
     * @param publicKey Ed25519, the 32 bytes of RFC 8032
     */
    record PublicKey(
            @Example("21fe31dfa154a261") String keyId,

            @Example("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
            String publicKey) {}
}
