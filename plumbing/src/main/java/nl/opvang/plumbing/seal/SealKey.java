package nl.opvang.plumbing.seal;

import nl.opvang.plumbing.http.form.Example;

/**
 * A key with which anyone can check signatures under seals.
 *
 * @param keyId the first eight bytes of the SHA-256 of the public key
 * @param publicKey its 32 bytes (RFC 8032), in hexadecimal
 * @param firstSeal the first seal that is signed with it, by the one before which it was introduced, unless it is the very first
 */
record SealKey(
        @Example("21fe31dfa154a261") String keyId,
        @Example(ED25519) String algorithm,

        @Example("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
        String publicKey,

        @Example("1") long firstSeal) {
    static final String ED25519 = "Ed25519";
}
