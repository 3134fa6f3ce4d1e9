package nl.opvang.capacity.location.page;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import nl.opvang.capacity.location.domain.LocationCommand.Open;
import nl.opvang.capacity.location.domain.LocationDecider;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.page.form.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in about a new location, as text.
 *
 * @param id of the location; made with the form, so that sent twice it opens one
 * @param on first day on which the promise counts
 * @param until first day on which it is no longer available
 */
record OpeningForm(
        @Nullable UUID id,
        @Size(max = 200) @Nullable String name,
        @Size(max = 20) @Nullable String kind,
        @Size(max = 60) @Nullable String on,
        @Size(max = 60) @Nullable String from,
        @Size(max = 60) @Nullable String until,
        @Size(max = 20) @Nullable String number,
        @Size(max = 20) @Nullable String basis) {
    static final OpeningForm EMPTY = new OpeningForm(
            null, null, PlaceKind.MUNICIPAL.name(), null, null, null, null, OccupancyBasis.COUNTED.name());

    /** What it asks for; null when something is wrong with it. */
    @Nullable
    Open command(MunicipalityCode municipality, UUID location, Fields fields) {
        var called = fields.text("name", name);
        var ofKind = fields.choice("kind", kind, PlaceKind.class);
        var effectiveOn = fields.day("on", on);
        var availableFrom = fields.day("from", from);
        var availableUntil = fields.dayIfAny("until", until);
        var planned = fields.number("number", number, LocationDecider.MOST_PLACES);
        var known = fields.choice("basis", basis, OccupancyBasis.class);
        if (called == null
                || ofKind == null
                || effectiveOn == null
                || availableFrom == null
                || planned == null
                || known == null
                || !fields.faults().isEmpty()) return null;
        return new Open(
                new LocationId(municipality, location),
                effectiveOn,
                new LocationDescription(
                        called, municipality, ofKind, null, null, null, List.of(), availableFrom, availableUntil, null),
                planned,
                known);
    }
}
