package nl.opvang.demo.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The week of September 2024 whose figures were replaced: published as they were known at first, and replaced as they
 * were known after the correction.
 */
final class PublishedWeek {
    private static final String WEEK = "/v1/publications/2024-W37";
    private static final String SUNDAY = "2024-09-15";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Something to publish. */
    record Edition(String path, String body) {}

    private PublishedWeek() {}

    static List<Edition> editions() {
        return List.of(
                edition("decisions", "2024-09-18T00:00:00Z", null),
                edition(
                        "replacements",
                        "2024-09-20T00:00:00Z",
                        "Simulated for the demo: some locations had counted too few people. That figures of this week"
                                + " were replaced is known, the reason is not."));
    }

    private static Edition edition(String what, String knownAt, @Nullable String reason) {
        var id = UUID.nameUUIDFromBytes(("publication/" + what).getBytes(StandardCharsets.UTF_8));
        var form = new Form()
                .with("on", SUNDAY)
                .with("registeredOn", SUNDAY)
                .with("knownAt", knownAt)
                .with("reason", reason == null ? "Simulated for the demo." : reason);
        return new Edition(WEEK + "/" + what + "/" + id, JSON.writeValueAsString(form.fields()));
    }
}
