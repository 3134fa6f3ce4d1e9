package nl.opvang.issuer;

import java.util.List;
import java.util.Objects;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Writes who the caller is and for which codes it may speak into the token, in the form of RFC 9068. */
final class AccessTokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final String audience;
    private final Pseudonyms pseudonyms;

    AccessTokenClaims(String audience, Pseudonyms pseudonyms) {
        this.audience = audience;
        this.pseudonyms = pseudonyms;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        OAuth2ClientCredentialsAuthenticationToken request = Objects.requireNonNull(context.getAuthorizationGrant());
        var client = context.getRegisteredClient();
        var role = DemoClients.roleOf(client);
        var area = DemoClients.areaOf(request);
        context.getJwsHeader().type("at+jwt");
        context.getClaims()
                .subject(pseudonyms
                        .subject(role, area, DemoClients.personOf(request))
                        .toString())
                .audience(List.of(audience))
                .claim("client_id", client.getClientId())
                .claim("roles", List.of(role.claim()))
                .claim("codes", area == null ? List.of() : List.of(area));
    }
}
