package nl.opvang.allocation.area;

import java.time.LocalDate;
import java.util.function.Predicate;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.access.Caller;

/** Which codes an area stands for on a day: what was said keeps the code under which it was said. */
public final class Areas {
    private Areas() {}

    public static String[] codes(MunicipalityCode municipality, LocalDate on) {
        return codes(on, now -> now.code().equals(municipality));
    }

    public static String[] codes(RegionCode region, LocalDate on) {
        return codes(on, now -> now.region().equals(region));
    }

    public static String[] codes(LocalDate on) {
        return codes(on, _ -> true);
    }

    /** Those of the caller's own municipalities, of the region's, or of the country. */
    public static String[] codes(Caller caller, LocalDate on) {
        return switch (caller.role()) {
            case MUNICIPALITY -> codes(on, now -> caller.municipalityCodes().contains(now.code()));
            case REGION -> codes(on, now -> caller.regionCodes().contains(now.region()));
            default -> codes(on);
        };
    }

    /** The municipality that a code stands for on a day. */
    public static Municipality municipality(MunicipalityCode code, LocalDate on) {
        return Division.ofTheNetherlands()
                .standsFor(code, on)
                .orElseThrow(() -> new IllegalStateException("a municipality that never was"));
    }

    private static String[] codes(LocalDate on, Predicate<Municipality> wanted) {
        var division = Division.ofTheNetherlands();
        return division.all().stream()
                .map(Municipality::code)
                .filter(code -> division.standsFor(code, on).filter(wanted).isPresent())
                .map(MunicipalityCode::text)
                .sorted()
                .toArray(String[]::new);
    }
}
