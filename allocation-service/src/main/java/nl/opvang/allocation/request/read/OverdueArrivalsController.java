package nl.opvang.allocation.request.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.area.Areas;
import nl.opvang.allocation.request.read.AcceptedOffers.After;
import nl.opvang.allocation.request.read.OverdueArrivals.OverdueArrival;
import nl.opvang.allocation.rule.read.AppliedTerm;
import nl.opvang.allocation.rule.read.Rules;
import nl.opvang.contracts.allocation.RuleName;
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

/** Whom a municipality still expects, or sent, and who did not come: a list of work, for itself and for the auditor. */
@RestController
@Processes("request")
class OverdueArrivalsController {
    private final AcceptedOffers offers;
    private final Rules rules;

    OverdueArrivalsController(AcceptedOffers offers, Rules rules) {
        this.offers = offers;
        this.rules = rules;
    }

    /** A household leaves the list when it comes, when its places are released or when it no longer asks: never by itself. */
    @GetMapping("/v1/municipalities/{municipality}/overdue-arrivals")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    OverdueArrivals list(@PathVariable MunicipalityCode municipality, @Query Question question) {
        var through = earlier(offers.projectedThrough(), rules.projectedThrough());
        var asked = question.moment();
        var moment = asked == null || asked.isAfter(through) ? through : asked;
        var term = rules.knownAt(moment)
                .on(RuleName.ARRIVAL_TERM, question.on())
                .filter(decided -> decided.days() != null)
                .map(AppliedTerm::of)
                .orElse(null);
        if (term == null) return new OverdueArrivals(question.on(), moment, through, null, List.of(), null);
        var overdue = offers.overdue(
                question.on(),
                moment,
                term.days(),
                Areas.codes(municipality, question.on()),
                question.after(),
                question.rows());
        var page = Items.page(overdue, question.rows(), last -> key(moment, last));
        return new OverdueArrivals(question.on(), moment, through, term, page.items(), page.nextCursor());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<String> key(Instant moment, OverdueArrival last) {
        return List.of(
                moment.toString(),
                last.expectedFrom().toString(),
                last.from().text(),
                last.offer().toString());
    }

    /**
     * @param on the day on which the list is gone through
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

        @Nullable
        After after() {
            return cursor == null ? null : Place.of(cursor).after();
        }
    }

    /** Where a list goes on. */
    private record Place(Instant knownAt, After after) {
        Place {
            // Nothing here is older, and no day of a request lies beyond what a form can say.
            if (knownAt.isBefore(Instant.EPOCH)
                    || after.expectedFrom().getYear() < 1
                    || after.expectedFrom().getYear() > 9999)
                throw new IllegalArgumentException("no place in this list");
        }

        static Place of(Cursor cursor) {
            return cursor.read(
                    4,
                    key -> new Place(
                            Instant.parse(key.get(0)),
                            new After(
                                    LocalDate.parse(key.get(1)),
                                    new MunicipalityCode(key.get(2)),
                                    UUID.fromString(key.get(3)))));
        }
    }
}
