package nl.opvang.contracts.text;

import java.util.regex.Pattern;

/**
 * Something said about people that only the service which keeps their keys can read, and only while it has the key of every one of
 * them: {@code <uuid>[,<uuid>...]:<base64url>}.
 *
 * @param text whose keys it takes, in the order in which they were used, and what they make of it
 */
public record SealedText(String text) implements TextValue {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f-]{36}(,[0-9a-f-]{36})*:[A-Za-z0-9_-]+");

    /** @throws IllegalArgumentException when the text has another shape */
    public SealedText {
        if (!SHAPE.matcher(text).matches()) throw new IllegalArgumentException("not a sealed text");
    }

    /** Without what was made of it. */
    @Override
    public String toString() {
        return text.substring(0, text.indexOf(':'));
    }
}
