package nl.opvang.capacity.location.page;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.capacity.location.domain.LocationCommand.ChangePlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Close;
import nl.opvang.capacity.location.domain.LocationCommand.CountOccupancy;
import nl.opvang.capacity.location.domain.LocationCommand.PlanPlaces;
import nl.opvang.capacity.location.domain.LocationCommand.RealisePlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Statement;
import nl.opvang.capacity.location.domain.LocationCommand.TakeOutOfUse;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.LocationEvent.Closed;
import nl.opvang.contracts.capacity.LocationEvent.OccupancyCounted;
import nl.opvang.contracts.capacity.LocationEvent.PlacesChanged;
import nl.opvang.contracts.capacity.LocationEvent.PlacesPlanned;
import nl.opvang.contracts.capacity.LocationEvent.PlacesRealised;
import nl.opvang.contracts.capacity.LocationEvent.TakenOutOfUse;
import nl.opvang.contracts.ledger.Quantity;
import org.jspecify.annotations.Nullable;

/** What can be said about a location on a page, each with a form of its own: a day, mostly a number, at times another day. */
enum Entry {
    PLACES("places", Quantity.PLACES_REALISED),
    REALISED("realised", Quantity.PLACES_REALISED),
    PLANNED("planned", Quantity.PLACES_PLANNED),
    COUNT("count", Quantity.STAYS),
    OUT_OF_USE("out-of-use", Quantity.PLACES_OUT_OF_USE),
    CLOSING("closing", Quantity.PLACES_REALISED);

    private final String word;
    private final Quantity quantity;

    Entry(String word, Quantity quantity) {
        this.word = word;
        this.quantity = quantity;
    }

    static Optional<Entry> named(String word) {
        return Stream.of(values()).filter(entry -> entry.word.equals(word)).findFirst();
    }

    /** The one by which this was said; empty when pages have no form for it. */
    static Optional<Entry> of(LocationEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case PlacesChanged _ -> PLACES;
                    case PlacesRealised _ -> REALISED;
                    case PlacesPlanned _ -> PLANNED;
                    case OccupancyCounted _ -> COUNT;
                    case TakenOutOfUse _ -> OUT_OF_USE;
                    case Closed _ -> CLOSING;
                    case LocationEvent.Opened _,
                            LocationEvent.OpeningCorrected _,
                            LocationEvent.ReturnedToUse _,
                            LocationEvent.Prolonged _,
                            LocationEvent.OccupancyBasisChanged _,
                            LocationEvent.Withdrawn _,
                            LocationEvent.Restated _ -> null;
                });
    }

    /** As it stands in addresses and in the names of texts. */
    public String word() {
        return word;
    }

    /** Of which its picture is. */
    Quantity quantity() {
        return quantity;
    }

    public boolean hasNumber() {
        return this != CLOSING;
    }

    public boolean hasEnd() {
        return this == OUT_OF_USE;
    }

    Statement statement(LocationId location, UUID factId, LocalDate on, @Nullable LocalDate until, int number) {
        return switch (this) {
            case PLACES -> new ChangePlaces(location, factId, on, number);
            case REALISED -> new RealisePlaces(location, factId, on, number, null);
            case PLANNED -> new PlanPlaces(location, factId, on, number);
            case COUNT -> new CountOccupancy(location, factId, on, number);
            case OUT_OF_USE -> new TakeOutOfUse(location, factId, on, until, number);
            case CLOSING -> new Close(location, factId, on);
        };
    }
}
