package nl.opvang.allocation.stay.react;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.opvang.allocation.stay.domain.GuestBookCommand.NotePlaces;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.OccupancyBasisChanged;
import nl.opvang.contracts.capacity.LocationEvent.Opened;
import nl.opvang.contracts.capacity.LocationEvent.OpeningCorrected;
import nl.opvang.contracts.capacity.LocationEvent.Withdrawn;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.projection.Reaction;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Guest books copy what they need to know of their location; they ask nobody when they decide. */
@Component
final class WhenPlacesChangedThenNotePlaces implements Reaction {
    @Override
    public String name() {
        return "when-places-changed-then-note-places";
    }

    @Override
    public Set<String> sources() {
        return Set.of("capacity");
    }

    @Override
    public Set<String> features() {
        return Set.of("capacity.location");
    }

    @Override
    public Optional<Command> command(RecordedEvent recorded) {
        if (!(recorded.event() instanceof LocationEvent event)) return Optional.empty();
        var kind = kind(event);
        var basis = basis(event);
        var realised = changes(event, Quantity.PLACES_REALISED);
        var outOfUse = changes(event, Quantity.PLACES_OUT_OF_USE);
        if (kind == null && basis == null && realised.isEmpty() && outOfUse.isEmpty()) return Optional.empty();
        return Optional.of(new NotePlaces(
                event.locationId(),
                recorded.envelope().eventId(),
                recorded.envelope().sequence(),
                kind,
                basis,
                realised,
                outOfUse));
    }

    private static @Nullable PlaceKind kind(LocationEvent event) {
        return switch (event) {
            case Opened said -> said.description().kind();
            case OpeningCorrected said -> said.description().kind();
            default -> null;
        };
    }

    private static @Nullable BasisNoted basis(LocationEvent event) {
        return switch (event) {
            case Opened said -> new BasisNoted(said.factId(), null, null, said.occupancyBasis());
            case OpeningCorrected said ->
                new BasisNoted(said.factId(), said.correctedFactId(), null, said.occupancyBasis());
            case OccupancyBasisChanged said ->
                new BasisNoted(said.factId(), said.correctedFactId(), said.effectiveOn(), said.basis());
            case Withdrawn said -> new BasisNoted(said.factId(), said.correctedFactId(), null, null);
            default -> null;
        };
    }

    /** Over all kinds: when the kind of a location is corrected, its places go from one to the other. */
    private static List<Timeline.Change> changes(LocationEvent event, Quantity quantity) {
        return Timeline.EMPTY
                .plus(event.lines().stream()
                        .filter(line -> line.quantity() == quantity)
                        .map(line -> new Timeline.Change(line.effectiveOn(), line.change()))
                        .toList())
                .changes();
    }
}
