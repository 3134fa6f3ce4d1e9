package nl.opvang.plumbing.page.signin;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How this service is known to the issuer.
 *
 * @param client its id as a client
 * @param clientSecret null for a public client, which PKCE alone protects
 * @param authorizationUri where browsers sign in, when that is not what the issuer's discovery document says
 * @param endSessionUri where browsers sign out, likewise
 */
@ConfigurationProperties("opvang.sign-in")
public record SignInSettings(
        String client,
        @Nullable String clientSecret,
        @Nullable URI authorizationUri,
        @Nullable URI endSessionUri) {
    /** Without the secret: settings end up in logs. */
    @Override
    public String toString() {
        return client;
    }
}
