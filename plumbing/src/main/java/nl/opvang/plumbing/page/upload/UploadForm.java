package nl.opvang.plumbing.page.upload;

import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table that somebody sends.
 *
 * @param id made with the form: what a row says has an id that follows from it, so that a table sent twice is recorded once
 */
public record UploadForm(
        UUID id, @Size(max = UploadForm.MOST) @Nullable String table) {
    /** Characters of a table. */
    public static final int MOST = 200_000;
}
