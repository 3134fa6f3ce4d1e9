package nl.opvang.plumbing.http.form;

import org.jspecify.annotations.Nullable;

/** What remains known of a request's body after it was bound. */
@SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
public record ReadBody(byte[] hash, @Nullable String reason) {
    /** The request attribute under which it is kept. */
    public static final String ATTRIBUTE = ReadBody.class.getName();
}
