package nl.opvang.reporting.figure.read;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Level;
import org.jspecify.annotations.Nullable;

/** Which areas there are on a day, what they are called, and which recorded codes belong to them. */
public final class Areas {
    private static final String COUNTRY = "Nederland";

    private final Division division;

    public Areas(Division division) {
        this.division = division;
    }

    /** Codes of the chosen areas that exist on a day, in order: a figure may be zero there, but it is not absent. */
    public Set<String> existing(AreaChoice choice, LocalDate on, @Nullable Set<MunicipalityCode> visible) {
        return division.all().stream()
                .filter(municipality -> municipality.existsOn(on))
                .filter(municipality -> contains(choice.within(), municipality, municipality, visible))
                .map(municipality -> code(choice.level(), municipality))
                .collect(toCollection(TreeSet::new));
    }

    /** The municipality codes that lines in the chosen areas may carry, and the area that each stands for on a day. */
    public Map<String, String> recordedCodes(AreaChoice choice, LocalDate on, @Nullable Set<MunicipalityCode> visible) {
        return division.all().stream()
                .filter(recorded -> contains(choice.within(), recorded, standsFor(recorded, on), visible))
                .collect(toMap(
                        recorded -> recorded.code().text(), recorded -> code(choice.level(), standsFor(recorded, on))));
    }

    /** The area with its name; of a level above the location. */
    public AreaName named(Level level, String code) {
        var name = switch (level) {
            case COUNTRY -> COUNTRY;
            case REGION -> division.regions().getOrDefault(new RegionCode(code), code);
            case MUNICIPALITY -> division.nameOf(new MunicipalityCode(code));
            case LOCATION -> throw new IllegalArgumentException("the division does not name locations");
        };
        return named(level, code, name);
    }

    /** An area of this name. */
    public static AreaName named(Level level, String code, String name) {
        return new AreaName(level.name().toLowerCase(Locale.ROOT), code, name);
    }

    private Municipality standsFor(Municipality recorded, LocalDate on) {
        return division.standsFor(recorded.code(), on).orElse(recorded);
    }

    private static boolean contains(
            Area within, Municipality recorded, Municipality municipality, @Nullable Set<MunicipalityCode> visible) {
        if (visible != null && !visible.contains(municipality.code())) return false;
        return switch (within) {
            case Area.Country _ -> true;
            case Area.Region in -> in.region().equals(municipality.region());
            case Area.Municipality in -> in.municipality().equals(municipality.code());
            case Area.Location at -> at.location().municipality().equals(recorded.code());
        };
    }

    private static String code(Level level, Municipality municipality) {
        return switch (level) {
            case COUNTRY -> Area.COUNTRY_CODE;
            case REGION -> municipality.region().text();
            case MUNICIPALITY, LOCATION -> municipality.code().text();
        };
    }
}
