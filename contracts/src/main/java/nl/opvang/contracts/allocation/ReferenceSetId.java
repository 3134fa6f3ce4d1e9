package nl.opvang.contracts.allocation;

import java.util.regex.Pattern;
import nl.opvang.contracts.text.TextValue;

/** One version of the figures from which regional targets are computed, such as {@code cbs-2022-01-01.v1}; it never changes. */
public record ReferenceSetId(String text) implements TextValue {
    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,60}\\.v[1-9]\\d{0,3}");

    /** @throws IllegalArgumentException when the text has another shape */
    public ReferenceSetId {
        if (!SHAPE.matcher(text).matches()) throw new IllegalArgumentException("not a reference set");
    }

    @Override
    public String toString() {
        return text;
    }
}
