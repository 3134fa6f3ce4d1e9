package nl.opvang.torture.post;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.opvang.torture.history.Effect;
import org.jspecify.annotations.Nullable;

/**
 * One thing to say, in both of its forms.
 *
 * @param speaker in which role it is said
 * @param path of the PUT
 * @param body of the PUT
 * @param lineType as a line of a batch; null when it cannot be one
 * @param lineData as a line of a batch
 * @param companions types of events that may come with its effects
 */
record Saying(
        Speaker speaker,
        String service,
        String path,
        Map<String, Object> body,
        @Nullable String lineType,
        Map<String, Object> lineData,
        List<Effect> effects,
        Set<String> companions) {
    Saying {
        companions = Set.copyOf(companions);
    }

    /** By the municipality itself, and nothing else comes with it. */
    Saying(
            String service,
            String path,
            Map<String, Object> body,
            @Nullable String lineType,
            Map<String, Object> lineData,
            List<Effect> effects) {
        this(Speaker.MUNICIPALITY, service, path, body, lineType, lineData, effects, Set.of());
    }

    /** By the municipality itself, and not in a batch. */
    static Saying alone(String service, String path, Map<String, Object> body, Effect... effects) {
        return by(Speaker.MUNICIPALITY, service, path, body, effects);
    }

    /** By somebody else, and not in a batch. */
    static Saying by(Speaker speaker, String service, String path, Map<String, Object> body, Effect... effects) {
        return new Saying(speaker, service, path, body, null, Map.of(), List.of(effects), Set.of());
    }

    /** The same, with which events of these types may come. */
    Saying bringing(String... types) {
        return new Saying(speaker, service, path, body, lineType, lineData, effects, Set.of(types));
    }
}
