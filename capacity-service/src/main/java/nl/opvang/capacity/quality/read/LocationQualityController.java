package nl.opvang.capacity.quality.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.capacity.ChecklistItem;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.problem.ProblemException;
import nl.opvang.plumbing.projection.ProjectedThrough;
import nl.opvang.plumbing.projection.WholeEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows the quality of locations to their municipality, its region and auditors, and the checklists to everyone. */
@RestController
class LocationQualityController {
    private final LocationQualities qualities;
    private final ChecklistBook checklists;
    private final WholeEvents said;
    private final ProjectedThrough projectedThrough;

    LocationQualityController(
            LocationQualities qualities,
            ChecklistBook checklists,
            WholeEvents saidAboutQuality,
            ProjectedThrough projectedThrough) {
        this.qualities = qualities;
        this.checklists = checklists;
        this.said = saidAboutQuality;
        this.projectedThrough = projectedThrough;
    }

    @GetMapping("/v1/municipalities/{municipality}/locations/{location}/quality")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.AUDITOR},
            scope = "municipality")
    LocationQuality one(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @Query Question question,
            Caller caller) {
        var through = projectedThrough.of(said);
        return qualities
                .of(
                        caller.municipalities(),
                        municipality,
                        location,
                        orToday(question.on()),
                        knownAt(question.knownAt(), through),
                        through,
                        null,
                        1)
                .stream()
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    @GetMapping("/v1/location-qualities")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.AUDITOR})
    Items<LocationQualitySummary> all(@Query ListQuestion question, Caller caller) {
        var through = projectedThrough.of(said);
        var rows = qualities.of(
                caller.municipalities(),
                question.municipality(),
                null,
                orToday(question.on()),
                knownAt(question.knownAt(), through),
                through,
                question.after(),
                question.rows() + 1);
        return Items.page(
                rows.stream().map(LocationQualitySummary::of).toList(),
                question.rows(),
                row -> List.of(row.municipality().text(), row.location().toString()));
    }

    /** The checklists by the day from which they hold. */
    @GetMapping("/v1/checklists")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    ChecklistsOverview checklists(@Query Question question) {
        var through = projectedThrough.of(said);
        var on = orToday(question.on());
        var moment = knownAt(question.knownAt(), through);
        var known = checklists.knownAt(moment);
        var held = known.on(on);
        return new ChecklistsOverview(
                on,
                moment,
                through,
                known.standing().entrySet().stream()
                        .map(entry -> new ChecklistOverview(
                                entry.getKey(),
                                entry.getValue().title(),
                                entry.getValue().validFrom(),
                                held.filter(one -> one.checklistId().equals(entry.getKey()))
                                        .isPresent(),
                                entry.getValue().items(),
                                entry.getValue().certainty(),
                                entry.getValue().note()))
                        .sorted((one, other) -> one.validFrom().compareTo(other.validFrom()))
                        .toList());
    }

    private static LocalDate orToday(@Nullable LocalDate on) {
        return on == null ? LocalDate.now(Netherlands.ZONE) : on;
    }

    private static Instant knownAt(@Nullable Instant asked, Instant through) {
        return asked == null || asked.isAfter(through) ? through : asked;
    }

    /** @param on today when absent */
    record Question(@Nullable LocalDate on, @Nullable Instant knownAt) {}

    /**
     * @param on today when absent
     * @param municipality only its locations
     */
    record ListQuestion(
            @Nullable LocalDate on,
            @Nullable Instant knownAt,
            @Nullable MunicipalityCode municipality,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        ListQuestion {
            if (cursor != null) place(cursor);
        }

        LocationQualities.@Nullable Place after() {
            return cursor == null ? null : place(cursor);
        }

        private static LocationQualities.Place place(Cursor cursor) {
            return cursor.read(
                    2,
                    key -> new LocationQualities.Place(new MunicipalityCode(key.get(0)), UUID.fromString(key.get(1))));
        }
    }

    /** @param holds whether it is the one of the day asked */
    record ChecklistOverview(
            UUID checklistId,
            String title,
            LocalDate validFrom,
            boolean holds,
            List<ChecklistItem> items,
            Certainty certainty,
            String note) {}

    record ChecklistsOverview(LocalDate on, Instant knownAt, Instant projectedThrough, List<ChecklistOverview> items) {}
}
