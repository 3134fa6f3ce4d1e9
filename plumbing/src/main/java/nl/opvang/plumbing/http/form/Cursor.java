package nl.opvang.plumbing.http.form;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a list goes on: the sort key of the last item that was answered, opaque to clients. */
public record Cursor(List<String> key) {
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_PARTS = 8;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Cursor {
        key = List.copyOf(key);
        if (key.isEmpty() || key.size() > MAX_PARTS) throw new IllegalArgumentException("is not a cursor of this API");
    }

    /** @throws IllegalArgumentException when it is not a text that {@link #text()} gave */
    public static Cursor parse(String text) {
        if (text.length() > MAX_LENGTH) throw new IllegalArgumentException("is not a cursor of this API");
        try {
            var key = JSON.readTree(Base64.getUrlDecoder().decode(text));
            if (key.isArray() && key.valueStream().allMatch(JsonNode::isString))
                return new Cursor(key.valueStream().map(JsonNode::stringValue).toList());
            throw new IllegalArgumentException("is not a cursor of this API");
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a cursor of this API", e);
        }
    }

    /**
     * The id that the key consists of.
     *
     * @throws IllegalArgumentException when the key is anything else
     */
    public UUID id() {
        if (key.size() != 1) throw new IllegalArgumentException("is not a cursor of this list");
        return UUID.fromString(key.getFirst());
    }

    /**
     * Where the list goes on that made this key.
     *
     * @param parts how many the key consists of
     * @throws IllegalArgumentException when the list made no such key
     */
    public <T> T read(int parts, Function<List<String>, T> place) {
        if (key.size() != parts) throw new IllegalArgumentException("is not a cursor of this list");
        try {
            return place.apply(key);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("is not a cursor of this list", e);
        }
    }

    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(key));
    }
}
