package nl.opvang.allocation.stay.react;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.stay.domain.GuestBookCommand.NotePlaces;
import nl.opvang.contracts.allocation.GuestBookEvent.BasisNoted;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.event.Envelope;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.contracts.ledger.Timeline;
import nl.opvang.plumbing.store.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhenPlacesChangedThenNotePlacesTest {
    private static final LocationId SCHOOL = new LocationId(new MunicipalityCode("GM0014"), new UUID(1, 1));
    private static final LocalDate DAY = LocalDate.of(2023, 3, 1);
    private static final UUID EVENT = new UUID(4, 1);
    private static final UUID FACT = new UUID(5, 1);
    private static final UUID EARLIER = new UUID(5, 0);
    private static final LocationDescription DESCRIPTION = new LocationDescription(
            "School", SCHOOL.municipality(), PlaceKind.CRISIS, null, null, null, List.of(), DAY, null);

    private final WhenPlacesChangedThenNotePlaces reaction = new WhenPlacesChangedThenNotePlaces();

    @Test
    void an_opening_tells_the_kind_and_how_stays_are_known() {
        noted(
                new LocationEvent.Opened(SCHOOL, DAY, DESCRIPTION, 20, OccupancyBasis.NAMED, List.of()),
                PlaceKind.CRISIS,
                new BasisNoted(SCHOOL.id(), null, null, OccupancyBasis.NAMED),
                List.of(),
                List.of());
    }

    @Test
    void a_corrected_opening_moves_places_to_another_kind_and_changes_none() {
        noted(
                new LocationEvent.OpeningCorrected(
                        SCHOOL,
                        FACT,
                        EARLIER,
                        DAY,
                        DESCRIPTION,
                        20,
                        OccupancyBasis.COUNTED,
                        List.of(
                                line(Quantity.PLACES_REALISED, PlaceKind.MUNICIPAL, -20),
                                line(Quantity.PLACES_REALISED, PlaceKind.CRISIS, 20))),
                PlaceKind.CRISIS,
                new BasisNoted(FACT, EARLIER, null, OccupancyBasis.COUNTED),
                List.of(),
                List.of());
    }

    @Test
    void changes_in_places_are_copied() {
        noted(
                new LocationEvent.PlacesChanged(
                        SCHOOL,
                        FACT,
                        null,
                        DAY,
                        20,
                        List.of(
                                line(Quantity.PLACES_PLANNED, PlaceKind.CRISIS, -20),
                                line(Quantity.PLACES_REALISED, PlaceKind.CRISIS, 20),
                                line(Quantity.PLACES_OUT_OF_USE, PlaceKind.CRISIS, 3))),
                null,
                null,
                List.of(new Timeline.Change(DAY, 20)),
                List.of(new Timeline.Change(DAY, 3)));
    }

    @Test
    void a_change_of_how_stays_are_known_and_its_withdrawal_are_copied() {
        noted(
                new LocationEvent.OccupancyBasisChanged(SCHOOL, FACT, EARLIER, DAY, OccupancyBasis.NAMED, List.of()),
                null,
                new BasisNoted(FACT, EARLIER, DAY, OccupancyBasis.NAMED),
                List.of(),
                List.of());
        noted(
                new LocationEvent.Withdrawn(SCHOOL, FACT, EARLIER, List.of()),
                null,
                new BasisNoted(FACT, EARLIER, null, null),
                List.of(),
                List.of());
    }

    @Test
    void what_is_no_business_of_guest_books_is_passed_over() {
        assertThat(reaction.command(recorded(new LocationEvent.OccupancyCounted(
                        SCHOOL, FACT, null, DAY, 12, List.of(line(Quantity.STAYS, PlaceKind.CRISIS, 12))))))
                .isEmpty();
    }

    private void noted(
            LocationEvent event,
            @Nullable PlaceKind kind,
            @Nullable BasisNoted basis,
            List<Timeline.Change> realised,
            List<Timeline.Change> outOfUse) {
        assertThat(reaction.command(recorded(event)))
                .contains(new NotePlaces(SCHOOL, EVENT, 7, kind, basis, realised, outOfUse));
    }

    private static RecordedEvent recorded(LocationEvent event) {
        var now = Instant.parse("2023-03-01T10:00:00Z");
        return new RecordedEvent(
                new Envelope(
                        EVENT,
                        "nl.opvang.capacity.location.opened.v1",
                        "location:" + SCHOOL.text(),
                        7,
                        now,
                        now,
                        EVENT,
                        EVENT,
                        EVENT,
                        null,
                        "tester",
                        "municipality",
                        "GM0014",
                        null,
                        null),
                event);
    }

    private static LedgerLine line(Quantity quantity, PlaceKind kind, int change) {
        return new LedgerLine(DAY, quantity, Dimensions.ofLocation(SCHOOL, kind), change);
    }
}
