package nl.opvang.contracts.allocation;

import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.text.TextValue;

/** A merge of two persons: the municipality that said they are one, and the id that its client chose. */
public record MergeId(MunicipalityCode municipality, UUID id) implements TextValue {
    /** @throws IllegalArgumentException when the text is not {@code <municipality>:<uuid>} */
    public static MergeId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) throw new IllegalArgumentException("not a municipality's id");
        return new MergeId(new MunicipalityCode(text.substring(0, colon)), UUID.fromString(text.substring(colon + 1)));
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
