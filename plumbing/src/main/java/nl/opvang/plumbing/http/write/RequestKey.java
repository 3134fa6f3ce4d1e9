package nl.opvang.plumbing.http.write;

/**
 * How a request is known again.
 *
 * @param client who chose the key; others' equal keys are other keys
 * @param key method and path of a PUT, otherwise what the client gave
 * @param hash of all that was asked; anyone can make it, so it is not stored as it is
 */
@SuppressWarnings("ArrayRecordComponent") // compared by KeptAnswers alone
public record RequestKey(String client, String key, byte[] hash) {
    /** What keys of PUT requests start with: for these another body is another request, not a mistake. */
    static final String PUT = "PUT ";

    /** The key of a PUT of this path. */
    public static RequestKey put(String client, String path, byte[] hash) {
        return new RequestKey(client, PUT + path, hash);
    }

    /** A key that the client made up for one request. */
    public static RequestKey chosen(String client, String key, byte[] hash) {
        return new RequestKey(client, "KEY " + key, hash);
    }

    /** The key of a line of a bulk request. */
    public static RequestKey ofLine(String client, String lineId, byte[] hash) {
        return new RequestKey(client, "LINE " + lineId, hash);
    }

    boolean isPut() {
        return key.startsWith(PUT);
    }
}
