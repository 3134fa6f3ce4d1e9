package nl.opvang.plumbing.page.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.opvang.plumbing.access.AccessGate;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemAnswer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Opens a session for whoever comes back from the issuer with an access token that holds here. */
final class Arrival
        implements OAuth2AuthorizedClientRepository, AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);
    private static final String TOKEN = Arrival.class.getName() + ".token";
    private static final Problem NOT_SIGNED_IN =
            Problem.of(403, "not-signed-in", "Not signed in", "The issuer gave no access.");

    private final Sessions sessions;
    private final Cookies cookie;
    private final AccessTokens tokens;
    private final ProblemAnswer answer;

    Arrival(Sessions sessions, Cookies cookie, AccessTokens tokens, ProblemAnswer answer) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.tokens = tokens;
        this.answer = answer;
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication user,
            HttpServletRequest request,
            HttpServletResponse response) {
        request.setAttribute(TOKEN, client.getAccessToken().getTokenValue());
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication user)
            throws IOException {
        try {
            var token = String.valueOf(request.getAttribute(TOKEN));
            var verified = tokens.verified(token);
            if (AccessGate.caller(verified.getToken()).roles().isEmpty()) {
                LOG.info("Somebody without any role wanted to sign in");
                answer.give(NOT_SIGNED_IN, request, response);
                return;
            }
            cookie.in(request).ifPresent(sessions::end);
            cookie.put(sessions.open(token, name(user), AccessTokens.end(verified)), response);
            leadTo(Journeys.to(request), response);
        } catch (InvalidBearerTokenException e) {
            LOG.warn("The issuer gave an access token that does not hold here", e);
            answer.give(NOT_SIGNED_IN, request, response);
        } catch (AuthenticationServiceException e) {
            LOG.warn("An access token cannot be verified", e);
            answer.give(Problem.UNAVAILABLE, request, response);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            LOG.warn("The issuer does not answer", failure);
            answer.give(Problem.UNAVAILABLE, request, response);
            return;
        }
        // Whoever came back twice is signed in already.
        if (cookie.in(request).flatMap(sessions::find).isPresent()) {
            leadTo("/", response);
            return;
        }
        LOG.info("Somebody came back from the issuer without success: {}", failure.getMessage());
        answer.give(NOT_SIGNED_IN, request, response);
    }

    private static void leadTo(String page, HttpServletResponse response) {
        response.setHeader(HttpHeaders.LOCATION, page);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private static @Nullable String name(Authentication user) {
        if (!(user.getPrincipal() instanceof OidcUser known)) return null;
        return known.getFullName() != null ? known.getFullName() : known.getPreferredUsername();
    }

    /** Nothing else of what the issuer gave is kept. */
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication user, HttpServletRequest request) {
        return null;
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication user, HttpServletRequest request, HttpServletResponse response) {}
}
