package nl.opvang.plumbing.http.trace;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace that a request belongs to: the caller's, else a new one.
 *
 * @param correlationId the trace id, as a UUID
 * @param traceparent as it goes into the envelope of events
 */
public record Trace(UUID correlationId, String traceparent) {
    private static final String ATTRIBUTE = Trace.class.getName();
    private static final Pattern SHAPE =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}");

    /** The trace of this request; the same each time. */
    public static Trace of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Trace known) return known;
        var trace = parse(request.getHeader("traceparent"));
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    /** As 32 hexadecimal digits. */
    public String traceId() {
        return traceparent.substring(3, 35);
    }

    private static Trace parse(@Nullable String header) {
        if (header != null && SHAPE.matcher(header).matches()) {
            return new Trace(
                    new UUID(
                            HexFormat.fromHexDigitsToLong(header, 3, 19),
                            HexFormat.fromHexDigitsToLong(header, 19, 35)),
                    header);
        }
        return begin();
    }

    private static Trace begin() {
        var id = UuidCreator.getTimeOrderedEpoch();
        var hex = HexFormat.of();
        var span = ThreadLocalRandom.current().nextLong() | 1;
        return new Trace(
                id,
                "00-" + hex.toHexDigits(id.getMostSignificantBits()) + hex.toHexDigits(id.getLeastSignificantBits())
                        + "-" + hex.toHexDigits(span) + "-00");
    }
}
