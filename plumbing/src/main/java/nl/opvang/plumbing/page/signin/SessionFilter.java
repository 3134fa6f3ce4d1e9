package nl.opvang.plumbing.page.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.opvang.plumbing.page.SignIn;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemAnswer;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has the token of a browser's session speak for its requests, verified like any other. */
final class SessionFilter extends OncePerRequestFilter {
    private final Sessions sessions;
    private final Cookies cookie;
    private final AccessTokens tokens;
    private final ProblemAnswer answer;
    private final RequestMatcher nobodys;

    /** @param nobodys requests of which it does not matter who sends them */
    SessionFilter(
            Sessions sessions, Cookies cookie, AccessTokens tokens, ProblemAnswer answer, RequestMatcher nobodys) {
        this.nobodys = nobodys;
        this.sessions = sessions;
        this.cookie = cookie;
        this.tokens = tokens;
        this.answer = answer;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return nobodys.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = cookie.in(request).flatMap(sessions::find);
        if (session.isPresent()) {
            try {
                var verified = tokens.verified(session.get().accessToken());
                SecurityContextHolder.setContext(new SecurityContextImpl(verified));
                if (session.get().name() != null)
                    request.setAttribute(SignIn.NAME, session.get().name());
            } catch (InvalidBearerTokenException e) {
                // It has just expired, or the issuer no longer stands by it: nobody is signed in.
                logger.debug("A session's token is not valid", e);
            } catch (AuthenticationServiceException e) {
                logger.warn("A session's token cannot be verified", e);
                answer.give(Problem.UNAVAILABLE, request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
