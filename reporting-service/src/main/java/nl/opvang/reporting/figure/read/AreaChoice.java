package nl.opvang.reporting.figure.read;

import java.util.Locale;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Level;
import org.jspecify.annotations.Nullable;

/** Which areas are asked about: all of a level, or those of it within one area. */
public record AreaChoice(Level level, Area within) {
    /** How a question names a level, as a pattern. */
    public static final String LEVELS = "country|region|municipality|location";

    /** The same for quantities that no location has. */
    public static final String LEVELS_OF_PEOPLE = "country|region|municipality";

    /** @throws IllegalArgumentException when an area is to be divided into coarser ones */
    public AreaChoice {
        if (level.compareTo(within.level()) < 0)
            throw new IllegalArgumentException("area must not be smaller than the areas of the level");
    }

    /**
     * @param level one of {@link #LEVELS}
     * @param area code of an area; null for the country
     * @throws IllegalArgumentException when there is no such level, or area is not shaped like a code
     */
    public static AreaChoice of(String level, @Nullable String area) {
        if (!level.matches(LEVELS)) throw new IllegalArgumentException("level must be one of " + LEVELS);
        return new AreaChoice(Level.valueOf(level.toUpperCase(Locale.ROOT)), area(area));
    }

    /** @throws IllegalArgumentException when the text is not shaped like a code */
    public static Area area(@Nullable String code) {
        try {
            return code == null ? new Area.Country() : Area.parse(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("area must be the code of a region, municipality or location", e);
        }
    }
}
