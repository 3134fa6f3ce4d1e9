package nl.opvang.contracts.allocation;

import java.time.LocalDate;
import java.util.List;

/**
 * How a safety region divides its target over its municipalities.
 *
 * @param effectiveOn first day on which it holds; it holds until the day from which another one does
 * @param municipalities in order of their codes; they need not add up to the region's target
 * @param source where it was decided
 */
public record DivisionTerms(LocalDate effectiveOn, List<MunicipalPlaces> municipalities, String source) {
    public DivisionTerms {
        municipalities = List.copyOf(municipalities);
    }
}
