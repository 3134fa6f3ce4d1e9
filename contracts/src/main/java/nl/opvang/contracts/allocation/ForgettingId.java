package nl.opvang.contracts.allocation;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.text.TextValue;

/** The act of forgetting a person: the municipality that does it, and the id that its client chose. */
public record ForgettingId(MunicipalityCode municipality, UUID id) implements TextValue {
    /** @throws IllegalArgumentException when the text is not {@code <municipality>:<uuid>} */
    public static ForgettingId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) throw new IllegalArgumentException("not a municipality's id");
        return new ForgettingId(
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
