package nl.opvang.reporting.figure.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.read.Items;
import org.jspecify.annotations.Nullable;

/**
 * The lines that add up to the figures of an area, in the order of their recording, each with the event that carries it.
 *
 * @param nextCursor where the next page begins, as known at the same moment; null at the end
 */
public record FigureExplanation(
        LocalDate on,
        Instant knownAt,
        Instant projectedThrough,
        KnownAtBasis knownAtBasis,
        List<FigureLine> items,
        @Example("WyIyMDI1LTAzLTAxIl0") @Nullable String nextCursor) {
    /** A page out of lines of which one more than {@code rows} was asked for. */
    public static FigureExplanation of(Inquiry inquiry, List<FigureLine> lines, int rows) {
        var page = Items.page(lines, rows, last -> LinePlace.key(inquiry.knownAt(), last));
        return new FigureExplanation(
                inquiry.on(),
                inquiry.knownAt(),
                inquiry.projectedThrough(),
                inquiry.knownAtBasis(),
                page.items(),
                page.nextCursor());
    }
}
