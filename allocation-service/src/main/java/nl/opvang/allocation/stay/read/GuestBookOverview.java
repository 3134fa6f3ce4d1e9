package nl.opvang.allocation.stay.read;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.PlaceKind;

/**
 * A location's guest book on a day: who stays there against the places that it has heard of.
 *
 * @param namedStays people who stay there by name; counted ones are with the location
 * @param heldPlaces held for households that were offered them
 * @param freePlaces places that are there, can be used, are not taken and not held
 * @param overCapacity how many more stay there than there are places to use
 * @param sequence last sequence of the guest book; the {@code ETag}
 */
record GuestBookOverview(
        UUID location,
        MunicipalityCode municipality,
        PlaceKind kind,
        LocalDate on,
        int realisedPlaces,
        int outOfUsePlaces,
        int namedStays,
        int heldPlaces,
        int freePlaces,
        int overCapacity,
        long sequence) {}
