package nl.opvang.allocation.request.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.allocation.AgeBand;
import nl.opvang.contracts.allocation.Need;
import nl.opvang.contracts.allocation.NoPlace;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.ledger.PlaceKind;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is now.
 *
 * @param people how many they are
 * @param members their age bands, in the order in which they were named
 * @param forgotten whether one of them was forgotten: then nothing is known any more of what they were like
 * @param until first day for which it no longer needs shelter; null when that is not known
 * @param closedWhy why it was withdrawn
 * @param offers those that were asked for, the oldest first
 * @param failedPlacements when the municipality could not place it
 * @param sequence last sequence of the request; the {@code ETag}
 */
public record RequestOverview(
        UUID id,
        MunicipalityCode municipality,
        RequestState state,
        Instant askedAt,
        LocalDate from,
        @Nullable LocalDate until,
        int people,
        List<AgeBand> members,
        List<Need> needs,
        boolean nuisance,
        boolean withoutShelter,
        boolean forgotten,
        @Nullable PlaceKind kind,
        @Nullable StayLength stayLength,
        @Nullable String closedWhy,
        List<OfferOverview> offers,
        List<FailedPlacement> failedPlacements,
        long sequence) {

    /**
     * @param location only when it is the municipality's own
     * @param why the reason that was chosen for a refusal or a decline, and what was written beside it
     */
    public record OfferOverview(
            UUID id,
            MunicipalityCode municipality,
            OfferState state,
            @Nullable UUID location,
            @Nullable Instant heldUntil,
            @Nullable String why,
            @Nullable String reason,
            Instant askedAt,
            Instant changedAt) {
        OfferOverview because(@Nullable String other) {
            return new OfferOverview(id, municipality, state, location, heldUntil, why, other, askedAt, changedAt);
        }
    }

    public record FailedPlacement(
            UUID id, LocalDate on, NoPlace why, @Nullable String reason) {
        FailedPlacement because(@Nullable String other) {
            return new FailedPlacement(id, on, why, other);
        }
    }
}
