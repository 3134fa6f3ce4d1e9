package nl.opvang.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be set from outside, as {@code opvang.issuer.*} or {@code OPVANG_ISSUER_*}; the defaults are in
 * {@code issuer.properties}.
 *
 * @param uri the {@code iss} of every token, exactly as the services have it configured
 * @param keys the directory of the signing key and the client secrets
 * @param pages where browsers find the pages of each service, by the id of its client; nobody is sent anywhere else
 */
@ConfigurationProperties("opvang.issuer")
record IssuerSettings(
        URI uri,
        String audience,
        Duration tokenLifetime,
        Path keys,
        @DefaultValue Map<String, URI> pages) {

    private static final Duration LONGEST = Duration.ofHours(24);

    IssuerSettings {
        if (!uri.isAbsolute()
                || uri.getHost() == null
                || uri.getQuery() != null
                || uri.toString().endsWith("/")) {
            throw new IllegalArgumentException(
                    "opvang.issuer.uri must be an absolute URL without query or trailing slash, not " + uri);
        }
        if (audience.isBlank()) {
            throw new IllegalArgumentException("opvang.issuer.audience must name who the tokens are for");
        }
        if (!tokenLifetime.isPositive() || tokenLifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("opvang.issuer.token-lifetime must be above zero and at most " + LONGEST
                    + ", not " + tokenLifetime);
        }
    }
}
