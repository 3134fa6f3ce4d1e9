package nl.opvang.plumbing.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** The trusted issuer of tests: keys on the loopback address, and tokens in the form of RFC 9068. */
public final class TestTokens implements AutoCloseable {
    /** The audience that services under test are told to expect. */
    public static final String AUDIENCE = "opvang";

    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final TestTokens SHARED = start();

    private final HttpServer server;
    private final String issuer;
    private volatile RSAKey key;

    private TestTokens(HttpServer server, String issuer, RSAKey key) {
        this.server = server;
        this.issuer = issuer;
        this.key = key;
    }

    /** The one of this JVM. */
    public static TestTokens shared() {
        return SHARED;
    }

    /** From now on it does not answer. */
    public void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
    }

    /** From now on it signs with another key, and tells that one alone. */
    public void rotate() {
        key = newKey();
    }

    public String issuerUri() {
        return issuer;
    }

    /** A token for this role and these codes, valid for an hour. */
    public String token(Role role, String... codes) {
        return token(UnaryOperator.identity(), List.of(role.claim()), Arrays.asList(codes));
    }

    /** A token of another client than the usual one. */
    public String tokenOf(String client, Role role, String... codes) {
        return token(claims -> claims.claim("client_id", client), List.of(role.claim()), Arrays.asList(codes));
    }

    /** A token with something changed. */
    public String token(UnaryOperator<JWTClaimsSet.Builder> change, List<String> roles, List<String> codes) {
        return sign(new JOSEObjectType("at+jwt"), change, roles, codes);
    }

    /** A token that says to be of another type. */
    public String tokenOfType(String type, Role role) {
        return sign(new JOSEObjectType(type), UnaryOperator.identity(), List.of(role.claim()), List.of());
    }

    private String sign(
            JOSEObjectType type, UnaryOperator<JWTClaimsSet.Builder> change, List<String> roles, List<String> codes) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject("test-" + String.join("-", roles) + "-" + String.join("-", codes))
                .claim("client_id", "test-client")
                .claim("roles", roles)
                .claim("codes", codes)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .jwtID("test");
        var signing = key;
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(type)
                    .keyID(signing.getKeyID())
                    .build();
            var token = new SignedJWT(header, change.apply(claims).build());
            token.sign(new RSASSASigner(signing));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another issuer, with keys of its own. */
    public static TestTokens start() {
        try {
            return start(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                    "http://127.0.0.1:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same behind TLS, as {@code localhost}. */
    public static TestTokens start(SSLContext tls) {
        try {
            var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return start(server, "https://localhost:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestTokens start(HttpServer server, String where) {
        var issuer = where + server.getAddress().getPort();
        var tokens = new TestTokens(server, issuer, newKey());
        answer(server, "/.well-known/openid-configuration", () -> """
            {"issuer": "%s", "jwks_uri": "%s/jwks", "authorization_endpoint": "%s/none",
             "response_types_supported": ["code"], "subject_types_supported": ["public"],
             "id_token_signing_alg_values_supported": ["RS256"]}
            """.formatted(issuer, issuer, issuer));
        answer(server, "/jwks", () -> new JWKSet(tokens.key.toPublicJWK()).toString());
        server.start();
        return tokens;
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("test-" + KEYS.incrementAndGet())
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpServer server, String path, Supplier<String> json) {
        server.createContext(path, exchange -> {
            var body = json.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
