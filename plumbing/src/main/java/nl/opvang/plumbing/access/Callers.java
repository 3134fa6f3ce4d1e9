package nl.opvang.plumbing.access;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads a caller out of an access token that has been verified. */
final class Callers {
    /** Municipalities and regions for which a token is. */
    static final String CODES = "codes";

    private static final Pattern MUNICIPALITY = Pattern.compile("GM\\d{4}");
    private static final Pattern REGION = Pattern.compile("VR\\d{2}");

    private Callers() {}

    /** Whoever sent this request, or nobody when it came without a token. */
    static Optional<Caller> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? Optional.of(of(token.getToken()))
                : Optional.empty();
    }

    /** Until when the token of this request holds: one without an end is not believed. */
    static Optional<Instant> expiry() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? Optional.ofNullable(token.getToken().getExpiresAt())
                : Optional.empty();
    }

    static Caller of(Jwt token) {
        var codes = texts(token, CODES);
        return new Caller(
                Objects.requireNonNull(token.getSubject()),
                Objects.requireNonNull(token.getClaimAsString("client_id")),
                texts(token, "roles").stream()
                        .map(Role::ofClaim)
                        .flatMap(Optional::stream)
                        .toList(),
                codes.stream()
                        .filter(MUNICIPALITY.asMatchPredicate())
                        .map(MunicipalityCode::new)
                        .collect(Collectors.toSet()),
                codes.stream()
                        .filter(REGION.asMatchPredicate())
                        .map(RegionCode::new)
                        .collect(Collectors.toSet()));
    }

    private static List<String> texts(Jwt token, String claim) {
        return token.getClaim(claim) instanceof List<?> values
                ? values.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
