package nl.opvang.demo.post;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a bulk request.
 *
 * @param id the same whenever the same is said, so that saying it again changes nothing
 * @param municipality null for what is said for the whole country, and in a batch of one municipality
 * @param knownAt null for what is known now
 */
record Line(
        String id,
        String type,
        @Nullable String municipality,
        @Nullable Instant knownAt,
        Map<String, Object> data) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    String json() {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("id", id);
        line.put("type", type);
        if (municipality != null) line.put("municipality", municipality);
        if (knownAt != null) line.put("knownAt", knownAt.toString());
        line.put("data", data);
        return JSON.writeValueAsString(line);
    }
}
