package nl.opvang.funding.dossier.read;

import java.time.Instant;
import java.util.UUID;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was said in a dossier.
 *
 * @param reason why, as far as was told
 */
public record DossierEntry(
        UUID eventId,
        @Example("nl.opvang.funding.advance.assessed.v1") String type,
        Instant knownAt,
        @Nullable String reason) {
    public static DossierEntry of(Dossier.Said said) {
        return new DossierEntry(said.eventId(), said.type(), said.knownAt(), said.reason());
    }
}
