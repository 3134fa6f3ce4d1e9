package nl.opvang.verify;

import java.util.List;
import java.util.Map;

/**
 * What the last line of a part of the events, such as the history of one thing, says of the lines before it. Nobody signs it: it shows
 * that lines were lost on the way, and whoever changes lines on purpose can change it too.
 *
 * @param count how many events there are before it
 * @param sha256 of all bytes before it
 * @param whole ids of the aggregates all of whose events are to be there
 */
record Manifest(long count, String sha256, List<String> whole) {
    private static final String TYPE = ".export.manifest.v1";

    static boolean is(Map<?, ?> line) {
        return line.get("type") instanceof String type && type.endsWith(TYPE);
    }

    static Manifest of(Map<?, ?> line) {
        if (!(line.get("data") instanceof Map<?, ?> data)) throw new Unreadable("lacks \"data\"");
        return new Manifest(
                Json.number(data, "count"),
                Json.text(data, "sha256"),
                data.get("whole") instanceof List<?> ids
                        ? ids.stream().map(String::valueOf).toList()
                        : List.of());
    }
}
