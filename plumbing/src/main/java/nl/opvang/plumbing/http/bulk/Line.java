package nl.opvang.plumbing.http.bulk;

import java.time.Instant;
import java.util.Objects;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One line, read.
 *
 * @param area the municipality that the line is about; null when its type is national
 * @param knownAt when it was known; only in imports
 * @param caller who sends it, in the roles in which the request lets it in
 */
public record Line<R extends Record>(
        @Nullable MunicipalityCode area, @Nullable Instant knownAt, Caller caller, R form) {
    /** @throws NullPointerException when the line's type is national */
    public MunicipalityCode municipality() {
        return Objects.requireNonNull(area, "a national line has no municipality");
    }
}
