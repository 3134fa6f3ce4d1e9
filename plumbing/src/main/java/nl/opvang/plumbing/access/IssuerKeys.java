package nl.opvang.plumbing.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public keys of the trusted issuer, learned when first needed, refreshed in time, and kept for hours while the issuer does not answer.
 * As a health indicator: whether tokens can be verified.
 */
final class IssuerKeys implements JWKSource<SecurityContext>, HealthIndicator {
    private static final int MAX_BYTES = 200_000;
    private static final int MAX_WAIT_MILLIS = 5_000;
    private static final Duration OUTAGE = Duration.ofHours(12);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JWKSelector ALL = new JWKSelector(new JWKMatcher.Builder().build());

    private final String issuerUri;
    private final @Nullable String jwkSetUri;
    private final DefaultResourceRetriever retriever;
    private final ReentrantLock discovering = new ReentrantLock();
    private volatile @Nullable JWKSource<SecurityContext> keys;
    private volatile long failedAtNanos = System.nanoTime() - PAUSE_AFTER_FAILURE.toNanos();

    /**
     * @param jwkSetUri null to ask the issuer's discovery document
     * @param tls by which certificates the issuer is known; null for those of Java
     */
    IssuerKeys(String issuerUri, @Nullable String jwkSetUri, @Nullable SSLSocketFactory tls) {
        this.issuerUri = issuerUri;
        this.jwkSetUri = jwkSetUri;
        this.retriever = new DefaultResourceRetriever(MAX_WAIT_MILLIS, MAX_WAIT_MILLIS, MAX_BYTES, true, tls);
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            return keys().get(selector, context);
        } catch (RateLimitReachedException e) {
            // Tokens of unknown keys came so fast that the issuer is not asked for each: the key is unknown.
            return List.of();
        }
    }

    @Override
    public Health health() {
        try {
            return get(ALL, null).isEmpty()
                    ? Health.down().build()
                    : Health.up().build();
        } catch (KeySourceException e) {
            return Health.down().build();
        }
    }

    private JWKSource<SecurityContext> keys() throws KeySourceException {
        var known = keys;
        if (known != null) return known;
        discovering.lock();
        try {
            var found = keys;
            if (found == null) {
                // Who waited for one failed try does not make another at once.
                if (System.nanoTime() - failedAtNanos < PAUSE_AFTER_FAILURE.toNanos())
                    throw new RemoteKeySourceException("the issuer did not answer a moment ago", null);
                found = source(discover());
                keys = found;
            }
            return found;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            failedAtNanos = System.nanoTime();
            throw new RemoteKeySourceException("the issuer's keys cannot be had", e);
        } finally {
            discovering.unlock();
        }
    }

    private JWKSource<SecurityContext> source(URL url) {
        return JWKSourceBuilder.create(url, retriever)
                .retrying(true)
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    private URL discover() throws IOException {
        if (jwkSetUri != null) return url(jwkSetUri);
        var document = JSON.readTree(retriever
                .retrieveResource(url(issuerUri + "/.well-known/openid-configuration"))
                .getContent());
        if (!document.path("issuer").asString("").equals(issuerUri))
            throw new IOException("another issuer answers at " + issuerUri);
        return url(document.path("jwks_uri").asString(""));
    }

    private static URL url(String text) throws MalformedURLException {
        return URI.create(text).toURL();
    }
}
