package nl.opvang.funding.carecompensation.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.CareCompensation;
import nl.opvang.contracts.funding.CareCompensationEvent.Published;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.money.Euro;
import org.jspecify.annotations.Nullable;

/**
 * The compensation for care of a year, as it stands in the last publication.
 *
 * @param price per person; null when only the total was published
 * @param shares of municipalities; none when only the total was published
 * @param eventId the event of the publication
 * @param publishedAt since when it is known here
 */
record CareCompensationOverview(
        int year,
        UUID publicationId,
        Euro total,
        @Nullable Euro price,
        List<CareCompensation.Share> shares,
        @Nullable LocalDate publishedOn,
        Certainty certainty,
        String source,
        UUID eventId,
        Instant publishedAt) {
    static CareCompensationOverview of(Published published, UUID eventId, Instant knownAt) {
        var said = published.compensation();
        return new CareCompensationOverview(
                published.year(),
                published.publicationId(),
                said.total(),
                said.price(),
                said.shares(),
                said.publishedOn(),
                said.certainty(),
                said.source(),
                eventId,
                knownAt);
    }
}
