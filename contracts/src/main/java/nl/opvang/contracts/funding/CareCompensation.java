package nl.opvang.contracts.funding;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.money.Euro;
import org.jspecify.annotations.Nullable;

/**
 * What municipalities get for care in a year, outside the regulation: a price times the number of people that Statistics
 * Netherlands (CBS) counts.
 *
 * @param price per person; null when only the total was published
 * @param shares of municipalities, in order of their codes; none when only the total was published
 * @param publishedOn null when it is not known
 * @param source where it was published, and whether it was rounded
 */
public record CareCompensation(
        Euro total,
        @Nullable Euro price,
        List<Share> shares,
        @Nullable LocalDate publishedOn,
        Certainty certainty,
        String source) {
    public CareCompensation {
        shares = List.copyOf(shares);
    }

    /** @param amount the price times the people */
    public record Share(MunicipalityCode municipality, int people, Euro amount) {}
}
