package nl.opvang.allocation.request.read;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.OwnFacility;
import nl.opvang.contracts.capacity.PrivacyLevel;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.capacity.Suitability;
import nl.opvang.contracts.ledger.PlaceKind;
import org.jspecify.annotations.Nullable;

/**
 * Free places that fit a whole household. Elsewhere than in its own municipality they are those of all locations that are
 * alike there, and which of them it would be is not told: that municipality chooses.
 *
 * @param location only in the household's own municipality, as are the name and the day
 * @param availableUntil first day on which the location is no longer available; null also when no end is agreed
 * @param freePlaces at least on every day that was asked for; those that are held are not among them
 */
public record Suggestion(
        Nearness nearness,
        MunicipalityCode municipality,
        @Nullable UUID location,
        @Nullable String name,
        PlaceKind kind,
        @Nullable StayLength stayLength,
        @Nullable PrivacyLevel privacyLevel,
        List<OwnFacility> ownFacilities,
        List<Suitability> suitableFor,
        @Nullable LocalDate availableUntil,
        int freePlaces) {}
