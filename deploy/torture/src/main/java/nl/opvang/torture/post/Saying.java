package nl.opvang.torture.post;

import java.util.List;
import java.util.Map;
import nl.opvang.torture.history.Effect;
import org.jspecify.annotations.Nullable;

/**
 * One thing to say, in both of its forms.
 *
 * @param path of the PUT
 * @param body of the PUT
 * @param lineType as a line of a batch; null when it cannot be one
 * @param lineData as a line of a batch
 */
record Saying(
        String service,
        String path,
        Map<String, Object> body,
        @Nullable String lineType,
        Map<String, Object> lineData,
        List<Effect> effects) {}
