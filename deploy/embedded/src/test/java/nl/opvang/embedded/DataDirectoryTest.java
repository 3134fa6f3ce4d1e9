package nl.opvang.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void a_directory_is_held_once_and_free_again_when_let_go() {
        try (var held = DataDirectory.at(directory)) {
            assertThat(held.path()).isDirectory();
            assertThatThrownBy(() -> DataDirectory.at(directory)).hasMessageContaining("Another process is running");
        }
        DataDirectory.at(directory).close();
    }

    @Test
    void a_throw_away_directory_is_gone_when_let_go_and_never_takes_a_living_one_with_it() throws Exception {
        var first = DataDirectory.throwAway();
        Files.writeString(first.path().resolve("content"), "kept while held");
        var second = DataDirectory.throwAway();
        assertThat(first.path().resolve("content")).exists();
        second.close();
        first.close();
        assertThat(first.path()).doesNotExist();
        assertThat(second.path()).doesNotExist();
    }
}
