package nl.opvang.contracts.capacity;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.ledger.PlaceKind;
import org.jspecify.annotations.Nullable;

/**
 * What a location is like.
 *
 * @param situatedIn the municipality in which it lies; costs are paid only for places within the boundary of the
 *     municipality that is responsible (BooO article 2(1)(a))
 * @param stayLength null when not stated, as are the building type and the privacy level
 * @param ownFacilities those stated, in their own order, each once
 * @param availableFrom first day on which people can stay there
 * @param availableUntil first day on which it is no longer available; null when no end is agreed. Nothing happens by
 *     itself on that day: only a closing closes
 * @param suitableFor those stated, in their own order, each once; null when nothing was stated
 */
public record LocationDescription(
        String name,
        MunicipalityCode situatedIn,
        PlaceKind kind,
        @Nullable StayLength stayLength,
        @Nullable BuildingType buildingType,
        @Nullable PrivacyLevel privacyLevel,
        List<OwnFacility> ownFacilities,
        LocalDate availableFrom,
        @Nullable LocalDate availableUntil,
        @Nullable List<Suitability> suitableFor) {
    public LocationDescription {
        ownFacilities = ownFacilities.stream().distinct().sorted().toList();
        if (suitableFor != null)
            suitableFor = suitableFor.stream().distinct().sorted().toList();
    }

    /** As it was stated before anybody asked for whom it is suitable. */
    public LocationDescription(
            String name,
            MunicipalityCode situatedIn,
            PlaceKind kind,
            @Nullable StayLength stayLength,
            @Nullable BuildingType buildingType,
            @Nullable PrivacyLevel privacyLevel,
            List<OwnFacility> ownFacilities,
            LocalDate availableFrom,
            @Nullable LocalDate availableUntil) {
        this(
                name,
                situatedIn,
                kind,
                stayLength,
                buildingType,
                privacyLevel,
                ownFacilities,
                availableFrom,
                availableUntil,
                null);
    }
}
