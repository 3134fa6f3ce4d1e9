package nl.opvang.contracts.area;

import java.util.regex.Pattern;
import nl.opvang.contracts.text.TextValue;

/** A safety region's code, {@code VR} and two digits. */
public record RegionCode(String text) implements TextValue, Comparable<RegionCode> {
    private static final Pattern SHAPE = Pattern.compile("VR\\d{2}");

    /** @throws IllegalArgumentException when the text has another shape */
    public RegionCode {
        if (!SHAPE.matcher(text).matches()) throw new IllegalArgumentException("not a region code");
    }

    @Override
    public int compareTo(RegionCode other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
