package nl.opvang.contracts.funding;

import java.util.UUID;
import nl.opvang.contracts.text.TextValue;

/** A decision about a norm, by the id that its client chose. */
public record NormId(UUID id) implements TextValue {
    /** @throws IllegalArgumentException when the text is not a UUID */
    public static NormId parse(String text) {
        return new NormId(UUID.fromString(text));
    }

    @Override
    public String text() {
        return id.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
