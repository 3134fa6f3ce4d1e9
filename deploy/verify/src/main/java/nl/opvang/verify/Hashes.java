package nl.opvang.verify;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.HexFormat;

/** SHA-256, the root of the Merkle tree of RFC 9162 over entries as they come one by one, and Ed25519. */
final class Hashes {
    private static final HexFormat HEX = HexFormat.of();

    /** Before the 32 bytes of an Ed25519 key, in the form that the JDK reads. */
    private static final String KEY_FORM = "302a300506032b6570032100";

    private Hashes() {}

    static byte[] sha256(byte[]... parts) {
        var digest = digest();
        for (var part : parts) digest.update(part);
        return digest.digest();
    }

    /** For what comes piece by piece. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    /** @throws Unreadable when it is not hexadecimal */
    static byte[] bytes(String hex) {
        try {
            return HEX.parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("is not hexadecimal");
        }
    }

    /** The first eight bytes of the hash of a public key. */
    static String keyId(byte[] publicKey) {
        return HEX.formatHex(sha256(publicKey), 0, 8);
    }

    static boolean isSigned(String publicKey, byte[] message, String signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(HEX.parseHex(KEY_FORM + publicKey))));
            check.update(message);
            return check.verify(HEX.parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Grows from left to right like a binary counter: whole subtrees of equal size are joined as soon as there are two,
     * and what is left in the end is joined from the right.
     */
    static final class Tree {
        @SuppressWarnings("ArrayRecordComponent") // never compared
        private record Subtree(long size, byte[] hash) {}

        private final ArrayDeque<Subtree> subtrees = new ArrayDeque<>();

        void add(byte[] entry) {
            var grown = new Subtree(1, sha256(new byte[] {0}, entry));
            while (!subtrees.isEmpty() && subtrees.getLast().size == grown.size)
                grown = joined(subtrees.removeLast(), grown);
            subtrees.addLast(grown);
        }

        String root() {
            if (subtrees.isEmpty()) return hex(sha256());
            var all = new ArrayDeque<>(subtrees);
            var root = all.removeLast();
            while (!all.isEmpty()) root = joined(all.removeLast(), root);
            return hex(root.hash);
        }

        private static Subtree joined(Subtree left, Subtree right) {
            return new Subtree(left.size + right.size, sha256(new byte[] {1}, left.hash, right.hash));
        }
    }
}
