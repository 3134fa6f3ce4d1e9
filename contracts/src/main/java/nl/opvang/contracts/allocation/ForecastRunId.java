package nl.opvang.contracts.allocation;

import java.util.regex.Pattern;
import nl.opvang.contracts.text.TextValue;

/** A stored run of a forecast, by the id that whoever keeps the runs gave it. */
public record ForecastRunId(String text) implements TextValue {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    /** @throws IllegalArgumentException when the text has another shape */
    public ForecastRunId {
        if (!SHAPE.matcher(text).matches()) throw new IllegalArgumentException("not a forecast run");
    }

    @Override
    public String toString() {
        return text;
    }
}
