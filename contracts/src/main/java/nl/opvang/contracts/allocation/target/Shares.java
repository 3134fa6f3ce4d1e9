package nl.opvang.contracts.allocation.target;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;

/**
 * What the municipalities of a region are asked for on a day, each as it is called that day.
 *
 * @param effectiveOn first day of the division that says so
 * @param source where that was decided
 */
public record Shares(LocalDate effectiveOn, String source, List<Share> municipalities) {
    /**
     * A municipality's part.
     *
     * @param decidedFor the municipalities that were named: itself, or those that became part of it since
     */
    public record Share(MunicipalityCode municipality, long places, List<MunicipalityCode> decidedFor) {
        public Share {
            decidedFor = List.copyOf(decidedFor);
        }
    }

    public Shares {
        municipalities = List.copyOf(municipalities);
    }

    /** Over all municipalities. */
    public long places() {
        return municipalities.stream().mapToLong(Share::places).sum();
    }
}
