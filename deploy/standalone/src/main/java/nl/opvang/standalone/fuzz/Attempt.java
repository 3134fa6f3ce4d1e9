package nl.opvang.standalone.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes out, and what its answer may be.
 *
 * @param number with the seed it says which request this is
 * @param way which of the many ways of its kind
 * @param operation the described operation that it is about, if it is about one
 * @param marker stands wherever the client could put something; it must not come back
 * @param allowed statuses that may be answered
 * @param mayBeCut whether the server may close the connection instead of answering
 * @param mayBeBare whether a problem document alone will do: without a protocol in the request line Tomcat speaks HTTP/0.9
 * @param lines how many results must come back; -1 when it is not a request of lines
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Attempt(
        long number,
        Kind kind,
        String way,
        String service,
        @Nullable Operation operation,
        String method,
        String marker,
        byte[] head,
        byte[] body,
        Delivery delivery,
        Set<Integer> allowed,
        boolean mayBeCut,
        boolean mayBeBare,
        int lines) {
    private static final int SHOWN = 1_500;

    /** All of it as far as it is short, in ASCII. */
    String shown() {
        return "%s (%s), number %d, %s%s\n%s\n%s"
                .formatted(
                        kind,
                        way,
                        number,
                        operation == null ? service : operation,
                        delivery == Delivery.WHOLE ? "" : ", " + delivery,
                        ascii(new String(head, ISO_8859_1)
                                .replaceAll("(Bearer .{20})[\\w.-]{200,}(.{10})", "$1...$2")
                                .getBytes(ISO_8859_1)),
                        ascii(body));
    }

    private static String ascii(byte[] bytes) {
        var text = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, SHOWN); i++) {
            int b = bytes[i] & 0xff;
            if (b == '\n') text.append("\n    ");
            else if (b >= ' ' && b < 127) text.append((char) b);
            else if (b != '\r') text.append("\\x%02x".formatted(b));
        }
        if (bytes.length > SHOWN) text.append("... (").append(bytes.length).append(" bytes)");
        return "    " + text;
    }

    /** As it is in the trace that the request says it belongs to. */
    static String traceId(long number) {
        return "f0220000000000000000%012x".formatted(number + 1);
    }
}
