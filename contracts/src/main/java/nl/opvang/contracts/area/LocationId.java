package nl.opvang.contracts.area;

import java.util.UUID;
import nl.opvang.contracts.text.TextValue;

/** A location: the municipality under whose code it was opened, and the id that its client chose. */
public record LocationId(MunicipalityCode municipality, UUID id) implements TextValue {
    /** @throws IllegalArgumentException when the text is not {@code <municipality>:<uuid>} */
    public static LocationId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) throw new IllegalArgumentException("not a location id");
        return new LocationId(
                new MunicipalityCode(text.substring(0, colon)), UUID.fromString(text.substring(colon + 1)));
    }

    @Override
    public String text() {
        return municipality.text() + ":" + id;
    }

    @Override
    public String toString() {
        return text();
    }
}
