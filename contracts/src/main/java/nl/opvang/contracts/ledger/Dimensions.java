package nl.opvang.contracts.ledger;

import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/** Where a change belongs: the municipality as it was coded at recording, and what else tells it apart. */
public record Dimensions(
        MunicipalityCode municipality,
        @Nullable LocationId location,
        @Nullable PlaceKind kind,
        @Nullable NationalityGroup nationalityGroup) {

    public static Dimensions ofLocation(LocationId location, PlaceKind kind) {
        return new Dimensions(location.municipality(), location, kind, null);
    }

    public static Dimensions ofPeople(MunicipalityCode municipality, NationalityGroup group) {
        return new Dimensions(municipality, null, null, group);
    }

    public static Dimensions ofMunicipality(MunicipalityCode municipality) {
        return new Dimensions(municipality, null, null, null);
    }
}
