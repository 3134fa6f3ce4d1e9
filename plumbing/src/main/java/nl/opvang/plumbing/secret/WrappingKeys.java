package nl.opvang.plumbing.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.opvang.plumbing.SettingRefused;
import org.jspecify.annotations.Nullable;

/**
 * The keys under which subjects' keys lie in a database: without their file those are of no use. The first wraps, all of them unwrap, so
 * a new one is put before the old one, which goes when nothing is wrapped with it any more.
 */
public final class WrappingKeys {
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String setting;
    private final String first;
    private final Map<String, Aead> byId = new LinkedHashMap<>();

    private WrappingKeys(String setting, List<String> secrets) {
        this.setting = setting;
        for (var secret : secrets) byId.putIfAbsent(KeyFile.id(secret.getBytes(UTF_8)), aead(secret));
        this.first = byId.keySet().iterator().next();
    }

    /**
     * @param setting what names the file, for the sentence that says what is wrong
     * @param file a secret per line, the one in use first
     * @throws SettingRefused when no file is named, or it is missing, readable by others than its owner, or a line is too short
     */
    public static WrappingKeys read(String setting, @Nullable Path file) {
        return new WrappingKeys(setting, KeyFile.lines(setting, file));
    }

    /** Tells which key wraps now, and nothing about it. */
    public String id() {
        return first;
    }

    /** @param subject whose key it is; it cannot be unwrapped as another's */
    public byte[] wrap(SubjectKey key, String subject) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    key.keyset(), of(first), subject.getBytes(UTF_8), RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be wrapped", e);
        }
    }

    /**
     * @param id of the key that it was wrapped with
     * @throws SettingRefused when that one is not in the file
     */
    public SubjectKey unwrap(String id, byte[] wrapped, String subject) {
        try {
            return new SubjectKey(TinkProtoKeysetFormat.parseEncryptedKeyset(
                    wrapped, of(id), subject.getBytes(UTF_8), RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key is not what was wrapped", e);
        }
    }

    private Aead of(String id) {
        var aead = byId.get(id);
        if (aead == null)
            throw new SettingRefused(
                    setting + ": its file lacks the key " + id + ", with which keys are still wrapped");
        return aead;
    }

    @AccessesPartialKey
    private static Aead aead(String secret) {
        try {
            var parameters = AesGcmParameters.builder()
                    .setKeySizeBytes(KEY_BYTES)
                    .setIvSizeBytes(IV_BYTES)
                    .setTagSizeBytes(TAG_BYTES)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
            // Another use of the same secret gives another key.
            var bytes = KeyFile.sha256(("wrapping|" + secret).getBytes(UTF_8));
            var key = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                    .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be made of a secret", e);
        }
    }
}
