package nl.opvang.issuer;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Writes who the caller is and for which codes it may speak into the access token, in the form of RFC 9068; into an id token only who
 * signed in.
 */
final class AccessTokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final String audience;
    private final Pseudonyms pseudonyms;

    AccessTokenClaims(String audience, Pseudonyms pseudonyms) {
        this.audience = audience;
        this.pseudonyms = pseudonyms;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (context.getAuthorizationGrant() instanceof OAuth2ClientCredentialsAuthenticationToken request) {
            var role = DemoClients.roleOf(context.getRegisteredClient());
            access(context, role, DemoClients.areaOf(request), DemoClients.personOf(request));
            return;
        }
        var signedIn = Objects.requireNonNull(context.<Authentication>getPrincipal());
        var user = DemoUser.named(signedIn.getName()).orElseThrow();
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            access(context, user.role(), user.area(), user.person());
        } else {
            context.getClaims()
                    .subject(subject(user.role(), user.area(), user.person()))
                    .claim("name", user.name());
        }
    }

    private void access(JwtEncodingContext context, Role role, @Nullable String area, @Nullable String person) {
        context.getJwsHeader().type("at+jwt");
        context.getClaims()
                .subject(subject(role, area, person))
                .audience(List.of(audience))
                .claim("client_id", context.getRegisteredClient().getClientId())
                .claim("roles", List.of(role.claim()))
                .claim("codes", area == null ? List.of() : List.of(area));
    }

    private String subject(Role role, @Nullable String area, @Nullable String person) {
        return pseudonyms.subject(role, area, person).toString();
    }
}
