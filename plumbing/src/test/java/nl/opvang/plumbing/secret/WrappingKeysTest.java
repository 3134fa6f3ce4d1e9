package nl.opvang.plumbing.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.opvang.plumbing.SettingRefused;
import org.junit.jupiter.api.Test;

class WrappingKeysTest {
    private static final String OLD = "an old secret of thirty-two chars";
    private static final String NEW = "a new secret of thirty-two chars!";
    private static final byte[] PLAIN = "made up".getBytes(UTF_8);
    private static final byte[] CONTEXT = "here".getBytes(UTF_8);

    @Test
    void the_same_said_twice_in_one_context_is_sealed_alike_and_opens_nowhere_else() {
        var key = SubjectKey.generate();
        var sealed = key.seal(PLAIN, CONTEXT);

        assertThat(key.seal(PLAIN, CONTEXT)).isEqualTo(sealed);
        assertThat(key.open(sealed, CONTEXT)).hasValue(PLAIN);
        assertThat(key.open(sealed, "there".getBytes(UTF_8))).isEmpty();
        assertThat(SubjectKey.generate().open(sealed, CONTEXT)).isEmpty();
        assertThat(key.open(altered(sealed), CONTEXT)).isEmpty();
    }

    @Test
    void a_key_is_of_use_with_the_file_and_as_its_own_subjects_alone() {
        var keys = keys(OLD);
        var key = SubjectKey.generate();
        var wrapped = keys.wrap(key, "one");

        assertThat(keys.unwrap(keys.id(), wrapped, "one").open(key.seal(PLAIN, CONTEXT), CONTEXT))
                .hasValue(PLAIN);
        assertThatThrownBy(() -> keys.unwrap(keys.id(), wrapped, "two")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys(NEW).unwrap(keys.id(), wrapped, "one"))
                .isInstanceOf(SettingRefused.class)
                .hasMessageContaining(keys.id());
    }

    @Test
    void a_new_line_wraps_while_the_old_one_still_unwraps() {
        var old = keys(OLD);
        var key = SubjectKey.generate();
        var wrapped = old.wrap(key, "one");
        var both = keys(NEW + "\n" + OLD + "\n");

        assertThat(both.id()).isEqualTo(keys(NEW).id()).isNotEqualTo(old.id());
        var again = both.wrap(both.unwrap(old.id(), wrapped, "one"), "one");
        assertThat(keys(NEW).unwrap(both.id(), again, "one").open(key.seal(PLAIN, CONTEXT), CONTEXT))
                .hasValue(PLAIN);
    }

    @Test
    void every_line_must_be_long_enough() {
        assertThatThrownBy(() -> keys(NEW + "\ntoo short")).hasMessageContaining("less than 32 characters");
    }

    private static byte[] altered(byte[] sealed) {
        var other = sealed.clone();
        other[other.length - 1] ^= 1;
        return other;
    }

    private static WrappingKeys keys(String secrets) {
        return WrappingKeys.read("a.setting", TestKeys.holding(secrets));
    }
}
