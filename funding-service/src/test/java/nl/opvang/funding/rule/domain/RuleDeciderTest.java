package nl.opvang.funding.rule.domain;

import static nl.opvang.contracts.funding.RuleName.OUT_OF_USE_PLACES;
import static nl.opvang.contracts.funding.RuleName.TRANSITION_COSTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.contracts.funding.RuleEvent;
import nl.opvang.contracts.funding.RuleEvent.Corrected;
import nl.opvang.contracts.funding.RuleEvent.Decided;
import nl.opvang.contracts.funding.RuleEvent.HistoryImportClosed;
import nl.opvang.contracts.funding.RuleEvent.Withdrawn;
import nl.opvang.contracts.funding.RuleTerms;
import nl.opvang.contracts.funding.RuleValue;
import nl.opvang.contracts.funding.TransitionCostBasis;
import nl.opvang.funding.rule.domain.RuleCommand.CloseHistoryImport;
import nl.opvang.funding.rule.domain.RuleCommand.Correct;
import nl.opvang.funding.rule.domain.RuleCommand.Decide;
import nl.opvang.funding.rule.domain.RuleCommand.Import;
import nl.opvang.funding.rule.domain.RuleCommand.Withdraw;
import nl.opvang.funding.rule.domain.RuleRefusal.CannotEnd;
import nl.opvang.funding.rule.domain.RuleRefusal.HistoryImportIsClosed;
import nl.opvang.funding.rule.domain.RuleRefusal.IdTaken;
import nl.opvang.funding.rule.domain.RuleRefusal.NotFirstOfYear;
import nl.opvang.funding.rule.domain.RuleRefusal.RuleUnknown;
import nl.opvang.funding.rule.domain.RuleRefusal.RuleWithdrawn;
import nl.opvang.funding.rule.domain.RuleRefusal.ValueWrong;
import nl.opvang.funding.rule.domain.RuleRefusal.ValuesWrong;
import nl.opvang.plumbing.decision.DeciderSpec;
import org.junit.jupiter.api.Test;

class RuleDeciderTest extends DeciderSpec<RuleCommand, Decisions, RuleEvent, RuleRefusal> {
    private static final Rule COUNT_BY_DEFAULT = Rule.byDefault(OUT_OF_USE_PLACES, counts("2022-03-01", "yes"));

    RuleDeciderTest() {
        super(RuleDecider.DECIDER);
    }

    @Test
    void a_rule_is_decided_corrected_and_withdrawn() {
        given().when(decide(1, counts("2025-01-01", "no")))
                .then(new Decided(OUT_OF_USE_PLACES, id(1), counts("2025-01-01", "no")))
                .and()
                .when(new Correct(OUT_OF_USE_PLACES, id(1), id(2), counts("2025-02-01", "no")))
                .then(new Corrected(OUT_OF_USE_PLACES, id(1), id(2), counts("2025-02-01", "no")))
                .and()
                .when(new Withdraw(OUT_OF_USE_PLACES, id(1), id(3)))
                .then(new Withdrawn(OUT_OF_USE_PLACES, id(1), id(3)))
                .and()
                .when(new Correct(OUT_OF_USE_PLACES, id(1), id(4), counts("2025-01-01", "no")))
                .thenRefused(new RuleWithdrawn(id(1)));
    }

    @Test
    void what_was_never_decided_is_not_corrected_or_withdrawn() {
        given().when(new Correct(OUT_OF_USE_PLACES, id(1), id(2), counts("2025-01-01", "no")))
                .thenRefused(new RuleUnknown(id(1)));
        given().when(new Withdraw(OUT_OF_USE_PLACES, id(1), id(2))).thenRefused(new RuleUnknown(id(1)));
    }

    @Test
    void an_id_stands_for_one_decision() {
        givenAccepted(decide(1, counts("2025-01-01", "no")))
                .when(decide(1, counts("2025-01-01", "no")))
                .thenNothing();
        givenAccepted(decide(1, counts("2025-01-01", "no")))
                .when(decide(1, counts("2025-01-01", "yes")))
                .thenRefused(new IdTaken(id(1)));
    }

    @Test
    void a_rule_says_all_of_its_values_and_no_others() {
        var wrong = new ValuesWrong(List.of("count"));
        given().when(decide(1, terms("2025-01-01", value("days", "1")))).thenRefused(wrong);
        given().when(decide(1, terms("2025-01-01", value("count", "no"), value("count", "yes"))))
                .thenRefused(wrong);
        given().when(decide(1, counts("2025-01-01", "maybe")))
                .thenRefused(new ValueWrong(OUT_OF_USE_PLACES.parameters().getFirst()));
    }

    @Test
    void a_policy_has_no_end() {
        given().when(decide(1, terms("2025-01-01"))).thenRefused(new CannotEnd(OUT_OF_USE_PLACES));
    }

    @Test
    void a_rule_about_financial_years_begins_on_1_january() {
        given().when(new Decide(TRANSITION_COSTS, id(1), terms("2022-03-01", value("basis", "INVESTMENT"))))
                .thenRefused(new NotFirstOfYear(LocalDate.parse("2022-03-01")));
    }

    @Test
    void history_comes_in_until_it_is_closed() {
        var history = new Import(decide(1, counts("2022-03-01", "no")));
        given().when(history).then(new Decided(OUT_OF_USE_PLACES, id(1), counts("2022-03-01", "no")));
        given(new HistoryImportClosed(OUT_OF_USE_PLACES))
                .when(history)
                .thenRefused(new HistoryImportIsClosed(OUT_OF_USE_PLACES));
        givenAccepted(decide(1, counts("2022-03-01", "no")), new CloseHistoryImport(OUT_OF_USE_PLACES))
                .when(history)
                .thenNothing();
        given(new HistoryImportClosed(OUT_OF_USE_PLACES))
                .when(new CloseHistoryImport(OUT_OF_USE_PLACES))
                .thenNothing();
    }

    @Test
    void the_default_holds_until_the_first_day_that_was_decided_about() {
        var facts = List.of(
                fact(1, new Decided(OUT_OF_USE_PLACES, id(1), counts("2024-01-01", "no"))),
                fact(2, new Decided(OUT_OF_USE_PLACES, id(2), counts("2025-01-01", "yes"))),
                fact(3, new Withdrawn(OUT_OF_USE_PLACES, id(1), id(3))),
                fact(4, new Corrected(OUT_OF_USE_PLACES, id(2), id(4), counts("2022-03-01", "no"))));
        assertThat(counts(known(0, facts), "2024-06-01")).isTrue();
        assertThat(counts(known(1, facts), "2023-12-31")).isTrue();
        assertThat(counts(known(1, facts), "2024-01-01")).isFalse();
        assertThat(counts(known(2, facts), "2024-12-31")).isFalse();
        assertThat(counts(known(2, facts), "2025-01-01")).isTrue();
        assertThat(counts(known(3, facts), "2024-12-31")).isTrue();
        assertThat(known(4, facts).periods()).singleElement().satisfies(period -> {
            assertThat(period.rule().eventId()).isEqualTo(event(4));
            assertThat(period.rule().ruleId()).isEqualTo(id(2));
            assertThat(period.until()).isNull();
        });
        assertThat(known(4, facts).on(OUT_OF_USE_PLACES, LocalDate.parse("2022-02-28")))
                .isEmpty();
    }

    @Test
    void transition_costs_of_2022_are_by_depreciation_until_3_april_2023_and_then_by_investment() {
        var facts = List.of(
                new RuleFact(
                        event(1),
                        Instant.parse("2022-12-01T00:00:00Z"),
                        new Decided(TRANSITION_COSTS, id(1), terms("2022-01-01", value("basis", "DEPRECIATION")))),
                new RuleFact(
                        event(2),
                        Instant.parse("2023-04-03T10:00:00Z"),
                        new Decided(TRANSITION_COSTS, id(2), terms("2022-01-01", value("basis", "INVESTMENT")))));
        assertThat(basis(facts, "2023-03-01T00:00:00Z")).isEqualTo(TransitionCostBasis.DEPRECIATION);
        assertThat(basis(facts, "2023-05-01T00:00:00Z")).isEqualTo(TransitionCostBasis.INVESTMENT);
    }

    private static TransitionCostBasis basis(List<RuleFact> facts, String moment) {
        return KnownRules.at(Instant.parse(moment), facts, List.of())
                .ofYear(TRANSITION_COSTS, 2022)
                .orElseThrow()
                .terms()
                .choice("basis", TransitionCostBasis.class);
    }

    private static boolean counts(KnownRules known, String day) {
        return known.on(OUT_OF_USE_PLACES, LocalDate.parse(day))
                .orElseThrow()
                .terms()
                .yes("count");
    }

    private static KnownRules known(int second, List<RuleFact> facts) {
        return KnownRules.at(Instant.ofEpochSecond(second), facts, List.of(COUNT_BY_DEFAULT));
    }

    private static RuleFact fact(int second, RuleEvent event) {
        return new RuleFact(event(second), Instant.ofEpochSecond(second), event);
    }

    private static Decide decide(int id, RuleTerms terms) {
        return new Decide(OUT_OF_USE_PLACES, id(id), terms);
    }

    private static RuleTerms counts(String validFrom, String count) {
        return terms(validFrom, value("count", count));
    }

    private static RuleTerms terms(String validFrom, RuleValue... values) {
        return new RuleTerms(
                LocalDate.parse(validFrom), null, Arrays.asList(values), Certainty.ASSUMED, "Assumed for this test.");
    }

    private static RuleValue value(String name, String value) {
        return new RuleValue(name, value);
    }

    private static UUID id(int number) {
        return new UUID(1, number);
    }

    private static UUID event(int number) {
        return new UUID(9, number);
    }
}
