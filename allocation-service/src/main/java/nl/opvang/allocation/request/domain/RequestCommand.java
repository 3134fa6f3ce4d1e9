package nl.opvang.allocation.request.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.allocation.DeclineReason;
import nl.opvang.contracts.allocation.NoPlace;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.RuleId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.allocation.WithdrawalReason;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.Command;
import org.jspecify.annotations.Nullable;

/** What can be said about a request for shelter; the moment tells whether an offer still stands. */
public sealed interface RequestCommand extends Command {
    RequestId requestId();

    Instant at();

    @Override
    default String aggregateId() {
        return "request:" + requestId().text();
    }

    /** A household asks. */
    record Ask(RequestId requestId, ShelterWish wish, Instant at) implements RequestCommand {}

    /** What it asks for is this now, whole. */
    record Change(RequestId requestId, UUID changeId, ShelterWish wish, Instant at) implements RequestCommand {}

    /** The municipality could not place it. */
    record RecordFailure(RequestId requestId, UUID attemptId, LocalDate on, NoPlace why, Instant at)
            implements RequestCommand {}

    /** Another municipality is asked for an offer, or its own is. */
    record AskOffer(RequestId requestId, OfferId offerId, MunicipalityCode of, Instant at) implements RequestCommand {}

    /**
     * The municipality that was asked holds places; accepted only together with the guest book's own hold. The
     * household's own municipality needs not have been asked.
     *
     * @param by who says so
     * @param places how many, and for which days, as the caller saw the request
     * @param rule the rule that says how long; null for the register's own default
     */
    record HoldOffer(
            RequestId requestId,
            OfferId offerId,
            MunicipalityCode by,
            LocationId locationId,
            int places,
            LocalDate from,
            @Nullable LocalDate until,
            Instant heldUntil,
            @Nullable RuleId rule,
            Instant at)
            implements RequestCommand {}

    /** The municipality that was asked does not offer anything, or no longer does. */
    record RefuseOffer(RequestId requestId, OfferId offerId, MunicipalityCode by, NoPlace why, Instant at)
            implements RequestCommand {}

    /** The household does not take the offer. */
    record DeclineOffer(RequestId requestId, OfferId offerId, DeclineReason why, Instant at)
            implements RequestCommand {}

    /** The household accepted and did not come: the municipality that holds places for it does so no longer. */
    record ReleaseOffer(RequestId requestId, OfferId offerId, MunicipalityCode by, Instant at)
            implements RequestCommand {}

    /** The household takes the offer; accepted only together with the guest book's keeping of the hold. */
    record AcceptOffer(RequestId requestId, OfferId offerId, LocationId locationId, Instant at)
            implements RequestCommand {}

    /** The household came; accepted only together with its stays. */
    record Fulfil(
            RequestId requestId,
            OfferId offerId,
            MunicipalityCode by,
            LocationId locationId,
            LocalDate from,
            List<StayId> stays,
            Instant at)
            implements RequestCommand {
        public Fulfil {
            stays = List.copyOf(stays);
        }
    }

    /** The household no longer asks. */
    record Withdraw(RequestId requestId, WithdrawalReason why, Instant at) implements RequestCommand {}

    /** A guest book noticed that the time of an offer is over. */
    record NoteExpiry(RequestId requestId, OfferId offerId, Instant at) implements RequestCommand {}
}
