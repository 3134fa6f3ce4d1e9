package nl.opvang.funding.dossier.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.read.Paged;
import org.jspecify.annotations.Nullable;

/**
 * Which dossiers of a feature are asked for.
 *
 * @param year of the dossier; of a transition and of first reception, in which it begins
 */
public record DossierQuestion(
        @Nullable Instant knownAt,
        @Nullable Integer year,
        @Min(1) @Max(1000) @Nullable Integer limit,
        @Nullable Cursor cursor)
        implements Paged {
    /** @throws IllegalArgumentException when the cursor is not one of such a list's */
    public DossierQuestion {
        if (cursor != null) DossierPlace.of(cursor);
    }

    /** Every page is as known at the moment of the first. */
    @Nullable
    Instant knownAtOfPages() {
        return cursor == null ? knownAt : DossierPlace.of(cursor).knownAt();
    }

    String after() {
        return cursor == null ? "" : DossierPlace.of(cursor).after();
    }
}
