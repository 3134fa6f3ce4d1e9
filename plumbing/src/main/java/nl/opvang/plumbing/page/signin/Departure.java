package nl.opvang.plumbing.page.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import nl.opvang.plumbing.page.SignIn;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemAnswer;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/** Sends whoever wants to sign in to the issuer. */
final class Departure extends OncePerRequestFilter {
    private final Issuer issuer;
    private final Journeys journeys;
    private final LocaleResolver languages;
    private final ProblemAnswer answer;

    Departure(Issuer issuer, Journeys journeys, LocaleResolver languages, ProblemAnswer answer) {
        this.issuer = issuer;
        this.journeys = journeys;
        this.languages = languages;
        this.answer = answer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || !request.getRequestURI().equals(SignIn.START);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        OAuth2AuthorizationRequest journey;
        try {
            journey = journey(request);
        } catch (AuthenticationServiceException e) {
            logger.warn("The issuer cannot be asked where people sign in", e);
            answer.give(Problem.UNAVAILABLE, request, response);
            return;
        }
        journeys.saveAuthorizationRequest(journey, request, response);
        response.setHeader(HttpHeaders.LOCATION, journey.getAuthorizationRequestUri());
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private OAuth2AuthorizationRequest journey(HttpServletRequest request) {
        var language = languages.resolveLocale(request).getLanguage();
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(issuer);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(
                        builder -> builder.additionalParameters(parameters -> parameters.put("ui_locales", language))));
        return Objects.requireNonNull(resolver.resolve(request, Issuer.REGISTRATION));
    }
}
