package nl.opvang.demo.post;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of {@code POST /v1/imports}.
 *
 * @param id the same whenever the same is said, so that saying it again changes nothing
 * @param municipality null for what is said for the whole country
 */
record Line(String id, String type, @Nullable String municipality, Instant knownAt, Map<String, Object> data) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    String json() {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("id", id);
        line.put("type", type);
        if (municipality != null) line.put("municipality", municipality);
        line.put("knownAt", knownAt.toString());
        line.put("data", data);
        return JSON.writeValueAsString(line);
    }
}
