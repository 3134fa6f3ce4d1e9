package nl.opvang.standalone.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came back for a request, if anything. */
sealed interface Answer {
    /**
     * An answer in HTTP.
     *
     * @param headers by name in lower case
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Given(int status, Map<String, List<String>> headers, byte[] body, Duration after) implements Answer {
        Optional<String> header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst();
        }

        boolean isRefusal() {
            return status >= 400;
        }
    }

    /** The server closed the connection without an answer, or in the middle of one. */
    record Cut(String how) implements Answer {}

    /** Nothing came within the time. */
    record Silence(Duration after) implements Answer {}

    /** A body without a status and headers, as in HTTP/0.9. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bare(byte[] body) implements Answer {}

    /** Bytes that are no HTTP. */
    record Nonsense(String how) implements Answer {}

    /** Nobody waited for one. */
    record NotAwaited() implements Answer {}
}
