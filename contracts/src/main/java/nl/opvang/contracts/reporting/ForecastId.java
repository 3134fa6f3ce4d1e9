package nl.opvang.contracts.reporting;

import java.util.UUID;
import nl.opvang.contracts.text.TextValue;

/** A run of the forecast, by the id that its client chose. */
public record ForecastId(UUID id) implements TextValue {
    /** @throws IllegalArgumentException when the text is not a UUID */
    public static ForecastId parse(String text) {
        return new ForecastId(UUID.fromString(text));
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
