package nl.opvang.plumbing.page.signin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import nl.opvang.plumbing.http.Http;
import org.springframework.context.ApplicationContext;

/**
 * A browser that is signed in to a service under test.
 *
 * @param cookie for the header {@code Cookie}
 * @param formToken for the header {@code X-CSRF-TOKEN} or the field {@code _csrf}
 */
public record TestSession(String cookie, String formToken) {
    /** As if the issuer had given this access token to somebody who came back from it. */
    public static TestSession open(ApplicationContext service, String accessToken) {
        var name = service.getEnvironment().getRequiredProperty("opvang.service");
        var id = service.getBean(Sessions.class)
                .open(accessToken, "Somebody", Instant.now().plus(Duration.ofHours(1)));
        return new TestSession(Cookies.session(name).name() + "=" + id, masked(FormTokens.of(id)));
    }

    /** A page as this browser gets it. */
    public Http.Answer get(Http anybody, String path) {
        return anybody.with(null).get(path, "Cookie", cookie);
    }

    /** In forms a token is masked by as many bytes, which come first; zeros will do. */
    private static String masked(String token) {
        var bytes = token.getBytes(StandardCharsets.UTF_8);
        var masked = new byte[2 * bytes.length];
        System.arraycopy(bytes, 0, masked, bytes.length, bytes.length);
        return Base64.getUrlEncoder().encodeToString(masked);
    }
}
