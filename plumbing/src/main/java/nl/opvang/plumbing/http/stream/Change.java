package nl.opvang.plumbing.http.stream;

/**
 * One thing that a stream tells.
 *
 * @param id where a client goes on that was cut off after it; without line breaks
 * @param kind one word for what it is
 * @param json one line
 */
public record Change(String id, String kind, String json) {
    /** In the form of {@code text/event-stream}. */
    String text() {
        return "id: " + id + "\nevent: " + kind + "\ndata: " + json + "\n\n";
    }
}
