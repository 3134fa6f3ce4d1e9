package nl.opvang.plumbing.secret;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Signs so that everyone who knows its public half can see who signed (Ed25519, RFC 8032). */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final int BYTES = 32;

    /** What stands before the 32 bytes of a public key in the form that the JDK reads (RFC 8410). */
    private static final byte[] FORM = HexFormat.of().parseHex("302a300506032b6570032100");

    private final KeyPair pair;
    private final byte[] publicKey;

    /** @param seed 32 bytes: the private key of RFC 8032 */
    SigningKey(byte[] seed) {
        if (seed.length != BYTES) throw new IllegalArgumentException("a seed has 32 bytes");
        try {
            // The only way in the JDK from a private key to its public half is to be generated together with it.
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            pair = generator.generateKeyPair();
            var encoded = pair.getPublic().getEncoded();
            publicKey = Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Tells keys apart: anyone can make it of the public half. */
    public String id() {
        return id(publicKey);
    }

    /** Of the key with this public half. */
    public static String id(byte[] publicKey) {
        return KeyFile.id(publicKey);
    }

    /** The 32 bytes that everyone may know. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    public byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot sign", e);
        }
    }

    /** Whether the key with this public half signed exactly this; false for whatever is no key or no signature. */
    public static boolean isSigned(byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != BYTES) return false;
        try {
            var encoded = Arrays.copyOf(FORM, FORM.length + BYTES);
            System.arraycopy(publicKey, 0, encoded, FORM.length, BYTES);
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Gives out a seed where chance is asked for. */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) throw new IllegalStateException("another number of bytes was asked for");
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
