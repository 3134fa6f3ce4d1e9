package nl.opvang.allocation.area;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.Caller;

/** A municipality for which whoever asks works, and the codes that it stands for. */
public record Own(MunicipalityCode code, String name) {
    public static List<Own> of(Caller caller) {
        return caller.municipalityCodes().stream().sorted().map(Own::named).toList();
    }

    public static Own named(MunicipalityCode code) {
        return new Own(code, Division.ofTheNetherlands().nameOf(code));
    }

    public String[] codes(LocalDate today) {
        return Areas.codes(code, today);
    }
}
