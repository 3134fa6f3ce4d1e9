package nl.opvang.capacity.location.read;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.BuildingType;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.capacity.OwnFacility;
import nl.opvang.contracts.capacity.PrivacyLevel;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.capacity.Suitability;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.http.form.Example;
import org.jspecify.annotations.Nullable;

/**
 * A location on one day, as known now.
 *
 * @param municipality that is responsible
 * @param suitableFor null when nothing was stated
 * @param openedOn first day on which it counts
 * @param availableUntil first day on which it is no longer available, prolongations included; null when no end is agreed
 * @param closedFrom first day on which nothing is there any more; null when no closing is known
 * @param on the day of what follows
 * @param countedPeople by the last count; null on a day on which stays are known by name
 * @param lastCountedOn on or before the day
 * @param sequence of its last event, also its {@code ETag}
 */
public record LocationOverview(
        MunicipalityCode municipality,
        UUID id,
        @Example("De Eerste Haven") String name,
        MunicipalityCode situatedIn,
        PlaceKind kind,
        @Nullable StayLength stayLength,
        @Nullable BuildingType buildingType,
        @Nullable PrivacyLevel privacyLevel,
        List<OwnFacility> ownFacilities,
        @Nullable List<Suitability> suitableFor,
        LocalDate openedOn,
        LocalDate availableFrom,
        @Nullable LocalDate availableUntil,
        @Nullable LocalDate closedFrom,
        LocalDate on,
        OccupancyBasis occupancyBasis,
        long plannedPlaces,
        long realisedPlaces,
        long outOfUsePlaces,
        @Nullable Long countedPeople,
        @Nullable LocalDate lastCountedOn,
        long sequence) {}
