package nl.opvang.allocation.attendance.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.allocation.area.Areas;
import nl.opvang.allocation.attendance.read.Attendances.After;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A municipality's decision list, and what was said about one stay: for itself and for the auditor. */
@RestController
@Processes(value = "attendance", subject = "stay")
@RequestMapping("/v1/municipalities/{municipality}")
class DecisionListController {
    private final Attendances attendances;
    private final DecisionLists lists;

    DecisionListController(Attendances attendances, DecisionLists lists) {
        this.attendances = attendances;
        this.lists = lists;
    }

    @GetMapping("/stays/{stay}/attendance")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    ResponseEntity<AttendanceOverview> one(@PathVariable MunicipalityCode municipality, @PathVariable UUID stay) {
        var overview = attendances.find(municipality, stay).orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok().eTag("\"" + overview.sequence() + "\"").body(overview);
    }

    /** A case leaves the list by a decision, when the person is there again, or when the stay ends: never by itself. */
    @GetMapping("/absence-decisions")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    DecisionList list(@PathVariable MunicipalityCode municipality, @Query Question question) {
        return lists.of(question, Areas.codes(municipality, question.on()));
    }

    /**
     * @param on the day on which is to be decided
     * @param knownAt as known then; without it as known now. The cursor of a list goes on with the same moment
     * @param state without it those that are still to be decided about
     */
    record Question(
            LocalDate on,
            @Nullable Instant knownAt,
            @Nullable CaseState state,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Question {
            if (cursor != null) Place.of(cursor);
        }

        CaseState cases() {
            return state == null ? CaseState.OPEN : state;
        }

        @Nullable
        Instant moment() {
            return cursor == null ? knownAt : Place.of(cursor).knownAt();
        }

        @Nullable
        After after() {
            return cursor == null ? null : Place.of(cursor).after();
        }
    }

    /** Where a list goes on. */
    record Place(Instant knownAt, After after) {
        Place {
            // Nothing here is older, and no day of an absence lies beyond what a form can say.
            if (knownAt.isBefore(Instant.EPOCH)
                    || after.from().getYear() < 1
                    || after.from().getYear() > 9999) throw new IllegalArgumentException("no place in this list");
        }

        static Place of(Cursor cursor) {
            return cursor.read(
                    5,
                    key -> new Place(
                            Instant.parse(key.get(0)),
                            new After(
                                    LocalDate.parse(key.get(1)),
                                    new MunicipalityCode(key.get(2)),
                                    UUID.fromString(key.get(3)),
                                    UUID.fromString(key.get(4)))));
        }
    }
}
