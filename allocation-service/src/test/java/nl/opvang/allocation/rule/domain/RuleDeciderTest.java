package nl.opvang.allocation.rule.domain;

import static nl.opvang.contracts.allocation.PriorityFact.DAYS_WAITING;
import static nl.opvang.contracts.allocation.PriorityFact.MEDICAL_NEED;
import static nl.opvang.contracts.allocation.PriorityMethod.STRICT_ORDER;
import static nl.opvang.contracts.allocation.PriorityMethod.WEIGHTED;
import static nl.opvang.contracts.allocation.RuleName.ABSENCE_TERM;
import static nl.opvang.contracts.allocation.RuleName.ARRIVAL_TERM;
import static nl.opvang.contracts.allocation.RuleName.HOLD_TERM;
import static nl.opvang.contracts.allocation.RuleName.PRIORITY;
import static nl.opvang.contracts.allocation.RuleName.REQUEST_TERM;
import static nl.opvang.contracts.allocation.RuleName.TARGET_ANNOUNCEMENT;
import static nl.opvang.contracts.allocation.RuleName.TARGET_PREPARATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.rule.domain.KnownRules.Rule;
import nl.opvang.allocation.rule.domain.RuleCommand.DecideDays;
import nl.opvang.allocation.rule.domain.RuleCommand.DecideLeadTime;
import nl.opvang.allocation.rule.domain.RuleCommand.DecidePriority;
import nl.opvang.allocation.rule.domain.RuleCommand.DecideTerm;
import nl.opvang.allocation.rule.domain.RuleCommand.Withdraw;
import nl.opvang.allocation.rule.domain.RuleRefusal.BoundOutOfBounds;
import nl.opvang.allocation.rule.domain.RuleRefusal.DaysOutOfBounds;
import nl.opvang.allocation.rule.domain.RuleRefusal.FactNamedTwice;
import nl.opvang.allocation.rule.domain.RuleRefusal.HoursOutOfBounds;
import nl.opvang.allocation.rule.domain.RuleRefusal.IdTaken;
import nl.opvang.allocation.rule.domain.RuleRefusal.LeadTimeOutOfBounds;
import nl.opvang.allocation.rule.domain.RuleRefusal.NotALeadTime;
import nl.opvang.allocation.rule.domain.RuleRefusal.NotATerm;
import nl.opvang.allocation.rule.domain.RuleRefusal.NotInDays;
import nl.opvang.allocation.rule.domain.RuleRefusal.RuleUnknown;
import nl.opvang.allocation.rule.domain.RuleRefusal.RuleWithdrawn;
import nl.opvang.allocation.rule.domain.RuleRefusal.WeightInStrictOrder;
import nl.opvang.allocation.rule.domain.RuleRefusal.WeightOutOfBounds;
import nl.opvang.contracts.allocation.LeadTime;
import nl.opvang.contracts.allocation.LeadTimeUnit;
import nl.opvang.contracts.allocation.PriorityCriterion;
import nl.opvang.contracts.allocation.PriorityFact;
import nl.opvang.contracts.allocation.PriorityMethod;
import nl.opvang.contracts.allocation.PriorityTerms;
import nl.opvang.contracts.allocation.RuleEvent;
import nl.opvang.contracts.allocation.RuleEvent.DaysDecided;
import nl.opvang.contracts.allocation.RuleEvent.LeadTimeDecided;
import nl.opvang.contracts.allocation.RuleEvent.PriorityDecided;
import nl.opvang.contracts.allocation.RuleEvent.TermDecided;
import nl.opvang.contracts.allocation.RuleEvent.Withdrawn;
import nl.opvang.contracts.allocation.RuleId;
import nl.opvang.contracts.allocation.RuleName;
import nl.opvang.contracts.allocation.RuleTerms;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleDeciderTest extends DeciderSpec<RuleCommand, Decisions, RuleEvent, RuleRefusal> {
    private static final UUID WITHDRAWAL = new UUID(9, 1);

    RuleDeciderTest() {
        super(RuleDecider.DECIDER);
    }

    @Test
    void a_decision_is_recorded_and_a_repeat_changes_nothing() {
        var terms = terms("2026-01-01");
        var priority = priority(WEIGHTED, criterion(MEDICAL_NEED, 10, null), criterion(DAYS_WAITING, 1, 30));
        given().when(new DecidePriority(id(1), terms, priority)).then(new PriorityDecided(id(1), terms, priority));
        given().when(term(HOLD_TERM, 1, "2026-01-01", 24)).then(new TermDecided(id(1), HOLD_TERM, terms, 24));
        given().when(term(REQUEST_TERM, 1, "2026-01-01", null)).then(new TermDecided(id(1), REQUEST_TERM, terms, null));
    }

    @Test
    void an_id_stands_for_one_decision() {
        givenAccepted(term(HOLD_TERM, 1, "2026-01-01", 24))
                .when(term(HOLD_TERM, 1, "2026-01-01", 25))
                .thenRefused(new IdTaken(id(1).id()));
    }

    @Test
    void a_withdrawn_decision_cannot_be_withdrawn_again() {
        givenAccepted(term(HOLD_TERM, 1, "2026-01-01", 24))
                .when(new Withdraw(id(1), HOLD_TERM, WITHDRAWAL))
                .then(new Withdrawn(id(1), HOLD_TERM, WITHDRAWAL));
        givenAccepted(term(HOLD_TERM, 1, "2026-01-01", 24), new Withdraw(id(1), HOLD_TERM, WITHDRAWAL))
                .when(new Withdraw(id(1), HOLD_TERM, new UUID(9, 2)))
                .thenRefused(new RuleWithdrawn(id(1)));
        given().when(new Withdraw(id(1), HOLD_TERM, WITHDRAWAL)).thenRefused(new RuleUnknown(id(1)));
        givenAccepted(term(HOLD_TERM, 1, "2026-01-01", 24), new Withdraw(id(1), HOLD_TERM, WITHDRAWAL))
                .when(new Withdraw(new RuleId(WITHDRAWAL), HOLD_TERM, new UUID(9, 3)))
                .thenRefused(new RuleUnknown(new RuleId(WITHDRAWAL)));
    }

    @Test
    void a_hold_always_ends_and_a_term_is_a_possible_number_of_hours() {
        given().when(term(HOLD_TERM, 1, "2026-01-01", null)).thenRefused(new HoursOutOfBounds(1, 24 * 92));
        given().when(term(HOLD_TERM, 1, "2026-01-01", 0)).thenRefused(new HoursOutOfBounds(1, 24 * 92));
        given().when(term(REQUEST_TERM, 1, "2026-01-01", 24 * 92 + 1)).thenRefused(new HoursOutOfBounds(1, 24 * 92));
        given().when(term(PRIORITY, 1, "2026-01-01", 24)).thenRefused(new NotATerm());
    }

    @Test
    void a_term_in_days_is_a_possible_number_of_days_or_none() {
        var terms = terms("2023-02-01");
        given().when(days(ABSENCE_TERM, 28)).then(new DaysDecided(id(1), ABSENCE_TERM, terms, 28));
        given().when(days(ABSENCE_TERM, null)).then(new DaysDecided(id(1), ABSENCE_TERM, terms, null));
        given().when(days(ABSENCE_TERM, 0)).thenRefused(new DaysOutOfBounds(1, 366));
        given().when(days(ABSENCE_TERM, 367)).thenRefused(new DaysOutOfBounds(1, 366));
        given().when(days(HOLD_TERM, 2)).thenRefused(new NotInDays());
        given().when(term(ABSENCE_TERM, 1, "2023-02-01", 24)).thenRefused(new NotATerm());
        given().when(days(ARRIVAL_TERM, 7)).then(new DaysDecided(id(1), ARRIVAL_TERM, terms, 7));
        given().when(term(ARRIVAL_TERM, 1, "2023-02-01", 24)).thenRefused(new NotATerm());
        givenAccepted(days(ABSENCE_TERM, 28)).when(days(ABSENCE_TERM, 29)).thenRefused(new IdTaken(id(1).id()));
        assertThat(KnownRules.at(
                                Instant.EPOCH,
                                List.of(new RuleFact(
                                        WITHDRAWAL, Instant.EPOCH, new DaysDecided(id(1), ABSENCE_TERM, terms, 28))))
                        .on(ABSENCE_TERM, LocalDate.parse("2023-02-01"))
                        .map(Rule::days))
                .hasValue(28);
    }

    @Test
    void a_lead_time_is_a_possible_number_of_weeks_or_months_and_only_of_a_rule_that_says_one() {
        var terms = terms("2023-01-01");
        var thirteenWeeks = new LeadTime(13, LeadTimeUnit.WEEKS);
        given().when(new DecideLeadTime(id(1), TARGET_ANNOUNCEMENT, terms, thirteenWeeks))
                .then(new LeadTimeDecided(id(1), TARGET_ANNOUNCEMENT, terms, thirteenWeeks));
        given().when(new DecideLeadTime(id(1), TARGET_PREPARATION, terms, null))
                .then(new LeadTimeDecided(id(1), TARGET_PREPARATION, terms, null));
        for (int amount : List.of(0, 105))
            given().when(new DecideLeadTime(
                            id(1), TARGET_PREPARATION, terms, new LeadTime(amount, LeadTimeUnit.MONTHS)))
                    .thenRefused(new LeadTimeOutOfBounds(1, 104));
        for (var rule : List.of(PRIORITY, HOLD_TERM, REQUEST_TERM))
            given().when(new DecideLeadTime(id(1), rule, terms, thirteenWeeks)).thenRefused(new NotALeadTime());
        given().when(term(TARGET_ANNOUNCEMENT, 1, "2023-01-01", 24)).thenRefused(new NotATerm());
        given().when(term(TARGET_PREPARATION, 1, "2023-01-01", null)).thenRefused(new NotATerm());
        givenAccepted(new DecideLeadTime(id(1), TARGET_ANNOUNCEMENT, terms, thirteenWeeks))
                .when(new Withdraw(id(1), TARGET_ANNOUNCEMENT, WITHDRAWAL))
                .then(new Withdrawn(id(1), TARGET_ANNOUNCEMENT, WITHDRAWAL));
    }

    @Test
    void criteria_are_about_different_facts_and_have_a_weight_only_where_points_are_added_up() {
        given().when(decide(WEIGHTED, criterion(MEDICAL_NEED, 1, null), criterion(MEDICAL_NEED, 2, null)))
                .thenRefused(new FactNamedTwice(MEDICAL_NEED));
        given().when(decide(WEIGHTED, criterion(MEDICAL_NEED, null, null)))
                .thenRefused(new WeightOutOfBounds(MEDICAL_NEED, 1, 10_000));
        given().when(decide(WEIGHTED, criterion(MEDICAL_NEED, 10_001, null)))
                .thenRefused(new WeightOutOfBounds(MEDICAL_NEED, 1, 10_000));
        given().when(decide(STRICT_ORDER, criterion(MEDICAL_NEED, 1, null)))
                .thenRefused(new WeightInStrictOrder(MEDICAL_NEED));
        given().when(decide(STRICT_ORDER, criterion(DAYS_WAITING, null, 0)))
                .thenRefused(new BoundOutOfBounds(DAYS_WAITING, 1, 10_000));
        given().when(decide(STRICT_ORDER))
                .thenAccepted(events -> assertThat(events).hasSize(1));
    }

    @Test
    void the_rule_of_a_day_is_the_last_that_began_and_of_two_with_one_first_day_the_later_decision() {
        var facts = new ArrayList<RuleFact>();
        say(facts, "2026-01-01T10:00:00Z", new TermDecided(id(1), HOLD_TERM, terms("2026-01-01"), 48));
        say(facts, "2026-02-01T10:00:00Z", new TermDecided(id(2), HOLD_TERM, terms("2026-03-01"), 24));
        say(facts, "2026-02-02T10:00:00Z", new TermDecided(id(3), HOLD_TERM, terms("2026-03-01"), 12));
        say(facts, "2026-04-01T10:00:00Z", new Withdrawn(id(3), HOLD_TERM, WITHDRAWAL));
        assertThat(hours(facts, "2026-01-02T00:00:00Z", "2025-12-31")).isNull();
        assertThat(hours(facts, "2026-01-02T00:00:00Z", "2026-06-01")).isEqualTo(48);
        assertThat(hours(facts, "2026-02-01T10:00:00Z", "2026-02-28")).isEqualTo(48);
        assertThat(hours(facts, "2026-02-01T10:00:00Z", "2026-03-01")).isEqualTo(24);
        assertThat(hours(facts, "2026-03-01T00:00:00Z", "2026-03-01")).isEqualTo(12);
        assertThat(hours(facts, "2026-04-01T10:00:00Z", "2026-03-01")).isEqualTo(24);
    }

    private static @Nullable Integer hours(List<RuleFact> facts, String knownAt, String on) {
        return KnownRules.at(Instant.parse(knownAt), facts)
                .on(HOLD_TERM, LocalDate.parse(on))
                .map(Rule::hours)
                .orElse(null);
    }

    private static void say(List<RuleFact> facts, String knownAt, RuleEvent event) {
        facts.add(new RuleFact(new UUID(8, facts.size()), Instant.parse(knownAt), event));
    }

    private static DecideTerm term(RuleName rule, int number, String from, @Nullable Integer hours) {
        return new DecideTerm(id(number), rule, terms(from), hours);
    }

    private static DecideDays days(RuleName rule, @Nullable Integer days) {
        return new DecideDays(id(1), rule, terms("2023-02-01"), days);
    }

    private static DecidePriority decide(PriorityMethod method, PriorityCriterion... criteria) {
        return new DecidePriority(id(1), terms("2026-01-01"), priority(method, criteria));
    }

    private static PriorityTerms priority(PriorityMethod method, PriorityCriterion... criteria) {
        return new PriorityTerms(method, List.of(criteria));
    }

    private static PriorityCriterion criterion(PriorityFact fact, @Nullable Integer weight, @Nullable Integer atMost) {
        return new PriorityCriterion(fact, weight, atMost);
    }

    private static RuleTerms terms(String from) {
        return new RuleTerms(LocalDate.parse(from), null, Certainty.HIGH, "a test");
    }

    private static RuleId id(int number) {
        return new RuleId(new UUID(1, number));
    }
}
