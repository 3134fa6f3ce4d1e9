package nl.opvang.funding.application.page;

import java.util.Map;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.problem.ProblemException;

/** Something that a municipality asks: whose it is, and where its form is. */
abstract class MunicipalEntry implements Entry {
    final MunicipalityCode municipality;
    final Map<String, String> values;
    private final String kind;
    private final String area;

    /** @throws ProblemException when there is no such municipality */
    MunicipalEntry(String kind, MunicipalityCode municipality, Map<String, String> values) {
        this.kind = kind;
        this.municipality = municipality;
        this.values = values;
        area = Division.ofTheNetherlands()
                .municipality(municipality)
                .map(Division.Municipality::name)
                .orElseThrow(ProblemException::notFound);
    }

    @Override
    public final String kind() {
        return kind;
    }

    @Override
    public String address() {
        return "/municipalities/" + municipality + "/new-" + kind;
    }

    @Override
    public final String area() {
        return area;
    }

    @Override
    public final Map<String, String> filledIn() {
        return values;
    }
}
