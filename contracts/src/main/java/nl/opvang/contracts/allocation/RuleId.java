package nl.opvang.contracts.allocation;

import java.util.UUID;
import nl.opvang.contracts.text.TextValue;

/** A decision about a dated rule, by the id that its client chose. */
public record RuleId(UUID id) implements TextValue {
    /** @throws IllegalArgumentException when the text is not a UUID */
    public static RuleId parse(String text) {
        return new RuleId(UUID.fromString(text));
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
