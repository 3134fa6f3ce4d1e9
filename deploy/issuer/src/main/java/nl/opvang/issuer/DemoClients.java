package nl.opvang.issuer;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * One confidential client per role; which area a local one acts for, it says itself: that is what makes it a demo. And one public
 * client per service with pages, which gets a code for whoever signs in and nothing else.
 */
final class DemoClients {

    /** On the token request, beside those of RFC 6749 (whose {@code code} is something else). */
    static final String AREA_PARAMETER = "area";

    /** On the token request: which of several people in the role it is, so that four eyes can be tried. */
    static final String PERSON_PARAMETER = "person";

    private static final String PERSON = "[a-z0-9-]{1,40}";
    private static final String ROLE_SETTING = "opvang.issuer.role";

    private DemoClients() {}

    static RegisteredClientRepository registered(KeyDirectory keys, Map<String, URI> pages, Duration tokenLifetime) {
        return new InMemoryRegisteredClientRepository(
                Stream.concat(ofRoles(keys, tokenLifetime), ofPages(pages, tokenLifetime))
                        .toList());
    }

    /** Where one comes back to after signing in at the pages of a service. */
    static String arrival(URI pages) {
        return pages.resolve("/signed-in").toString();
    }

    /** And after signing out. */
    static String signedOut(URI pages) {
        return pages.resolve("/signed-out").toString();
    }

    private static Stream<RegisteredClient> ofPages(Map<String, URI> pages, Duration tokenLifetime) {
        return pages.entrySet().stream()
                .map(page -> RegisteredClient.withId(page.getKey())
                        .clientId(page.getKey())
                        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri(arrival(page.getValue()))
                        .scope(OidcScopes.OPENID)
                        .scope(OidcScopes.PROFILE)
                        .clientSettings(ClientSettings.builder()
                                .requireProofKey(true)
                                .requireAuthorizationConsent(false)
                                .build())
                        .tokenSettings(TokenSettings.builder()
                                .accessTokenTimeToLive(tokenLifetime)
                                .build())
                        .build());
    }

    private static Stream<RegisteredClient> ofRoles(KeyDirectory keys, Duration tokenLifetime) {
        return Arrays.stream(Role.values())
                .map(role -> RegisteredClient.withId(role.clientId())
                        .clientId(role.clientId())
                        .clientSecret(GeneratedSecrets.fingerprint(keys.clientSecret(role)))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .clientSettings(ClientSettings.builder()
                                .setting(ROLE_SETTING, role)
                                .build())
                        .tokenSettings(TokenSettings.builder()
                                .accessTokenTimeToLive(tokenLifetime)
                                .build())
                        .build());
    }

    static Role roleOf(RegisteredClient client) {
        return Objects.requireNonNull(client.getClientSettings().<Role>getSetting(ROLE_SETTING));
    }

    /** The area asked for, already found fit for the client's role by {@link #refuseForeignArea}. */
    static @Nullable String areaOf(OAuth2ClientCredentialsAuthenticationToken request) {
        return request.getAdditionalParameters().get(AREA_PARAMETER) instanceof String area ? area : null;
    }

    /** The person asked for, already found to have the right shape. */
    static @Nullable String personOf(OAuth2ClientCredentialsAuthenticationToken request) {
        return request.getAdditionalParameters().get(PERSON_PARAMETER) instanceof String person ? person : null;
    }

    /** RFC 6749 section 5.2: a parameter missing, given twice or with a value that cannot be is {@code invalid_request}. */
    static void refuseForeignArea(OAuth2ClientCredentialsAuthenticationContext context) {
        OAuth2ClientCredentialsAuthenticationToken request = context.getAuthentication();
        if (request.getAdditionalParameters().get(AREA_PARAMETER) instanceof String[]) {
            throw invalidRequest("The parameter area is given more than once.");
        }
        var person = request.getAdditionalParameters().get(PERSON_PARAMETER);
        if (person != null && !(person instanceof String one && one.matches(PERSON))) {
            throw invalidRequest("The parameter person is not one name of " + PERSON + ".");
        }
        roleOf(context.getRegisteredClient()).objectionTo(areaOf(request)).ifPresent(objection -> {
            throw invalidRequest(objection);
        });
    }

    /** Nobody is sent to an address that is not registered, not even to be told so. */
    static void refuseOtherAddress(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        var address = request.getRedirectUri();
        if (address == null || !context.getRegisteredClient().getRedirectUris().contains(address)) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(
                            OAuth2ErrorCodes.INVALID_REQUEST, "The parameter redirect_uri is not registered.", null),
                    null);
        }
    }

    private static OAuth2AuthenticationException invalidRequest(String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, description, null));
    }
}
