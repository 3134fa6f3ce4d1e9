package nl.opvang.issuer;

/** The issuer answered, and the answer was no: the error and description of RFC 6749 section 5.2. */
public final class TokenRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;

    TokenRefused(String error, String description) {
        super(description.isEmpty() ? error : error + ": " + description);
        this.error = error;
    }

    /** For example {@code invalid_request}. */
    public String error() {
        return error;
    }
}
