package nl.opvang.issuer;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** One confidential client per role; which area a local one acts for, it says itself: that is what makes it a demo. */
final class DemoClients {

    /** On the token request, beside those of RFC 6749 (whose {@code code} is something else). */
    static final String AREA_PARAMETER = "area";

    /** On the token request: which of several people in the role it is, so that four eyes can be tried. */
    static final String PERSON_PARAMETER = "person";

    private static final String PERSON = "[a-z0-9-]{1,40}";
    private static final String ROLE_SETTING = "opvang.issuer.role";

    private DemoClients() {}

    static RegisteredClientRepository registered(KeyDirectory keys, Duration tokenLifetime) {
        return new InMemoryRegisteredClientRepository(Arrays.stream(Role.values())
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
                        .build())
                .toList());
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

    private static OAuth2AuthenticationException invalidRequest(String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, description, null));
    }
}
