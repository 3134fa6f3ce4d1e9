package nl.opvang.contracts.area;

import java.util.regex.Pattern;
import nl.opvang.contracts.text.TextValue;

/** A municipality's code in the CBS list, {@code GM} and four digits. */
public record MunicipalityCode(String text) implements TextValue, Comparable<MunicipalityCode> {
    private static final Pattern SHAPE = Pattern.compile("GM\\d{4}");

    /** @throws IllegalArgumentException when the text has another shape */
    public MunicipalityCode {
        if (!SHAPE.matcher(text).matches()) throw new IllegalArgumentException("not a municipality code");
    }

    @Override
    public int compareTo(MunicipalityCode other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
