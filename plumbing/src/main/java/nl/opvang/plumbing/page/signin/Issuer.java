package nl.opvang.plumbing.page.signin;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.util.UriComponentsBuilder;

/** Where people sign in and out, learned from the issuer when first needed, so that a service starts without it. */
final class Issuer implements ClientRegistrationRepository {
    static final String REGISTRATION = "issuer";

    private final String issuerUri;
    private final SignInSettings settings;
    private final IssuerConnection connection;
    private final URI arrival;
    private final URI signedOut;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable ClientRegistration registration;

    /**
     * @param arrival where the issuer sends people back to after signing in
     * @param signedOut and after signing out
     */
    Issuer(String issuerUri, SignInSettings settings, IssuerConnection connection, URI arrival, URI signedOut) {
        this.issuerUri = issuerUri;
        this.settings = settings;
        this.connection = connection;
        this.arrival = arrival;
        this.signedOut = signedOut;
    }

    /** @throws AuthenticationServiceException while the issuer does not answer */
    ClientRegistration registration() {
        var known = registration;
        if (known != null) return known;
        asking.lock();
        try {
            var found = registration;
            if (found == null) {
                found = ask();
                registration = found;
            }
            return found;
        } finally {
            asking.unlock();
        }
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return id.equals(REGISTRATION) ? registration() : null;
    }

    private ClientRegistration ask() {
        var secret = settings.clientSecret();
        var asked = discovered()
                .registrationId(REGISTRATION)
                .clientId(settings.client())
                .redirectUri(arrival.toString())
                .scope("openid", "profile");
        if (secret == null) asked.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        else
            asked.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .clientSecret(secret);
        var authorizationUri = settings.authorizationUri();
        if (authorizationUri != null) asked.authorizationUri(authorizationUri.toString());
        return asked.build();
    }

    private ClientRegistration.Builder discovered() {
        try {
            return ClientRegistrations.fromOidcConfiguration(connection.discovered(issuerUri));
        } catch (RuntimeException e) {
            throw new AuthenticationServiceException("the issuer does not say where people sign in", e);
        }
    }

    /** Where one signs out of everything that this issuer gives access to; nowhere while that is not known. */
    Optional<String> signOutEverywhere() {
        var known = registration;
        var end = settings.endSessionUri();
        var address = end != null
                ? end.toString()
                : known == null
                        ? null
                        : known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        return address instanceof String uri
                ? Optional.of(UriComponentsBuilder.fromUriString(uri)
                        .queryParam("client_id", "{client}")
                        .queryParam("post_logout_redirect_uri", "{to}")
                        .encode()
                        .buildAndExpand(settings.client(), signedOut)
                        .toUriString())
                : Optional.empty();
    }
}
