package nl.opvang.plumbing.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private static final String OLD = "an old secret of thirty-two chars";
    private static final String NEW = "a new secret of thirty-two chars!";
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void a_key_signs_as_rfc_8032_says() {
        var key = new SigningKey(HEX.parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));

        assertThat(HEX.formatHex(key.publicKey()))
                .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        assertThat(HEX.formatHex(key.sign(new byte[] {0x72})))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Test
    void a_signature_holds_for_one_message_and_one_key() {
        var key = SigningKeys.read("a.setting", TestKeys.holding(OLD)).first();
        var other = SigningKeys.read("a.setting", TestKeys.holding(NEW)).first();
        var signature = key.sign("said".getBytes(UTF_8));

        assertThat(SigningKey.isSigned(key.publicKey(), "said".getBytes(UTF_8), signature))
                .isTrue();
        assertThat(SigningKey.isSigned(key.publicKey(), "not said".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(SigningKey.isSigned(other.publicKey(), "said".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(SigningKey.isSigned(new byte[3], "said".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(SigningKey.isSigned(key.publicKey(), "said".getBytes(UTF_8), new byte[3]))
                .isFalse();
    }

    @Test
    void the_first_line_is_in_use_and_the_others_are_known() {
        var old = SigningKeys.read("a.setting", TestKeys.holding(OLD)).first();

        var keys = SigningKeys.read("a.setting", TestKeys.holding(NEW + "\n\n" + OLD + "\n"));

        assertThat(keys.first().id()).isNotEqualTo(old.id());
        assertThat(keys.of(old.id())).isPresent();
        assertThat(keys.of("nothing")).isEmpty();
    }

    @Test
    void a_line_that_is_too_short_is_refused() {
        var file = TestKeys.holding(NEW + "\nshort");

        assertThatThrownBy(() -> SigningKeys.read("a.setting", file))
                .hasMessageContaining("a.setting: a line has less");
    }
}
