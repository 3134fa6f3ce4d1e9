package nl.opvang.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/** How the issuer starts: alone, beside others, again, and not at all. */
class StartTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Test
    void keys_and_secrets_are_made_at_the_first_start_for_their_owner_alone() throws Exception {
        var keys = data.resolve("not/yet/there");
        RunningIssuer.start(keys).close();

        assertThat(permissions(keys)).isEqualTo("rwx------");
        try (var files = Files.list(keys)) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder(
                            "issuer.jwk",
                            "issuer-pseudonym.key",
                            "issuer-demo-municipality.secret",
                            "issuer-demo-region.secret",
                            "issuer-demo-kcio.secret",
                            "issuer-demo-noo.secret",
                            "issuer-demo-ministry.secret",
                            "issuer-demo-auditor.secret",
                            "issuer-demo-operator.secret");
        }
        try (var files = Files.list(keys)) {
            assertThat(files).allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_token_and_a_subject_survive_a_restart() {
        var keys = data.resolve("keys");
        var port = RunningIssuer.freePort();
        IssuedToken before;
        try (var issuer = RunningIssuer.start(null, keys, port)) {
            before = issuer.tokens().local(Role.MUNICIPALITY, "GM0014");
        }
        try (var issuer = RunningIssuer.start(null, keys, port)) {
            var after = issuer.tokens().local(Role.MUNICIPALITY, "GM0014");

            assertThat(issuer.verified(before.value()).getSubject())
                    .isEqualTo(issuer.verified(after.value()).getSubject());
        }
    }

    @Test
    void two_installations_share_no_key_no_secret_and_no_subject() throws Exception {
        try (var one = RunningIssuer.start(data.resolve("one"));
                var other = RunningIssuer.start(data.resolve("other"))) {
            assertThat(one.get("/oauth2/jwks").body())
                    .isNotEqualTo(other.get("/oauth2/jwks").body());
            assertThat(one.secret(Role.KCIO)).isNotEqualTo(other.secret(Role.KCIO));
            assertThat(one.verified(one.tokens().national(Role.KCIO).value()).getSubject())
                    .isNotEqualTo(
                            other.verified(other.tokens().national(Role.KCIO).value())
                                    .getSubject());
        }
    }

    @Test
    void a_key_that_others_can_read_stops_the_start() throws Exception {
        var keys = data.resolve("keys");
        RunningIssuer.start(keys).close();
        Files.setPosixFilePermissions(keys.resolve("issuer.jwk"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> RunningIssuer.start(keys)).rootCause().hasMessageContaining("is open to others");
    }

    @Test
    void a_key_that_is_damaged_stops_the_start_and_stays() throws Exception {
        var keys = data.resolve("keys");
        RunningIssuer.start(keys).close();
        Files.writeString(keys.resolve("issuer.jwk"), "{}");

        assertThatThrownBy(() -> RunningIssuer.start(keys)).hasStackTraceContaining("is not an RSA key in JWK form");
        assertThat(keys.resolve("issuer.jwk")).hasContent("{}");
    }

    @Test
    void uri_audience_and_lifetime_can_be_set() throws Exception {
        try (var issuer = RunningIssuer.start(
                data,
                "--opvang.issuer.uri=https://id.example.nl/opvang",
                "--opvang.issuer.audience=another",
                "--opvang.issuer.token-lifetime=5m")) {
            var token =
                    SignedJWT.parse(issuer.tokens().national(Role.KCIO).value()).getJWTClaimsSet();

            assertThat(token.getIssuer()).isEqualTo("https://id.example.nl/opvang");
            assertThat(token.getAudience()).containsExactly("another");
            assertThat(Duration.between(
                            token.getIssueTime().toInstant(),
                            token.getExpirationTime().toInstant()))
                    .isEqualTo(Duration.ofMinutes(5));
        }
    }

    @Test
    void settings_that_cannot_be_stop_the_start() {
        assertThatThrownBy(() -> RunningIssuer.start(data, "--opvang.issuer.token-lifetime=25h"))
                .rootCause()
                .hasMessageContaining("opvang.issuer.token-lifetime");
        assertThatThrownBy(() -> RunningIssuer.start(data, "--opvang.issuer.uri=http://127.0.0.1:8084/"))
                .rootCause()
                .hasMessageContaining("opvang.issuer.uri");
    }

    /** {@code application.properties} and an auto-configuration of somebody else are on this class path. */
    @Test
    void beside_others_in_one_process_it_is_configured_by_itself_alone() {
        var parent = new SpringApplicationBuilder(Parent.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=parent", "server.port=1", "opvang.issuer.token-lifetime=1s")
                .run();
        try (parent;
                var issuer = RunningIssuer.start(parent, data, RunningIssuer.freePort())) {
            var token = issuer.verified(issuer.tokens().national(Role.OPERATOR).value());

            assertThat(issuer.context().getParent()).isSameAs(parent);
            assertThat(issuer.context().getEnvironment().getProperty("spring.application.name"))
                    .isEqualTo("issuer");
            assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt()))
                    .isEqualTo(Duration.ofHours(1));
        }
    }

    @Test
    void it_brings_no_auto_configuration_that_gives_the_services_beside_it_another_key() {
        assertThatThrownBy(() -> Class.forName("org.springframework.boot.security.oauth2.server.authorization"
                        + ".autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Parent {}
}
