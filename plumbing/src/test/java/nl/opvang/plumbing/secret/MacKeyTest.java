package nl.opvang.plumbing.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MacKeyTest {
    @Test
    void only_a_file_that_its_owner_alone_can_read_and_that_is_long_enough_is_a_key() throws IOException {
        assertThatThrownBy(() -> read(null)).hasMessageStartingWith("a.setting must name a file");
        assertThatThrownBy(() -> read(Path.of("/nowhere/at/all")))
                .hasMessage("a.setting: no such file: /nowhere/at/all");
        assertThatThrownBy(() -> read(TestKeys.holding("too short"))).hasMessageContaining("less than 32 characters");
        var open = TestKeys.holding("a secret of thirty-two characters");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> read(open)).hasMessageContaining("mode must be 0600");
    }

    @Test
    void a_code_depends_on_the_key_and_on_what_it_stands_for() {
        var key = read(TestKeys.file());
        var other = read(TestKeys.holding("another secret of thirty-two char"));

        assertThat(key.mac("one".getBytes(UTF_8)))
                .isEqualTo(read(TestKeys.file()).mac("one".getBytes(UTF_8)));
        assertThat(key.mac("one".getBytes(UTF_8))).isNotEqualTo(key.mac("two".getBytes(UTF_8)));
        assertThat(key.mac("one".getBytes(UTF_8))).isNotEqualTo(other.mac("one".getBytes(UTF_8)));
        assertThat(key.id()).isNotEqualTo(other.id());
    }

    private static MacKey read(@Nullable Path file) {
        return MacKey.read("a.setting", file);
    }
}
