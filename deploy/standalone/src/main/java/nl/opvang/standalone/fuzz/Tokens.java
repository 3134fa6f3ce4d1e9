package nl.opvang.standalone.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens: good ones, and every kind of wrong one, also those that only the issuer itself could get wrong. */
final class Tokens {
    private static final Duration LIFE = Duration.ofHours(6);
    private static final int CLIENTS = 40;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    /**
     * A token that must not be let in.
     *
     * @param statuses that it may be answered with
     */
    record Wrong(String name, String header, Set<Integer> statuses) {}

    private final RSAKey issuerKey;
    private final String issuer;
    private final String audience;
    private final Map<String, String> good = new ConcurrentHashMap<>();
    private final Map<String, List<Wrong>> wrong = new ConcurrentHashMap<>();

    Tokens(RSAKey issuerKey, String issuer, String audience) {
        this.issuerKey = issuerKey;
        this.issuer = issuer;
        this.audience = audience;
    }

    /** One of many clients, in these roles for the codes that are used here. */
    String of(Collection<String> roles, int client) {
        var sorted = roles.stream().sorted().toList();
        var name = "fuzz-" + Math.floorMod(client, CLIENTS);
        return good.computeIfAbsent(
                name + sorted, key -> signed(header(JWSAlgorithm.RS256), issuerKey, claims(name, sorted, codes())));
    }

    private static List<String> codes() {
        var codes = new ArrayList<>(SchemaValues.MUNICIPALITIES);
        codes.addAll(SchemaValues.REGIONS);
        return codes;
    }

    private Map<String, Object> claims(String client, List<String> roles, List<String> codes) {
        var now = Instant.now();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("sub", "0f0f0f0f-0000-4000-8000-000000000001");
        claims.put("aud", List.of(audience));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("jti", "0f0f0f0f-0000-4000-8000-000000000002");
        claims.put("client_id", client);
        claims.put("roles", roles);
        claims.put("codes", codes);
        return claims;
    }

    /** Every kind of wrong token; the operation that it is for allows {@code role}. */
    List<Wrong> wrong(String role) {
        return wrong.computeIfAbsent(role, this::makeWrong);
    }

    private List<Wrong> makeWrong(String role) {
        var none = Set.of(401);
        var all = new ArrayList<Wrong>();
        all.add(new Wrong("none", "", none));
        all.add(new Wrong("empty", "Bearer", none));
        all.add(new Wrong("garbage", "Bearer nonsense", none));
        all.add(new Wrong("three parts of garbage", "Bearer a.b.c", none));
        all.add(new Wrong("not a token's letters", "Bearer \u00e9\u00e9.\u0001.", Set.of(400, 401)));
        all.add(new Wrong("another scheme", "Basic dXNlcjpwYXNzd29yZA==", none));
        all.add(new Wrong("the scheme alone", "Bearer ", none));
        var now = Instant.now();
        all.add(bearer("expired", role, with("exp", now.minusSeconds(7_200).getEpochSecond())));
        all.add(bearer("expired when it began", role, with("exp", 0)));
        all.add(bearer("not yet valid", role, with("nbf", now.plusSeconds(7_200).getEpochSecond())));
        all.add(bearer("of another issuer", role, with("iss", "http://issuer.example")));
        all.add(bearer("of almost the issuer", role, with("iss", issuer + "/")));
        all.add(bearer("for another audience", role, with("aud", List.of("another"))));
        all.add(bearer("for no audience", role, with("aud", List.of())));
        for (var claim : List.of("iss", "sub", "aud", "exp", "iat", "jti", "client_id"))
            all.add(bearer("without " + claim, role, without(claim)));
        all.add(bearer("with an object as client", role, with("client_id", Map.of("a", 1))));
        all.add(bearer("with a text as expiry", role, with("exp", "tomorrow")));
        all.add(bearer("with a list as issuer", role, with("iss", List.of(issuer))));
        all.add(bearer("without roles", role, without("roles"), Set.of(403)));
        all.add(bearer(
                "with roles that are none", role, with("roles", List.of("root", 7, List.of(role))), Set.of(403)));
        all.add(bearer("with a text as roles", role, with("roles", role), Set.of(403)));
        all.add(bearer("with the role in other letters", role, with("roles", List.of(role + " ")), Set.of(403)));
        all.add(raw("with alg none", "{\"alg\":\"none\",\"typ\":\"at+jwt\"}", role, ""));
        all.add(raw("with alg None", "{\"alg\":\"None\",\"typ\":\"at+jwt\"}", role, ""));
        all.add(raw("without alg", "{\"typ\":\"at+jwt\"}", role, "x"));
        all.add(raw("with another type", "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + kid() + "\"}", role, "x"));
        all.add(raw("with a header that is no JSON", "{nonsense", role, "x"));
        all.add(raw(
                "with a critical header",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"crit\":[\"x\"],\"x\":1}",
                role,
                "x"));
        all.addAll(signedOtherwise(role));
        var token = of(List.of(role), 0);
        all.add(new Wrong("with a broken signature", "Bearer " + flipped(token), none));
        all.add(new Wrong("without signature", "Bearer " + token.substring(0, token.lastIndexOf('.') + 1), none));
        all.add(new Wrong("cut off", "Bearer " + token.substring(0, token.length() / 2), none));
        all.add(new Wrong("twice", "Bearer " + token + " " + token, none));
        all.add(new Wrong("with something behind", "Bearer " + token + "x", none));
        all.add(new Wrong("with claims of another", "Bearer " + exchanged(token, role), none));
        all.add(new Wrong("huge", "Bearer " + token + "A".repeat(60_000), Set.of(400, 401, 431)));
        all.add(new Wrong("long", "Bearer " + token + "A".repeat(5_000), Set.of(400, 401, 431)));
        return all;
    }

    private List<Wrong> signedOtherwise(String role) {
        try {
            var own = new RSAKeyGenerator(2048).keyID(kid()).generate();
            var claims = claims("fuzz-x", List.of(role), codes());
            var publicKey = issuerKey.toRSAPublicKey().getEncoded();
            var pem = ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicKey)
                            + "\n-----END PUBLIC KEY-----\n")
                    .getBytes(UTF_8);
            var jwk = issuerKey.toPublicJWK().toJSONString().getBytes(UTF_8);
            var hmac = header(JWSAlgorithm.HS256);
            return List.of(
                    wrong("HS256 with the public key", signed(hmac, new MACSigner(publicKey), claims)),
                    wrong("HS256 with the public key as PEM", signed(hmac, new MACSigner(pem), claims)),
                    wrong("HS256 with the public key as JWK", signed(hmac, new MACSigner(jwk), claims)),
                    wrong("signed with another key", signed(header(JWSAlgorithm.RS256), own, claims)),
                    wrong(
                            "signed with an unknown key",
                            signed(
                                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                                            .type(ACCESS_TOKEN)
                                            .keyID("../../etc/passwd")
                                            .build(),
                                    own,
                                    claims)),
                    wrong(
                            "that brings its own key",
                            signed(
                                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                                            .type(ACCESS_TOKEN)
                                            .jwk(own.toPublicJWK())
                                            .jwkURL(URI.create("http://127.0.0.1:1/keys"))
                                            .build(),
                                    own,
                                    claims)),
                    wrong("of another algorithm", signed(header(JWSAlgorithm.RS512), issuerKey, claims)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Wrong wrong(String name, String token) {
        return new Wrong(name, "Bearer " + token, Set.of(401));
    }

    private Wrong bearer(String name, String role, UnaryOperator<Map<String, Object>> change) {
        return bearer(name, role, change, Set.of(401));
    }

    private Wrong bearer(String name, String role, UnaryOperator<Map<String, Object>> change, Set<Integer> statuses) {
        var claims = change.apply(claims("fuzz-w", List.of(role), codes()));
        return new Wrong(name, "Bearer " + signed(header(JWSAlgorithm.RS256), issuerKey, claims), statuses);
    }

    private Wrong raw(String name, String header, String role, String signature) {
        return wrong(
                name,
                base64(header) + "." + base64(JSON.writeValueAsString(claims("fuzz-w", List.of(role), codes()))) + "."
                        + signature);
    }

    private static UnaryOperator<Map<String, Object>> with(String claim, Object value) {
        return claims -> {
            claims.put(claim, value);
            return claims;
        };
    }

    private static UnaryOperator<Map<String, Object>> without(String claim) {
        return claims -> {
            claims.remove(claim);
            return claims;
        };
    }

    private static String flipped(String token) {
        int at = token.lastIndexOf('.') + 20;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    private String exchanged(String token, String role) {
        var parts = token.split("\\.", -1);
        var claims = claims("fuzz-w", List.of(role, "operator"), codes());
        return parts[0] + "." + base64(JSON.writeValueAsString(claims)) + "." + parts[2];
    }

    private String kid() {
        return issuerKey.getKeyID();
    }

    private JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).type(ACCESS_TOKEN).keyID(kid()).build();
    }

    private static String signed(JWSHeader header, RSAKey key, Map<String, Object> claims) {
        try {
            return signed(header, new RSASSASigner(key), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSHeader header, JWSSigner signer, Map<String, Object> claims) {
        try {
            var token = new JWSObject(header, new Payload(JSON.writeValueAsString(claims)));
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
