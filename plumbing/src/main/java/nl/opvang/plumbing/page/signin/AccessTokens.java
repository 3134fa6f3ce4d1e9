package nl.opvang.plumbing.page.signin;

import java.time.Instant;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Access tokens of the issuer, verified as those that programs send. */
final class AccessTokens {
    private final AuthenticationProvider verification;

    AccessTokens(JwtDecoder accessTokens) {
        this.verification = new JwtAuthenticationProvider(accessTokens);
    }

    /**
     * Whom it speaks for.
     *
     * @throws InvalidBearerTokenException when it does not hold
     * @throws org.springframework.security.authentication.AuthenticationServiceException when that cannot be found out now
     */
    JwtAuthenticationToken verified(String token) {
        Authentication verified = verification.authenticate(new BearerTokenAuthenticationToken(token));
        if (verified instanceof JwtAuthenticationToken known) return known;
        throw new InvalidBearerTokenException("not a token of a known kind");
    }

    /** Until when it holds. */
    static Instant end(JwtAuthenticationToken token) {
        var end = token.getToken().getExpiresAt();
        if (end == null) throw new InvalidBearerTokenException("it has no end");
        return end;
    }
}
