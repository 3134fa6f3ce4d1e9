package nl.opvang.issuer;

import java.time.Instant;

/** A token and when it ends; as text it does not show itself, so that no log does. */
public record IssuedToken(String value, Instant expiresAt) {

    /** For the {@code Authorization} header. */
    public String bearer() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "IssuedToken[expiresAt=" + expiresAt + "]";
    }
}
