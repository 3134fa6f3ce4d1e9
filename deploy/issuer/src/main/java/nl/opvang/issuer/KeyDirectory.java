package nl.opvang.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;

/** Everything the issuer must remember over a restart; all of it is made at the first start, nothing is in the source. */
record KeyDirectory(Path directory) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int MODULUS_BITS = 2048;

    /** The one key that signs tokens. */
    RSAKey signingKey() {
        var file = file("issuer.jwk");
        try {
            return RSAKey.parse(file.readOrCreate(KeyDirectory::newSigningKey));
        } catch (ParseException e) {
            throw new IllegalStateException(file.path() + " is not an RSA key in JWK form", e);
        }
    }

    /** Without this key nobody can tell from a subject who it is. */
    byte[] pseudonymKey() {
        return Base64.getUrlDecoder().decode(file("issuer-pseudonym.key").readOrCreate(KeyDirectory::newSecret));
    }

    String clientSecret(Role role) {
        return secretFile(role).readOrCreate(KeyDirectory::newSecret);
    }

    /** For callers, who may read a secret but never make one. */
    String existingClientSecret(Role role) throws IOException {
        var file = secretFile(role);
        if (!Files.exists(file.path())) {
            throw new IOException("There is no " + file.path() + ": the issuer makes it when it first starts");
        }
        return file.read();
    }

    private PrivateFile secretFile(Role role) {
        return file("issuer-" + role.clientId() + ".secret");
    }

    private PrivateFile file(String name) {
        return new PrivateFile(directory, name);
    }

    private static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String newSigningKey() {
        try {
            return new RSAKeyGenerator(MODULUS_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot make an RSA key", e);
        }
    }
}
