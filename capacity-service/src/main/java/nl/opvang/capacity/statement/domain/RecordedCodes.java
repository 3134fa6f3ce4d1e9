package nl.opvang.capacity.statement.domain;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;

/** Under which codes the figures of a municipality were recorded: its own, and those that it succeeded. */
public final class RecordedCodes {
    private RecordedCodes() {}

    /** The codes that stand for this municipality on a day, in order. */
    public static List<MunicipalityCode> of(MunicipalityCode municipality, LocalDate day) {
        var division = Division.ofTheNetherlands();
        return division.coveredBy(municipality).stream()
                .filter(code -> division.standsFor(code, day)
                        .filter(there -> there.code().equals(municipality))
                        .isPresent())
                .sorted()
                .toList();
    }
}
