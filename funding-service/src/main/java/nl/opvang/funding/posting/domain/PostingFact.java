package nl.opvang.funding.posting.domain;

import java.time.Instant;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Posting;
import org.jspecify.annotations.Nullable;

/**
 * The last that was said about an amount by some moment, or one of the things that were.
 *
 * @param municipality as coded at recording
 * @param posting null when it never was
 */
public record PostingFact(
        UUID eventId,
        Instant knownAt,
        MunicipalityCode municipality,
        UUID postingId,
        @Nullable Posting posting) {}
