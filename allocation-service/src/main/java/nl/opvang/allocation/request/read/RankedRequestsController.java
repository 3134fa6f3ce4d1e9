package nl.opvang.allocation.request.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.allocation.area.Areas;
import nl.opvang.allocation.request.domain.Ranking;
import nl.opvang.allocation.request.domain.Ranking.Position;
import nl.opvang.allocation.request.read.RankedRequests.AppliedRule;
import nl.opvang.allocation.request.read.RankedRequests.RankedRequest;
import nl.opvang.allocation.rule.domain.KnownRules;
import nl.opvang.allocation.rule.domain.KnownRules.Rule;
import nl.opvang.allocation.rule.read.Rules;
import nl.opvang.contracts.allocation.PriorityTerms;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The ranked list of a municipality, a region or the country: households without names. */
@RestController
class RankedRequestsController {
    private final WaitingHouseholds households;
    private final Rules rules;

    RankedRequestsController(WaitingHouseholds households, Rules rules) {
        this.households = households;
        this.rules = rules;
    }

    @GetMapping("/v1/municipalities/{municipality}/ranked-requests")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.AUDITOR},
            scope = "municipality")
    RankedRequests ofMunicipality(@PathVariable MunicipalityCode municipality, @Query Question question) {
        return answer(question, Areas.codes(municipality, question.on()));
    }

    @GetMapping("/v1/regions/{region}/ranked-requests")
    @AllowedTo(
            value = {Role.REGION, Role.KCIO, Role.AUDITOR},
            scope = "region")
    RankedRequests ofRegion(@PathVariable RegionCode region, @Query Question question) {
        return answer(question, Areas.codes(region, question.on()));
    }

    @GetMapping("/v1/ranked-requests")
    @AllowedTo({Role.KCIO, Role.MINISTRY, Role.AUDITOR})
    RankedRequests ofCountry(@Query Question question) {
        return answer(question, Areas.codes(question.on()));
    }

    private RankedRequests answer(Question question, String[] codes) {
        var through = earlier(households.projectedThrough(), rules.projectedThrough());
        var asked = question.moment();
        var moment = asked == null || asked.isAfter(through) ? through : asked;
        var known = rules.knownAt(moment);
        var rule = known.on(RuleName.PRIORITY, question.on()).orElse(null);
        var there = households.on(question.on(), moment, codes);
        var positions = Ranking.of(there.waiting(), terms(rule), question.on(), question.skipped(), question.rows());
        int shown = question.skipped() + positions.size();
        return new RankedRequests(
                question.on(),
                moment,
                through,
                applied(rule),
                there.waiting().size(),
                positions.stream()
                        .map(position -> ranked(
                                position,
                                there.heldUntil().get(position.waiting().requestId()),
                                rule,
                                known,
                                moment))
                        .toList(),
                shown < there.waiting().size()
                        ? new Cursor(List.of(moment.toString(), Integer.toString(shown))).text()
                        : null);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static PriorityTerms terms(@Nullable Rule rule) {
        var priority = rule == null ? null : rule.priority();
        return priority == null ? KnownRules.FIRST_COME : priority;
    }

    private static AppliedRule applied(@Nullable Rule rule) {
        var terms = terms(rule);
        return rule == null
                ? new AppliedRule(null, null, null, null, null, terms.method(), terms.criteria())
                : new AppliedRule(
                        rule.ruleId(),
                        rule.eventId(),
                        rule.terms().validFrom(),
                        rule.knownAt(),
                        rule.terms().source(),
                        terms.method(),
                        terms.criteria());
    }

    private static RankedRequest ranked(
            Position position, @Nullable Instant heldUntil, @Nullable Rule rule, KnownRules known, Instant moment) {
        var waiting = position.waiting();
        var hours = known.on(RuleName.REQUEST_TERM, waiting.askedOn())
                .map(Rule::hours)
                .orElse(null);
        var dueAt = hours == null ? null : waiting.askedAt().plus(Duration.ofHours(hours));
        return new RankedRequest(
                position.position(),
                waiting.requestId().municipality(),
                waiting.requestId().id(),
                heldUntil == null ? WaitingState.OPEN : WaitingState.OFFERED,
                heldUntil,
                waiting.askedAt(),
                waiting.askedOn(),
                waiting.people(),
                waiting.minors(),
                position.points(),
                position.grounds(),
                rule == null ? null : rule.eventId(),
                dueAt,
                dueAt != null && !moment.isBefore(dueAt));
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
    private record Place(Instant knownAt, int skipped) {
        Place {
            if (skipped < 0) throw new IllegalArgumentException("skips less than nothing");
        }

        static Place of(Cursor cursor) {
            return cursor.read(2, key -> new Place(Instant.parse(key.get(0)), Integer.parseInt(key.get(1))));
        }
    }
}
