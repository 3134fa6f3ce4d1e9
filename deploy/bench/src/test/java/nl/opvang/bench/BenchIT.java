package nl.opvang.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only that they complete and give figures: how large these are is no test's business. */
class BenchIT {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "commands",
                "read-back",
                "relay",
                "consumer",
                "sealing",
                "rebuild",
                "replay",
                "bulk",
                "http",
                "visible",
                "as-of",
                "entitlements"
            })
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void a_quick_measurement_completes_and_gives_figures(String name) throws Exception {
        var measurement = Bench.named(name);
        try (var servers = Servers.start()) {
            var tables = measurement.measure(servers, new Scale(1, true));
            assertThat(tables).isNotEmpty().allSatisfy(table -> {
                assertThat(table.rows()).isNotEmpty();
                assertThat(table.text()).contains(table.title()).containsPattern("[0-9]");
            });
        }
    }
}
