package nl.opvang.allocation.request.react;

import java.util.Optional;
import java.util.Set;
import nl.opvang.allocation.stay.domain.GuestBookCommand.EndHold;
import nl.opvang.contracts.allocation.HoldEnd;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.allocation.RequestEvent.OfferDeclined;
import nl.opvang.contracts.allocation.RequestEvent.OfferExpired;
import nl.opvang.contracts.allocation.RequestEvent.OfferRefused;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.projection.Reaction;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Frees what nobody freed together with the offer: no place stays held for nobody. */
@Component
final class WhenOfferEndedThenReleasePlaces implements Reaction {
    @Override
    public String name() {
        return "when-offer-ended-then-release-places";
    }

    @Override
    public Set<String> sources() {
        return Set.of("allocation");
    }

    @Override
    public Set<String> features() {
        return Set.of("allocation.request");
    }

    @Override
    public Optional<Command> command(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case OfferRefused said -> end(recorded, said.locationId(), said.offerId(), HoldEnd.RELEASED);
            case OfferDeclined said -> end(recorded, said.locationId(), said.offerId(), HoldEnd.RELEASED);
            case OfferExpired said -> end(recorded, said.locationId(), said.offerId(), HoldEnd.EXPIRED);
            default -> Optional.empty();
        };
    }

    private static Optional<Command> end(
            RecordedEvent recorded, @Nullable LocationId location, OfferId offer, HoldEnd why) {
        return location == null
                ? Optional.empty()
                : Optional.of(
                        new EndHold(location, offer, why, recorded.envelope().recordedAt()));
    }
}
