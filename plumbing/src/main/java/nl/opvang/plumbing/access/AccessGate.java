package nl.opvang.plumbing.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Lets a request through to its handler when the handler's rule allows it; nothing without a rule. */
public final class AccessGate implements HandlerInterceptor {
    static final String CALLER = Caller.class.getName();
    static final String AREA = AccessGate.class.getName() + ".area";
    static final String EXPIRES_AT = AccessGate.class.getName() + ".expiresAt";
    static final String NOBODY = AccessGate.class.getName() + ".nobody";

    AccessGate() {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || AccessRules.open(method, request.getRequestURI())) {
            if (Callers.current().isEmpty()) request.setAttribute(NOBODY, true);
            return true;
        }
        var rule = AccessRules.rule(method).orElseThrow(ProblemException::notFound);
        var caller = Callers.current().orElseThrow(() -> new ProblemException(Problem.UNAUTHENTICATED));
        var allowed = caller.in(List.of(rule.value()));
        if (allowed.roles().isEmpty()) throw new ProblemException(Problem.FORBIDDEN);
        if (!rule.scope().isEmpty()) {
            var area = area(request, rule.scope());
            request.setAttribute(AREA, area);
            allowed = allowed.in(allowed.roles().stream()
                    .filter(role -> reaches(caller, role, area))
                    .toList());
            if (allowed.roles().isEmpty()) throw ProblemException.notFound();
        }
        request.setAttribute(CALLER, allowed);
        Callers.expiry().ifPresent(expiry -> request.setAttribute(EXPIRES_AT, expiry));
        return true;
    }

    /** The caller of this request; there is always one behind the gate. */
    public static Caller caller(HttpServletRequest request) {
        return (Caller) Objects.requireNonNull(request.getAttribute(CALLER), "nobody passed the gate");
    }

    /** Whoever sent this request, whether let in or not; nobody when it came without a token. */
    public static Optional<Caller> whoAsks(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller ? Optional.of(caller) : Callers.current();
    }

    /** The code on whose behalf a request acts that was let in. */
    public static Optional<String> area(HttpServletRequest request) {
        return request.getAttribute(CALLER) == null ? Optional.empty() : Optional.of(onBehalfOf(request));
    }

    /** Who sent the request of this thread, in all their roles, whatever is asked; nobody when it says not who it is. */
    public static Optional<Caller> signedIn() {
        return Callers.current();
    }

    /** Who it is that a verified token speaks for, in all their roles. */
    public static Caller caller(Jwt token) {
        return Callers.of(token);
    }

    /** Until when the token of this request holds; an answer that goes on for long ends then. */
    public static Instant expiresAt(HttpServletRequest request) {
        return (Instant) Objects.requireNonNull(request.getAttribute(EXPIRES_AT), "nobody passed the gate");
    }

    /** Whether this request was let through without anyone saying who it is. */
    public static boolean isOfNobody(HttpServletRequest request) {
        return request.getAttribute(NOBODY) != null;
    }

    /** The code on whose behalf this request acts: that in its path, else the caller's own. */
    public static String onBehalfOf(HttpServletRequest request) {
        return request.getAttribute(AREA) instanceof String area
                ? area
                : caller(request).onBehalfOf();
    }

    private static boolean reaches(Caller caller, Role role, @Nullable String area) {
        if (area == null) return false;
        var division = Division.ofTheNetherlands();
        if (area.matches("GM\\d{4}")) {
            var code = new MunicipalityCode(area);
            return division.municipality(code).isPresent() && caller.covers(role, code);
        }
        if (area.matches("VR\\d{2}")) {
            var code = new RegionCode(area);
            return division.regions().containsKey(code) && caller.covers(role, code);
        }
        return area.equals("NL") && role.national();
    }

    private static @Nullable String area(HttpServletRequest request, String variable) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(variable) instanceof String code
                ? code
                : null;
    }
}
