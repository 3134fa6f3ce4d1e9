package nl.opvang.contracts.allocation;

import java.util.UUID;
import nl.opvang.contracts.text.TextValue;

/** Something that was said about targets, by the id that its client chose. */
public record TargetId(UUID id) implements TextValue {
    /** @throws IllegalArgumentException when the text is not a UUID */
    public static TargetId parse(String text) {
        return new TargetId(UUID.fromString(text));
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
