package nl.opvang.allocation.request.read;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.opvang.allocation.request.domain.Ranking;
import nl.opvang.allocation.request.domain.Ranking.Position;
import nl.opvang.allocation.request.read.RankedRequests.AppliedRule;
import nl.opvang.allocation.request.read.RankedRequests.RankedRequest;
import nl.opvang.allocation.request.read.RankedRequestsController.Question;
import nl.opvang.allocation.rule.domain.KnownRules;
import nl.opvang.allocation.rule.domain.KnownRules.Rule;
import nl.opvang.allocation.rule.read.Rules;
import nl.opvang.contracts.allocation.PriorityTerms;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.plumbing.http.form.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ranks the households that wait for shelter, for whoever asks. */
@Component
class RankedLists {
    private final WaitingHouseholds households;
    private final Rules rules;

    RankedLists(WaitingHouseholds households, Rules rules) {
        this.households = households;
        this.rules = rules;
    }

    RankedRequests of(Question question, String[] codes) {
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
}
