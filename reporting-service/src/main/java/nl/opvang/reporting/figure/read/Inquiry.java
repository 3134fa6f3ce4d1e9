package nl.opvang.reporting.figure.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.ledger.Selection;
import org.jspecify.annotations.Nullable;

/**
 * A question about areas that can be answered, and will be answered the same way for ever.
 *
 * @param knownAt never after {@code projectedThrough}
 * @param projectedThrough up to here, nothing that any service recorded is missing
 * @param visible the municipalities whose figures the caller may see; null for all
 */
public record Inquiry(
        AreaChoice areas,
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        KnownAtBasis knownAtBasis,
        @Nullable Set<MunicipalityCode> visible) {
    /** The selection cut down to what is asked and may be seen. */
    public Selection narrow(Selection selection) {
        return selection.within(areas.within()).visible(visible);
    }
}
