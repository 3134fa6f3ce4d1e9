package nl.opvang.contracts.allocation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.event.EventType;
import nl.opvang.contracts.event.PublishedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a household's request for shelter. Nothing but shelter or a withdrawal closes it: "full" never does
 * (Rb. Noord-Nederland, 6 October 2025, ECLI:NL:RBNNE:2025:4074).
 */
public sealed interface RequestEvent extends PublishedEvent {
    RequestId requestId();

    /** Without ledger lines, but ranked lists do. */
    @Override
    default boolean figuresRestOnIt() {
        return true;
    }

    /** A household asked the municipality for shelter. */
    record Asked(RequestId requestId, ShelterWish wish) implements RequestEvent {
        @Override
        public UUID factId() {
            return requestId.id();
        }
    }

    /** What the household asks for is this now, whole. */
    record Changed(RequestId requestId, UUID changeId, ShelterWish wish) implements RequestEvent {
        @Override
        public UUID factId() {
            return changeId;
        }
    }

    /** The municipality tried to place the household, and could not. */
    record PlacementFailed(RequestId requestId, UUID attemptId, LocalDate on, NoPlace why) implements RequestEvent {
        @Override
        public UUID factId() {
            return attemptId;
        }
    }

    /** A municipality, maybe itself, was asked to offer the household places. */
    record OfferAsked(RequestId requestId, OfferId offerId, MunicipalityCode of) implements RequestEvent {
        @Override
        public UUID factId() {
            return offerId.id();
        }
    }

    /**
     * It picked a location and holds places there; the location's guest book says so in the same transaction.
     *
     * @param until first day for which they are no longer held; null while that is open
     * @param heldUntil the first moment at which the offer no longer stands, unless it is accepted before
     * @param rule the rule that says for how long; null for the register's own default
     */
    record Offered(
            RequestId requestId,
            OfferId offerId,
            LocationId locationId,
            int places,
            LocalDate from,
            @Nullable LocalDate until,
            Instant heldUntil,
            @Nullable RuleId rule)
            implements RequestEvent {}

    /**
     * It does not offer anything, or no longer does.
     *
     * @param locationId where places were held; null when none were yet
     */
    record OfferRefused(
            RequestId requestId, OfferId offerId, @Nullable LocationId locationId, NoPlace why)
            implements RequestEvent {}

    /** The household does not take the offer; its places there are free again. */
    record OfferDeclined(RequestId requestId, OfferId offerId, LocationId locationId, DeclineReason why)
            implements RequestEvent {}

    /** Nobody accepted the offer in time. It stands no longer since {@code heldUntil}, whenever that is noticed. */
    record OfferExpired(RequestId requestId, OfferId offerId, LocationId locationId, Instant heldUntil)
            implements RequestEvent {}

    /** The household takes the offer: its places are kept until it comes. */
    record OfferAccepted(RequestId requestId, OfferId offerId, LocationId locationId) implements RequestEvent {}

    /**
     * The household came; its stays begin in the same transaction.
     *
     * @param stays one per member, in their order; none where people are counted and not named
     */
    record Fulfilled(RequestId requestId, OfferId offerId, LocationId locationId, LocalDate from, List<StayId> stays)
            implements RequestEvent {
        public Fulfilled {
            stays = List.copyOf(stays);
        }
    }

    /** The household no longer asks. */
    record Withdrawn(RequestId requestId, WithdrawalReason why) implements RequestEvent {}

    /** The names under which these events are stored. */
    static List<EventType<?>> types() {
        return List.of(
                new EventType<>("nl.opvang.allocation.request.asked.v2", Asked.class),
                new EventType<>("nl.opvang.allocation.request.changed.v2", Changed.class),
                new EventType<>("nl.opvang.allocation.request.placement-failed.v1", PlacementFailed.class),
                new EventType<>("nl.opvang.allocation.request.offer-asked.v1", OfferAsked.class),
                new EventType<>("nl.opvang.allocation.request.offered.v1", Offered.class),
                new EventType<>("nl.opvang.allocation.request.offer-refused.v1", OfferRefused.class),
                new EventType<>("nl.opvang.allocation.request.offer-declined.v1", OfferDeclined.class),
                new EventType<>("nl.opvang.allocation.request.offer-expired.v1", OfferExpired.class),
                new EventType<>("nl.opvang.allocation.request.offer-accepted.v1", OfferAccepted.class),
                new EventType<>("nl.opvang.allocation.request.fulfilled.v1", Fulfilled.class),
                new EventType<>("nl.opvang.allocation.request.withdrawn.v1", Withdrawn.class));
    }
}
