package nl.opvang.plumbing.page.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** One of a service's cookies: services on one host share a jar, so each has names of its own. */
record Cookies(String name, Duration kept) {
    /** Until the browser is closed. */
    private static final Duration WHILE_OPEN = Duration.ofSeconds(-1);

    private static final Duration WHILE_SIGNING_IN = Duration.ofMinutes(10);

    /** The one that holds the id of the session. */
    static Cookies session(String service) {
        return new Cookies("opvang-" + service, WHILE_OPEN);
    }

    /** The one that a browser carries to the issuer and back. */
    static Cookies signingIn(String service) {
        return new Cookies("opvang-" + service + "-sign-in", WHILE_SIGNING_IN);
    }

    Optional<String> in(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name);
        return cookie == null || cookie.getValue().isEmpty() ? Optional.empty() : Optional.of(cookie.getValue());
    }

    void put(String value, HttpServletResponse response) {
        add(value, kept, response);
    }

    void remove(HttpServletResponse response) {
        add("", Duration.ZERO, response);
    }

    private void add(String value, Duration maxAge, HttpServletResponse response) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(maxAge)
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
