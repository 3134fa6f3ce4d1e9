package nl.opvang.plumbing.http.bulk;

import java.time.Instant;
import java.util.Objects;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * One line, read.
 *
 * @param area the municipality that the line is about; null when its type is national
 * @param knownAt when it was known; only in imports
 */
public record Line<R extends Record>(
        @Nullable MunicipalityCode area, @Nullable Instant knownAt, R form) {
    /** @throws NullPointerException when the line's type is national */
    public MunicipalityCode municipality() {
        return Objects.requireNonNull(area, "a national line has no municipality");
    }
}
