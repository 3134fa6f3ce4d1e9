package nl.opvang.allocation.request.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import nl.opvang.allocation.area.Areas;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.read.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The ranked list of a municipality, a region or the country: households without names. */
@RestController
@Processes("request")
class RankedRequestsController {
    private final RankedLists lists;

    RankedRequestsController(RankedLists lists) {
        this.lists = lists;
    }

    @GetMapping("/v1/municipalities/{municipality}/ranked-requests")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.AUDITOR},
            scope = "municipality")
    RankedRequests ofMunicipality(@PathVariable MunicipalityCode municipality, @Query Question question) {
        return lists.of(question, Areas.codes(municipality, question.on()));
    }

    @GetMapping("/v1/regions/{region}/ranked-requests")
    @AllowedTo(
            value = {Role.REGION, Role.KCIO, Role.AUDITOR},
            scope = "region")
    RankedRequests ofRegion(@PathVariable RegionCode region, @Query Question question) {
        return lists.of(question, Areas.codes(region, question.on()));
    }

    @GetMapping("/v1/ranked-requests")
    @AllowedTo({Role.KCIO, Role.MINISTRY, Role.AUDITOR})
    RankedRequests ofCountry(@Query Question question) {
        return lists.of(question, Areas.codes(question.on()));
    }

    /**
     * @param on the day on which they are to be helped
     * @param knownAt as known then; without it as known now. The cursor of a list goes on with the same moment
     */
    record Question(
            LocalDate on,
            @Nullable Instant knownAt,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Question {
            if (cursor != null) Place.of(cursor);
        }

        @Nullable
        Instant moment() {
            return cursor == null ? knownAt : Place.of(cursor).knownAt();
        }

        int skipped() {
            return cursor == null ? 0 : Place.of(cursor).skipped();
        }
    }

    /** Where a list goes on. */
    record Place(Instant knownAt, int skipped) {
        Place {
            if (skipped < 0) throw new IllegalArgumentException("skips less than nothing");
        }

        static Place of(Cursor cursor) {
            return cursor.read(2, key -> new Place(Instant.parse(key.get(0)), Integer.parseInt(key.get(1))));
        }
    }
}
