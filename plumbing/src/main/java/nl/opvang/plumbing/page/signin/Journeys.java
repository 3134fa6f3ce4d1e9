package nl.opvang.plumbing.page.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import nl.opvang.plumbing.page.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/**
 * What a browser remembers while its user is with the issuer, in a cookie: the secrets that prove that it was this browser that left,
 * and the page to come back to. They are worth nothing to anybody else, and nothing is kept here for people who never come back.
 */
final class Journeys implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String TO = Journeys.class.getName() + ".to";
    private static final int PARTS = 4;

    private final Cookies cookie;
    private final Issuer issuer;

    Journeys(Cookies cookie, Issuer issuer) {
        this.cookie = cookie;
        this.issuer = issuer;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest journey, HttpServletRequest request, HttpServletResponse response) {
        if (journey == null) {
            cookie.remove(response);
            return;
        }
        var to = SignIn.ownPage(Objects.requireNonNullElse(request.getParameter(SignIn.TO), "/"));
        cookie.put(
                String.join(
                        ".",
                        Objects.requireNonNull(journey.getState()),
                        Objects.requireNonNull(journey.<String>getAttribute(OidcParameterNames.NONCE)),
                        Objects.requireNonNull(journey.<String>getAttribute(PkceParameterNames.CODE_VERIFIER)),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(to.getBytes(StandardCharsets.US_ASCII))),
                response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        var parts = cookie.in(request).orElse("").split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(request.getParameter(OAuth2ParameterNames.STATE))) return null;
        request.setAttribute(TO, page(parts[3]));
        var registration = issuer.registration();
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(parts[0])
                .attributes(attributes -> attributes.putAll(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID,
                        registration.getRegistrationId(),
                        OidcParameterNames.NONCE,
                        parts[1],
                        PkceParameterNames.CODE_VERIFIER,
                        parts[2])))
                .build();
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var journey = loadAuthorizationRequest(request);
        if (journey != null) cookie.remove(response);
        return journey;
    }

    /** The page from which this journey began. */
    static String to(HttpServletRequest request) {
        return request.getAttribute(TO) instanceof String page ? page : "/";
    }

    private static String page(String encoded) {
        try {
            return SignIn.ownPage(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
