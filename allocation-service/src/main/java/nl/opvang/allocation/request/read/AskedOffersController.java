package nl.opvang.allocation.request.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import nl.opvang.allocation.request.read.AskedOffers.Place;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a municipality is asked to offer, the oldest question first. */
@RestController
@Processes("request")
class AskedOffersController {
    /** @param open only those that wait for an answer or stand */
    record Page(
            @Nullable Boolean open,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor) implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Page {
            if (cursor != null) Place.of(cursor);
        }

        @Nullable
        Place after() {
            return cursor == null ? null : Place.of(cursor);
        }
    }

    private final AskedOffers offers;

    AskedOffersController(AskedOffers offers) {
        this.offers = offers;
    }

    @GetMapping("/v1/municipalities/{municipality}/asked-offers")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    Items<AskedOffer> all(@PathVariable MunicipalityCode municipality, @Query Page page) {
        return offers.of(municipality, Boolean.TRUE.equals(page.open()), page.after(), page.rows());
    }
}
