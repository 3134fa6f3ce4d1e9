package nl.opvang.funding.dossier.read;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.DossierEvent;
import org.jspecify.annotations.Nullable;

/**
 * One dossier as known at a moment.
 *
 * @param said in its order; never empty
 */
public record Dossier(String aggregateId, List<Said> said) {
    public Dossier {
        said = List.copyOf(said);
    }

    /**
     * Something that was said in it.
     *
     * @param reason as in the envelope
     */
    public record Said(
            UUID eventId,
            String type,
            Instant knownAt,
            @Nullable String reason,
            DossierEvent event) {}

    /** What it is about: {@code advance}, {@code transition}, {@code claim}, {@code settlement}, {@code payment} or {@code first-reception}. */
    public String subject() {
        return aggregateId.substring(0, aggregateId.indexOf(':'));
    }

    /** The code of the municipality or region whose it is. */
    public String area() {
        return said.getFirst().event().area().text();
    }

    public int year() {
        return said.getFirst().event().year();
    }
}
