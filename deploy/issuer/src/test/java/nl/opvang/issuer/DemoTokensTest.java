package nl.opvang.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Getting a token, in a process and from the command line. */
class DemoTokensTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path data;

    @SuppressWarnings("NullAway.Init")
    private static RunningIssuer issuer;

    @BeforeAll
    static void start() {
        issuer = RunningIssuer.start(data.resolve("keys"));
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @Test
    void a_token_says_when_it_ends_and_does_not_show_itself() {
        // Tokens count in whole seconds.
        var before = Instant.now().minusSeconds(1);
        var token = issuer.tokens().national(Role.KCIO);
        var after = Instant.now();

        assertThat(token.expiresAt().minus(Duration.ofHours(1))).isBetween(before, after);
        assertThat(token.bearer()).isEqualTo("Bearer " + token.value());
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void a_refusal_carries_the_error_and_its_reason() {
        assertThatThrownBy(() -> issuer.tokens().local(Role.MUNICIPALITY, "VR01"))
                .isInstanceOfSatisfying(
                        TokenRefused.class,
                        refused -> assertThat(refused.error()).isEqualTo("invalid_request"))
                .hasMessageContaining("area=GM0014");
    }

    @Test
    void without_an_issuer_it_says_so() {
        var nobody = URI.create("http://127.0.0.1:" + RunningIssuer.freePort());

        assertThatThrownBy(() -> new DemoTokens(nobody, data.resolve("keys")).national(Role.KCIO))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No issuer listens at " + nobody);
        assertThatThrownBy(() -> new DemoTokens(issuer.uri(), data.resolve("elsewhere")).national(Role.KCIO))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the issuer makes it when it first starts");
    }

    @Test
    void the_command_prints_the_token_and_nothing_else() {
        var printed = print("municipality", "GM0014");

        assertThat(printed.status()).isZero();
        assertThat(printed.err()).isEmpty();
        assertThat(issuer.verified(printed.out().strip()).getClaimAsStringList("codes"))
                .containsExactly("GM0014");
    }

    @Test
    void several_people_act_in_one_role_and_each_is_told_apart_by_a_pseudonym() {
        var role = issuer.verified(print("ministry").out().strip());
        var clerk = issuer.verified(print("ministry", "as=clerk").out().strip());
        var again = issuer.tokens().request(Role.MINISTRY, null, "clerk").value();

        assertThat(clerk.getSubject()).isNotEqualTo(role.getSubject());
        assertThat(issuer.verified(again).getSubject()).isEqualTo(clerk.getSubject());
        assertThat(clerk.getClaimAsStringList("roles")).containsExactly("ministry");
        assertThat(issuer.verified(print("municipality", "GM0014", "as=clerk")
                                .out()
                                .strip())
                        .getClaimAsStringList("codes"))
                .containsExactly("GM0014");
        assertThat(print("ministry", "as=A Clerk")).satisfies(printed -> {
            assertThat(printed.status()).isEqualTo(1);
            assertThat(printed.err()).contains("person");
        });
    }

    @Test
    void the_command_explains_what_is_wrong_with_a_role_or_a_code() {
        assertThat(print("mayor")).satisfies(printed -> {
            assertThat(printed.status()).isEqualTo(2);
            assertThat(printed.out()).isEmpty();
            assertThat(printed.err()).contains("municipality, region, kcio, noo, ministry, auditor, operator");
        });
        assertThat(print()).satisfies(printed -> assertThat(printed.status()).isEqualTo(2));
        assertThat(print("kcio", "GM0014")).satisfies(printed -> {
            assertThat(printed.status()).isEqualTo(1);
            assertThat(printed.out()).isEmpty();
            assertThat(printed.err()).contains("national");
        });
    }

    private record Printed(int status, String out, String err) {}

    private static Printed print(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var status = PrintToken.run(
                arguments,
                Map.of("OPVANG_ISSUER_URI", issuer.uri().toString(), "OPVANG_DATA", data.toString()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Printed(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
