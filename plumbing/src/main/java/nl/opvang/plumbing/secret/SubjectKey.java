package nl.opvang.plumbing.secret;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * The key of one subject: whatever is sealed with it is gone when the key is. It seals deterministically (AES-SIV), so that the same
 * thing said twice in the same context is seen to be the same without being read.
 */
public final class SubjectKey {
    static {
        try {
            DeterministicAeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final KeysetHandle keyset;
    private final DeterministicAead aead;

    SubjectKey(KeysetHandle keyset) throws GeneralSecurityException {
        this.keyset = keyset;
        this.aead = keyset.getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
    }

    /** A new key, random. */
    public static SubjectKey generate() {
        try {
            return new SubjectKey(KeysetHandle.generateNew(
                    PredefinedDeterministicAeadParameters.AES256_SIV, RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be made", e);
        }
    }

    /** @param context what it belongs to; it opens nowhere else */
    public byte[] seal(byte[] plain, byte[] context) {
        try {
            return aead.encryptDeterministically(plain, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot be sealed", e);
        }
    }

    /** What was sealed; empty when it was altered, or sealed with another key or in another context. */
    public Optional<byte[]> open(byte[] sealed, byte[] context) {
        try {
            return Optional.of(aead.decryptDeterministically(sealed, context));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    KeysetHandle keyset() {
        return keyset;
    }
}
