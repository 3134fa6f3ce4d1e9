package nl.opvang.demo.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Runs of the forecast as the KCIO could have made them in the simulated history: each of what was known then, and one of what is known now. */
final class ForecastRuns {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A run to be made. */
    record Run(String path, String body) {}

    private record Moment(String asOf, @Nullable String knownAt) {}

    private ForecastRuns() {}

    static List<Run> all() {
        return Stream.of(
                        new Moment("2022-12-11", "2022-12-16T12:00:00+01:00"),
                        new Moment("2023-09-03", "2023-09-08T12:00:00+02:00"),
                        new Moment("2024-11-03", "2024-11-13T12:00:00+01:00"),
                        new Moment("2025-03-30", "2025-04-06T12:00:00+02:00"),
                        new Moment("2025-09-28", null))
                .map(ForecastRuns::run)
                .toList();
    }

    private static Run run(Moment moment) {
        var id = UUID.nameUUIDFromBytes(("forecast/" + moment.asOf()).getBytes(StandardCharsets.UTF_8));
        var form = new Form()
                .with("asOf", moment.asOf())
                .with("knownAt", moment.knownAt())
                .with("reason", "Simulated for the demo.");
        return new Run("/v1/forecasts/" + id, JSON.writeValueAsString(form.fields()));
    }
}
