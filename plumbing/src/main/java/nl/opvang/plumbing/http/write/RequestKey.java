package nl.opvang.plumbing.http.write;

import nl.opvang.plumbing.access.Caller;

/**
 * How a request is known again.
 *
 * @param client the software that chose the key; others' equal keys are other keys
 * @param subject for whom it speaks: what is answered to one person is no answer to another
 * @param key method and path of a PUT, otherwise what the client gave
 * @param hash of all that was asked; anyone can make it, so it is not stored as it is
 */
@SuppressWarnings("ArrayRecordComponent") // compared by KeptAnswers alone
public record RequestKey(String client, String subject, String key, byte[] hash) {
    /** What keys of PUT requests start with: for these another body is another request, not a mistake. */
    static final String PUT = "PUT ";

    /** The key of a PUT of this path. */
    public static RequestKey put(Caller caller, String path, byte[] hash) {
        return of(caller, PUT + path, hash);
    }

    /** A key that the client made up for one request. */
    public static RequestKey chosen(Caller caller, String key, byte[] hash) {
        return of(caller, "KEY " + key, hash);
    }

    /** The key of a line of a bulk request. */
    public static RequestKey ofLine(Caller caller, String lineId, byte[] hash) {
        return of(caller, "LINE " + lineId, hash);
    }

    private static RequestKey of(Caller caller, String key, byte[] hash) {
        return new RequestKey(caller.client(), caller.subject(), key, hash);
    }

    boolean isPut() {
        return key.startsWith(PUT);
    }
}
