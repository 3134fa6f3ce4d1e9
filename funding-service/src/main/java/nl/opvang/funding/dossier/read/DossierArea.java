package nl.opvang.funding.dossier.read;

import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.http.form.Example;

/** Whose dossier it is. */
public record DossierArea(
        @Example("municipality") String level,
        @Example("GM0014") String code,
        @Example("Groningen") String name) {
    /** Of a code as it stands in dossiers. */
    public static DossierArea of(String code) {
        var division = Division.ofTheNetherlands();
        return code.startsWith("VR")
                ? new DossierArea("region", code, division.regions().getOrDefault(new RegionCode(code), code))
                : new DossierArea("municipality", code, division.nameOf(new MunicipalityCode(code)));
    }
}
