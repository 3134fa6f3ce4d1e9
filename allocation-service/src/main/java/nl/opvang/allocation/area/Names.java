package nl.opvang.allocation.area;

import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;

/** What municipalities are called. */
public record Names() {
    public String of(MunicipalityCode code) {
        return Division.ofTheNetherlands()
                .municipality(code)
                .map(Division.Municipality::name)
                .orElse(code.text());
    }
}
