package nl.opvang.contracts.allocation;

import java.util.UUID;
import nl.opvang.contracts.text.TextValue;

/** A person, by a random number: nothing in it is derived from an identity number. */
public record PersonId(UUID id) implements TextValue {
    /** @throws IllegalArgumentException when the text is not a UUID */
    public static PersonId parse(String text) {
        return new PersonId(UUID.fromString(text));
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
