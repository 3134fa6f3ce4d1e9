package nl.opvang.capacity.location.domain;

import static nl.opvang.contracts.ledger.Quantity.PLACES_OUT_OF_USE;
import static nl.opvang.contracts.ledger.Quantity.PLACES_PLANNED;
import static nl.opvang.contracts.ledger.Quantity.PLACES_REALISED;
import static nl.opvang.contracts.ledger.Quantity.STAYS;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.capacity.location.domain.LocationCommand.ChangeOccupancyBasis;
import nl.opvang.capacity.location.domain.LocationCommand.ChangePlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Close;
import nl.opvang.capacity.location.domain.LocationCommand.Correct;
import nl.opvang.capacity.location.domain.LocationCommand.CountOccupancy;
import nl.opvang.capacity.location.domain.LocationCommand.Open;
import nl.opvang.capacity.location.domain.LocationCommand.PlanPlaces;
import nl.opvang.capacity.location.domain.LocationCommand.Prolong;
import nl.opvang.capacity.location.domain.LocationCommand.RealisePlaces;
import nl.opvang.capacity.location.domain.LocationCommand.ReturnToUse;
import nl.opvang.capacity.location.domain.LocationCommand.Statement;
import nl.opvang.capacity.location.domain.LocationCommand.TakeOutOfUse;
import nl.opvang.capacity.location.domain.LocationCommand.Withdraw;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.BuildingType;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.LocationEvent;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.capacity.PrivacyLevel;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.ledger.Dimensions;
import nl.opvang.contracts.ledger.LedgerLine;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;

/** One location in Groningen, opened on 1 January 2024, and short words for what is said about it. */
abstract class LocationSpec extends DeciderSpec<LocationCommand, Location, LocationEvent, LocationRefusal> {
    static final MunicipalityCode GRONINGEN = new MunicipalityCode("GM0014");
    static final LocationId LOCATION = new LocationId(GRONINGEN, id(1));
    static final LocalDate OPENING = LocalDate.of(2024, 1, 1);

    LocationSpec() {
        super(LocationDecider.DECIDER);
    }

    static UUID id(int number) {
        return new UUID(0, number);
    }

    static LocalDate on(String date) {
        return LocalDate.parse(date);
    }

    static LocationDescription description(PlaceKind kind) {
        return new LocationDescription(
                "Hotel",
                GRONINGEN,
                kind,
                StayLength.LONG,
                BuildingType.HOTEL,
                PrivacyLevel.OWN_ROOM,
                List.of(),
                on("2024-02-01"),
                on("2025-02-01"));
    }

    static Open open() {
        return open(80, OccupancyBasis.COUNTED);
    }

    static Open open(int plannedPlaces, OccupancyBasis basis) {
        return new Open(LOCATION, OPENING, description(PlaceKind.MUNICIPAL), plannedPlaces, basis);
    }

    static PlanPlaces plan(int id, String from, int places) {
        return new PlanPlaces(LOCATION, id(id), on(from), places);
    }

    static RealisePlaces realise(int id, String from, int places, @Nullable Integer stillPlanned) {
        return new RealisePlaces(LOCATION, id(id), on(from), places, stillPlanned);
    }

    static ChangePlaces change(int id, String from, int places) {
        return new ChangePlaces(LOCATION, id(id), on(from), places);
    }

    static TakeOutOfUse outOfUse(int id, String from, @Nullable String until, int places) {
        return new TakeOutOfUse(LOCATION, id(id), on(from), until == null ? null : on(until), places);
    }

    static ReturnToUse back(int id, int period, String from) {
        return new ReturnToUse(LOCATION, id(id), id(period), on(from));
    }

    static Prolong prolong(int id, @Nullable String until) {
        return new Prolong(LOCATION, id(id), until == null ? null : on(until));
    }

    static Close close(int id, String from) {
        return new Close(LOCATION, id(id), on(from));
    }

    static CountOccupancy count(int id, String on, int occupied) {
        return new CountOccupancy(LOCATION, id(id), on(on), occupied);
    }

    static ChangeOccupancyBasis basis(int id, String from, OccupancyBasis basis) {
        return new ChangeOccupancyBasis(LOCATION, id(id), on(from), basis);
    }

    static Correct correct(int corrects, Statement instead) {
        return new Correct(id(corrects), instead);
    }

    static Withdraw withdraw(int id, int corrects) {
        return new Withdraw(LOCATION, id(id), id(corrects));
    }

    static LedgerLine planned(String from, int change) {
        return line(PLACES_PLANNED, from, change);
    }

    static LedgerLine realised(String from, int change) {
        return line(PLACES_REALISED, from, change);
    }

    static LedgerLine unusable(String from, int change) {
        return line(PLACES_OUT_OF_USE, from, change);
    }

    static LedgerLine stays(String from, int change) {
        return line(STAYS, from, change);
    }

    static LedgerLine line(Quantity quantity, String from, int change) {
        return new LedgerLine(on(from), quantity, Dimensions.ofLocation(LOCATION, PlaceKind.MUNICIPAL), change);
    }
}
