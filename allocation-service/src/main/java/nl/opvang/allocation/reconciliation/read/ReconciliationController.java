package nl.opvang.allocation.reconciliation.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.area.Areas;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.read.Items;
import nl.opvang.plumbing.http.read.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Figures for the municipality, its region and those who look after all; people for the municipality and the auditor. */
@RestController
@RequestMapping("/v1/municipalities/{municipality}/reconciliation")
class ReconciliationController {
    private final RegisteredAndStaying people;

    ReconciliationController(RegisteredAndStaying people) {
        this.people = people;
    }

    @GetMapping
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    Reconciliation counts(@PathVariable MunicipalityCode municipality, @Query Day day) {
        var through = people.projectedThrough();
        var moment = moment(day.knownAt(), through);
        var counts = people.counts(day.on(), moment, Areas.codes(municipality, day.on()));
        return new Reconciliation(
                municipality,
                day.on(),
                moment,
                through,
                counts.registered(),
                counts.staying(),
                counts.both(),
                counts.registeredNotStaying(),
                counts.stayingNotRegistered(),
                counts.registeredHereStayingElsewhere(),
                counts.stayingHereRegisteredElsewhere());
    }

    @GetMapping("/mismatches")
    @Processes("reconciliation")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    Mismatches mismatches(@PathVariable MunicipalityCode municipality, @Query Question question) {
        var through = people.projectedThrough();
        var moment = moment(question.moment(), through);
        var found = people.mismatches(
                question.on(),
                moment,
                Areas.codes(municipality, question.on()),
                question.mismatch(),
                question.after(),
                question.rows());
        var page = Items.page(
                found,
                question.rows(),
                last -> List.of(moment.toString(), last.person().toString()));
        return new Mismatches(question.on(), moment, through, page.items(), page.nextCursor());
    }

    /** Of all figures at once: they count people, so they open up to whoever may see these. */
    @GetMapping("/explanation")
    @Processes("reconciliation")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    ReconciliationExplanation explanation(
            @PathVariable MunicipalityCode municipality, @Query ExplanationQuestion question, Caller caller) {
        var through = people.projectedThrough();
        var moment = moment(question.moment(), through);
        var found = people.counted(
                question.on(),
                moment,
                Areas.codes(municipality, question.on()),
                caller.roles().contains(Role.AUDITOR),
                question.after(),
                question.rows());
        var page = Items.page(
                found,
                question.rows(),
                last -> List.of(moment.toString(), last.person().toString()));
        return new ReconciliationExplanation(
                municipality, question.on(), moment, through, page.items(), page.nextCursor());
    }

    private static Instant moment(@Nullable Instant asked, Instant through) {
        return asked == null || asked.isAfter(through) ? through : asked;
    }

    /** @param knownAt as known then; without it as known now */
    record Day(LocalDate on, @Nullable Instant knownAt) {}

    /**
     * @param knownAt as known then; without it as known now. The cursor of a list goes on with the same moment
     * @param mismatch without it all kinds
     */
    record Question(
            LocalDate on,
            @Nullable Instant knownAt,
            @Nullable Mismatch mismatch,
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

        @Nullable
        UUID after() {
            return cursor == null ? null : Place.of(cursor).person();
        }
    }

    /** @param knownAt as known then; without it as known now. The cursor of a list goes on with the same moment */
    record ExplanationQuestion(
            LocalDate on,
            @Nullable Instant knownAt,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        ExplanationQuestion {
            if (cursor != null) Place.of(cursor);
        }

        @Nullable
        Instant moment() {
            return cursor == null ? knownAt : Place.of(cursor).knownAt();
        }

        @Nullable
        UUID after() {
            return cursor == null ? null : Place.of(cursor).person();
        }
    }

    /** Where a list goes on. */
    private record Place(Instant knownAt, UUID person) {
        Place {
            if (knownAt.isBefore(Instant.EPOCH)) throw new IllegalArgumentException("no moment of this register");
        }

        static Place of(Cursor cursor) {
            return cursor.read(2, key -> new Place(Instant.parse(key.get(0)), UUID.fromString(key.get(1))));
        }
    }
}
