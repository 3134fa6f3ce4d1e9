package nl.opvang.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void everything_can_be_said() {
        assertThat(Settings.parse(List.of("--seed", "7", "--minutes", "0.5", "--replicas", "2")))
                .isEqualTo(new Settings(7, 0.5, 2, null));
    }

    @Test
    void two_minutes_with_one_of_each_is_usual() {
        var usual = Settings.parse(List.of());
        assertThat(usual.minutes()).isEqualTo(2);
        assertThat(usual.replicas()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--seed",
                "--minutes 0",
                "--minutes -1",
                "--minutes x",
                "--replicas 0",
                "--replicas 9",
                "--what 1"
            })
    void anything_else_is_refused(String arguments) {
        assertThatThrownBy(() -> Settings.parse(List.of(arguments.split(" ", -1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
